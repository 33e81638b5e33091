import { firstLanguage } from '../language/first-language.js';
import type { Session } from './session.js';

/** What a door beside the graph answers. @throws Error as `fetchFile` */
export const fetchJson = async <Answer>(session: Session, path: string, body?: unknown): Promise<Answer> =>
  JSON.parse(await (await fetchFile(session, path, body)).text()) as Answer;

/** A file that only this person may have. @throws Error with what the service said */
export async function fetchFile(session: Session, path: string, body?: unknown): Promise<Blob> {
  const answer = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await session.accessToken()}`,
      'x-linli-language': firstLanguage(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer.ok) return answer.blob();
  const { detail } = (await answer.json().catch(() => ({}))) as { detail?: string };
  throw new Error(detail ?? String(answer.status));
}
