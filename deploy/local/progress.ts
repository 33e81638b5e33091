export type Say = (line: string) => void;

export interface Step {
  title: string;
  /** `note` shows what happens meanwhile. */
  work: (note: Say) => Promise<unknown>;
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const asLines = async (groups: Step[][], say: Say): Promise<void> => {
  for (const group of groups) {
    await Promise.all(
      group.map(async ({ title, work }) => {
        const since = Date.now();
        await work(say);
        say(`${title}: ready after ${seconds(since)}`);
      }),
    );
  }
};

const onTerminal = async (groups: Step[][]): Promise<void> => {
  // Loaded only where it is seen: the supervisor stays small.
  const { Listr } = await import('listr2');
  const timer = { condition: true, field: (ms: number) => `${(ms / 1000).toFixed(1)} s`, format: () => (text?: string) => `${text}` };
  for (const group of groups) {
    const tasks = group.map(({ title, work }) => ({
      title,
      task: async (_: unknown, task: { output: string }) => void (await work((line) => (task.output = line))),
    }));
    await new Listr(tasks, { concurrent: true, rendererOptions: { timer, collapseErrors: false, showErrorMessage: false } }).run();
  }
};

/** Does the groups one after the other, the steps of a group together; a step that fails ends it with its error. */
export const doSteps = (groups: Step[][], say: Say): Promise<void> =>
  process.stdout.isTTY && process.stdout.columns >= 40 ? onTerminal(groups) : asLines(groups, say);
