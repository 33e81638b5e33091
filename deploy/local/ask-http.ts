import { get } from 'node:http';

/** Status of the answer to a GET; rejects when there is no answer within `timeoutMs`. */
export const statusOf = (url: string, timeoutMs = 5_000): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = get(url, { timeout: timeoutMs, agent: false }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    request.once('error', reject);
  });
