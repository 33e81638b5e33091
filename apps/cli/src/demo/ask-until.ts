import { setTimeout as pause } from 'node:timers/promises';
import { CliError } from '../cli-error.js';

const longestWaitMs = 60_000;

/** What `ask` answers as soon as it is not undefined: facts need a moment from one service to the next. @throws CliError */
export async function askUntil<Answer>(what: string, ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (const until = Date.now() + longestWaitMs; Date.now() < until; await pause(200)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new CliError(`${what} did not come in time. Look into .local/logs`);
}
