import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoTotpSecret } from '#platform/demo-person.js';
import { temporaryHome } from '#testing/embedded-engines.js';
import { eventually } from '#testing/stack.js';
import { signIn } from '../apps/cli/src/sign-in.js';
import { removeHome } from '../deploy/local/fresh.js';
import { checkout } from '../deploy/local/places.js';
import { readStack, type Stack } from '../deploy/local/stack-file.js';

export interface Person {
  handle: string;
  role: string;
  scope: string;
}

export interface GraphAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code?: string } }[];
}

export interface Progress {
  importId: string;
  state: string;
  created: number;
  rowsBad: number;
}

/** A token lives for ten minutes. */
const sessionMs = 9 * 60_000;

/** A whole stack of its own for one journey: every service a process, and callers who sign in like people. */
export class RunningStack {
  readonly home = temporaryHome();
  private readonly sessions = new Map<string, { token: Promise<string>; until: number }>();

  /** `environment` is added to that of every process of the stack. */
  start(environment: NodeJS.ProcessEnv = {}): void {
    this.run('start', ['--detach', '--no-seed'], environment);
  }

  /** Nothing of it is left. */
  end(): void {
    this.run('stop', []);
    removeHome(this.home);
  }

  get facts(): Stack {
    const stack = readStack(this.home);
    if (!stack) throw new Error('No stack runs.');
    return stack;
  }

  async makePersons(persons: readonly Person[]): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-linli-gateway': this.secret('gateway-token') };
    const address = `${this.facts.services['identity']?.url}/identity/demo-persons`;
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(persons) });
    if (!response.ok) throw new Error(`The persons could not be made: ${response.status}`);
  }

  /** Whoever could not sign in, or did so long ago, does it again. */
  tokenOf(handle: string): Promise<string> {
    const known = this.sessions.get(handle);
    if (known && known.until > Date.now()) return known.token;
    const password = this.secret('demo-password');
    const { publicUrl } = this.facts;
    const person = { publicUrl, handle, password, totpSecret: demoTotpSecret(password, handle) };
    const token = signIn(person).then(({ accessToken }) => accessToken);
    this.sessions.set(handle, { token, until: Date.now() + sessionMs });
    token.catch(() => this.sessions.delete(handle));
    return token;
  }

  /** Through the gateway, or straight at a service as the gateway would ask it. */
  async graphql(handle: string, query: string, variables: Record<string, unknown> = {}, service?: string): Promise<GraphAnswer> {
    const at = service ? this.facts.services[service]?.url : this.facts.publicUrl;
    const headers = {
      ...(await this.headers(handle)),
      'content-type': 'application/json',
      ...(service && { 'x-linli-gateway': this.secret('gateway-token') }),
    };
    const response = await fetch(`${at}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as GraphAnswer;
  }

  async fetch(handle: string, path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.facts.publicUrl}${path}`, { ...init, headers: { ...(await this.headers(handle)), ...(init.headers as object) } });
  }

  async loadAreas(handle: string): Promise<void> {
    const body = readFileSync(join(checkout, 'samples', 'areas', '310105-changning-2023.csv'));
    const headers = { 'content-type': 'text/csv' };
    const response = await this.fetch(handle, '/api/areas?year=2023', { method: 'POST', body, headers });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Whatever the answer is. */
  async send(handle: string, area: string, roster: Uint8Array | string): Promise<Response> {
    const form = new FormData();
    form.set('file', new Blob([typeof roster === 'string' ? roster : Uint8Array.from(roster)]), 'roster');
    return this.fetch(handle, `/api/rosters?area=${area}`, { method: 'POST', body: form });
  }

  async upload(handle: string, area: string, roster: Uint8Array | string): Promise<Progress> {
    const response = await this.send(handle, area, roster);
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Progress;
  }

  async apply(handle: string, { importId }: Progress): Promise<void> {
    const response = await this.fetch(handle, `/api/rosters/${importId}/apply`, { method: 'POST' });
    if (!response.ok) throw new Error(await response.text());
  }

  applied(handle: string, { importId }: Progress, deadlineMs = 60_000): Promise<Progress> {
    return eventually(async () => {
      const progress = (await (await this.fetch(handle, `/api/rosters/${importId}`)).json()) as Progress;
      return progress.state === 'applied' && progress;
    }, deadlineMs);
  }

  /** Moves "now" of every service. */
  moveClock(offsetMs: number): void {
    writeFileSync(this.facts.clockFile, JSON.stringify({ offsetMs }));
  }

  /** Ends a process, whose id it returns, without a word; the supervisor starts it again. */
  async kill(service: string): Promise<number> {
    const { pid } = await eventually(() => this.facts.children.find(({ name }) => name === service), 30_000);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  private async headers(handle: string): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.tokenOf(handle)}`, 'x-request-id': randomUUID(), 'x-linli-language': 'en' };
  }

  private secret(name: string): string {
    return readFileSync(join(this.facts.secretsDir, name), 'utf8').trim();
  }

  private run(script: 'start' | 'stop', args: string[], more: NodeJS.ProcessEnv = {}): void {
    const { PATH, HOME } = process.env;
    const command = join(checkout, 'deploy', 'local', `${script}.mjs`);
    const env = { PATH, HOME, LINLI_HOME: this.home, PORT: '0', ...more };
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env });
    if (status !== 0) throw new Error(stdout + stderr);
  }
}
