import { signInDemo } from '../demo/sign-in-demo.js';

/** Prints nothing but a real access token of a demo person, so that it can stand in a shell's `$( )`. */
export async function token(role: string): Promise<void> {
  const { accessToken } = await signInDemo(role);
  process.stdout.write(`${accessToken}\n`);
}
