import { randomUUID } from 'node:crypto';
import { eventually } from '#testing/stack.js';
import type { GraphAnswer, RunningStack } from '../running-stack.js';

export interface Caller {
  /** The answer; whoever finds a service away asks again with the same variables, as a phone does. */
  data<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}

const away = 'SERVICE_UNAVAILABLE';

async function answered<Data>(ask: () => Promise<GraphAnswer>): Promise<Data> {
  const { data, errors } = await eventually(async () => {
    const answer = await ask();
    return !answer.errors?.some(({ extensions }) => extensions.code === away) && answer;
  }, 60_000);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data as Data;
}

export const staff = (stack: RunningStack, handle: string): Caller => ({
  data: (query, variables) => answered(() => stack.graphql(handle, query, variables)),
});

interface Session {
  accessToken: string;
  refreshToken: string;
}

/** Somebody with a phone and no account: signs in by the code that the demonstration would have sent. */
export class PhoneCaller implements Caller {
  private session: Session = { accessToken: '', refreshToken: '' };

  constructor(
    private readonly stack: RunningStack,
    readonly phone: string,
    readonly language: string,
  ) {}

  async signIn(): Promise<void> {
    await this.post('phone-codes', { phone: this.phone, language: this.language });
    const outbox = (await (await fetch(this.at('demo/outbox'))).json()) as { phone: string; text: string }[];
    const code = /\d{6}/.exec(outbox.find(({ phone }) => phone === this.phone)?.text ?? '')?.[0];
    this.session = await this.post<Session>('phone-sessions', { phone: this.phone, code });
  }

  /** With what is granted now. */
  async renew(): Promise<void> {
    this.session = await this.post<Session>('phone-sessions/refresh', { refreshToken: this.session.refreshToken });
  }

  data<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return answered(async () => {
      const headers = { ...this.headers(), authorization: `Bearer ${this.session.accessToken}`, 'x-request-id': randomUUID() };
      const body = JSON.stringify({ query, variables });
      return (await fetch(`${this.stack.facts.publicUrl}/graphql`, { method: 'POST', headers, body })).json() as Promise<GraphAnswer>;
    });
  }

  private at = (path: string): string => `${this.stack.facts.publicUrl}/identity/${path}`;
  private headers = () => ({ 'content-type': 'application/json', 'x-linli-language': this.language });

  private async post<Answer>(path: string, body: object): Promise<Answer> {
    const response = await fetch(this.at(path), { method: 'POST', headers: this.headers(), body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}
