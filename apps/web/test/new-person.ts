import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { demoTotpSecret } from '#platform/demo-person.js';
import { stack } from './graph.js';

const secret = (name: string): string => readFileSync(join(stack().secretsDir, name), 'utf8').trim();

export interface NewPerson {
  handle: string;
  role: string;
  scope: string;
}

/** People beside those of the demonstration, who sign in with a password and a code. */
export async function makePersons(persons: readonly NewPerson[]): Promise<void> {
  const answer = await fetch(`${stack().services['identity']?.url}/identity/demo-persons`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linli-gateway': secret('gateway-token') },
    body: JSON.stringify(persons),
  });
  if (!answer.ok) throw new Error(`The persons could not be made: ${answer.status}`);
}

export const password = (): string => secret('demo-password');

/** What the app of this person shows now. */
export const codeOf = (handle: string): string =>
  new TOTP({ secret: Secret.fromBase32(demoTotpSecret(password(), handle)), algorithm: 'SHA1' }).generate();
