import { demoTotpSecret } from '#platform/demo-person.js';
import { Api } from '../api.js';
import { CliError } from '../cli-error.js';
import { signIn, type SignedIn } from '../sign-in.js';
import { localPlace, secret } from '../stack.js';
import { demoPersons } from './persons.js';

const renewBeforeMs = 60_000;
/** A second apart: the demonstration is seeded on machines that are busy starting it. */
const triesOfTheDemo = 30;

/** A real access token of a demo person, by the same pages that people use. The password exists on a local stack only. */
export async function signInDemo(handle: string): Promise<SignedIn> {
  if (!demoPersons.some((person) => person.handle === handle))
    throw new CliError(`There is no demo person "${handle}". There are: ${demoPersons.map((person) => person.handle).join(', ')}`, 2);
  const { publicUrl, secretsDir } = localPlace();
  const password = secret(secretsDir, 'demo-password');
  return signIn({ publicUrl, handle, password, totpSecret: demoTotpSecret(password, handle) });
}

/** The gateway as this demo person; signs in when first needed and again before the token ends. */
export function apiAs(handle: string, language?: string): Api {
  let signedIn: Promise<SignedIn> | undefined;
  const token = async (): Promise<string> => {
    if (signedIn && (await signedIn).expiresAt.getTime() - renewBeforeMs < Date.now()) signedIn = undefined;
    signedIn ??= signInDemo(handle);
    return (await signedIn).accessToken;
  };
  return new Api(localPlace().publicUrl, token, language, triesOfTheDemo);
}
