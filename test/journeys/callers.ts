import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphAnswer, RunningStack } from '../running-stack.js';

export interface Caller {
  /** What comes back, a "no" too. Whoever finds a service away, or is told to come back, asks again with the same variables, as a phone does. */
  answer(query: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
  data<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}

const comeBack = ['SERVICE_UNAVAILABLE', 'TRY_LATER', 'COST_BUDGET_SPENT'];
const deadlineMs = 120_000;
const longestPauseMs = 1_500;

/** Asks until there is an answer, each time a little later, so that a crowd does not hold up a service that starts again. */
export async function insist<Answer>(ask: () => Promise<Answer>, isFinal: (answer: Answer) => boolean): Promise<Answer> {
  const end = Date.now() + deadlineMs;
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    let reason: string;
    try {
      const answer = await ask();
      if (isFinal(answer)) return answer;
      reason = JSON.stringify(answer);
    } catch (error) {
      reason = String(error);
    }
    if (Date.now() > end) throw new Error(`No answer within ${deadlineMs} ms, but ${reason}`);
    await pause(pauseMs);
  }
}

const isAnswer = ({ errors }: GraphAnswer): boolean => !errors?.some(({ extensions }) => comeBack.includes(extensions.code ?? ''));

/** The same over plain HTTP; an answer that is a "no" is thrown. */
export async function fetched(ask: () => Promise<Response>): Promise<Response> {
  const response = await insist(ask, ({ status }) => status !== 503 && status !== 429);
  if (!response.ok) throw new Error(`${new URL(response.url).pathname}: ${await response.text()}`);
  return response;
}

/** Somebody who asks by these means. */
const callerBy = (ask: (query: string, variables?: Record<string, unknown>) => Promise<GraphAnswer>): Caller => {
  const answer: Caller['answer'] = (query, variables) => insist(() => ask(query, variables), isAnswer);
  return {
    answer,
    async data<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await answer(query, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
  };
};

export const staff = (stack: RunningStack, handle: string): Caller =>
  callerBy((query, variables) => stack.graphql(handle, query, variables));

interface Session {
  accessToken: string;
  refreshToken: string;
  /** Seconds. */
  expiresIn: number;
}

/** Somebody with a phone and no account: signs in by the code that the demonstration would have sent. */
export class PhoneCaller implements Caller {
  private session: Session = { accessToken: '', refreshToken: '', expiresIn: 0 };
  private renewAt = Infinity;
  private readonly caller = callerBy(async (query, variables = {}) => {
    if (Date.now() > this.renewAt) await this.renew();
    const headers = { ...this.headers(), authorization: `Bearer ${this.session.accessToken}`, 'x-request-id': randomUUID() };
    const body = JSON.stringify({ query, variables });
    return (await fetch(`${this.stack.facts.publicUrl}/graphql`, { method: 'POST', headers, body })).json() as Promise<GraphAnswer>;
  });

  readonly answer: Caller['answer'] = this.caller.answer;
  readonly data: Caller['data'] = this.caller.data;

  constructor(
    private readonly stack: RunningStack,
    readonly phone: string,
    readonly language: string,
  ) {}

  /** `meanwhile` is what happens between the code and its entry. */
  async signIn(meanwhile = async (): Promise<void> => {}): Promise<void> {
    await this.post('phone-codes', { phone: this.phone, language: this.language });
    const outbox = (await (await fetched(() => fetch(this.at('demo/outbox')))).json()) as { phone: string; text: string }[];
    const code = /\d{6}/.exec(outbox.find(({ phone }) => phone === this.phone)?.text ?? '')?.[0];
    await meanwhile();
    this.keep(await this.post<Session>('phone-sessions', { phone: this.phone, code }));
  }

  /** With what is granted now. */
  async renew(): Promise<void> {
    this.keep(await this.post<Session>('phone-sessions/refresh', { refreshToken: this.session.refreshToken }));
  }

  private keep(session: Session): void {
    this.session = session;
    this.renewAt = Date.now() + (session.expiresIn - 60) * 1_000;
  }

  private at = (path: string): string => `${this.stack.facts.publicUrl}/identity/${path}`;
  private headers = () => ({ 'content-type': 'application/json', 'x-linli-language': this.language });

  private async post<Answer>(path: string, body: object): Promise<Answer> {
    const response = await fetched(() => fetch(this.at(path), { method: 'POST', headers: this.headers(), body: JSON.stringify(body) }));
    return (await response.json()) as Answer;
  }
}
