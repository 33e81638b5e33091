import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CliError } from './cli-error.js';

const againAfterMs = 1_000;
const passing = new Set(['SERVICE_UNAVAILABLE', 'TRY_LATER', 'COST_BUDGET_SPENT']);

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** The gateway as a caller with a token sees it. `language` chooses the language of refusals. */
export class Api {
  constructor(
    private readonly publicUrl: string,
    private readonly token: () => Promise<string>,
    private readonly language = 'en',
    /** How often something is asked while a service does not answer or is too busy; only for what may be asked twice. */
    private readonly tries = 1,
  ) {}

  /** @throws CliError with code and text of the first error. */
  async graphql<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const body = JSON.stringify({ query, variables });
    let answer: Answer = {};
    for (let asked = 1; asked <= this.tries; asked += 1) {
      if (asked > 1) await pause(againAfterMs);
      answer = (await (await this.fetch('/graphql', { body, type: 'application/json' })).json()) as Answer;
      if (!answer.errors?.some(({ extensions }) => passing.has(extensions?.code ?? ''))) break;
    }
    const error = answer.errors?.[0];
    if (error) throw new CliError(`${error.extensions?.code ?? 'ERROR'}: ${error.message}`);
    return answer.data as Data;
  }

  async rest<Data>(path: string, upload?: { body: RequestInit['body']; type?: string }): Promise<Data> {
    let response = await this.fetch(path, upload);
    for (let asked = 1; asked < this.tries && response.status === 503; asked += 1) {
      await pause(againAfterMs);
      response = await this.fetch(path, upload);
    }
    if (response.ok) return (await response.json()) as Data;
    throw await refusal(response);
  }

  async file(path: string): Promise<Buffer> {
    const response = await this.fetch(path);
    if (response.ok) return Buffer.from(await response.arrayBuffer());
    throw await refusal(response);
  }

  private async fetch(path: string, upload?: { body: RequestInit['body']; type?: string }): Promise<Response> {
    const headers = {
      authorization: `Bearer ${await this.token()}`,
      'x-linli-language': this.language,
      'x-request-id': randomUUID(),
      ...(upload?.type && { 'content-type': upload.type }),
    };
    try {
      return await fetch(new URL(path, this.publicUrl), { method: upload ? 'POST' : 'GET', headers, body: upload?.body });
    } catch {
      throw new CliError(`The gateway at ${this.publicUrl} does not answer. Is the stack running? (npm start)`, 4);
    }
  }
}

async function refusal(response: Response): Promise<CliError> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  return new CliError(`${problem.code ?? response.status}: ${problem.detail ?? response.statusText}`, response.status === 403 ? 5 : 1);
}
