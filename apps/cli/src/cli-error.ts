/**
 * Ends the command with one sentence. Exit codes: 0 done; 1 it failed; 2 wrong use; 3 done, but some rows were refused;
 * 4 no running stack; 5 not allowed here.
 */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 | 3 | 4 | 5 = 1,
  ) {
    super(message);
  }
}
