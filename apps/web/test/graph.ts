import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoTotpSecret } from '#platform/demo-person.js';
import { signIn } from '../../cli/src/sign-in.js';
import { readStack, type Stack } from '../../../deploy/local/stack-file.js';

export const committee = '310105008020';
export const subdistrict = '310105008000';

export function stack(): Stack {
  const found = readStack(process.env['LINLI_BOARD_HOME'] ?? '');
  if (!found) throw new Error('No stack runs.');
  return found;
}

const tokens = new Map<string, Promise<string>>();

export function tokenOf(handle: string): Promise<string> {
  const { publicUrl, secretsDir } = stack();
  const password = readFileSync(join(secretsDir, 'demo-password'), 'utf8').trim();
  const token =
    tokens.get(handle) ??
    signIn({ publicUrl, handle, password, totpSecret: demoTotpSecret(password, handle) }).then(({ accessToken }) => accessToken);
  tokens.set(handle, token);
  return token;
}

/** What the graph answers somebody of the demonstration, beside the board. */
export async function askGraph<Data>(handle: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${stack().publicUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(handle)}`, 'x-linli-language': 'zh' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Holds a service of the stack still, as a machine that hangs, until it is let go. */
export function hold(service: string): () => void {
  const child = stack().children.find(({ name }) => name === service);
  if (!child) throw new Error(`There is no ${service}.`);
  process.kill(child.pid, 'SIGSTOP');
  return () => process.kill(child.pid, 'SIGCONT');
}
