import type { Child } from './child.js';
import { isAlive, pidOf } from './pid.js';
import { writeStack, type Stack, type StackChild } from './stack-file.js';
import { until } from './until.js';

const END_DEADLINE_MS = 20_000;

/** Who ends after whom: the gateway before the services it asks, those before the broker, the database last. */
const rank = (name: string): number =>
  ['gateway', 'services', 'Kafka', 'PostgreSQL'].indexOf(name === 'gateway' || /^[A-Z]/.test(name) ? name : 'services');

const inOrder = async (names: string[], end: (name: string) => Promise<void>): Promise<void> => {
  for (const step of [0, 1, 2, 3]) await Promise.all(names.filter((name) => rank(name) === step).map(end));
};

/** All children of the supervisor, as they stand in `stack.json` from the moment of their birth. */
export class Family {
  private readonly children = new Map<string, Child>();
  private readonly wished = new Set<string>();
  private readonly ending = new AbortController();

  constructor(private readonly stack: Stack) {}

  /** Aborts when the stack is told to stop. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Called without a pause after the birth, so that no child is unknown to the next supervisor when this one is killed. */
  born(child: Child, port: number): void {
    this.children.set(child.name, child);
    const startedAt = new Date().toISOString();
    const { name, pid, log } = child;
    const others = this.stack.children.filter((other) => other.name !== name);
    this.stack.children = [...others, { name, ...pidOf(pid), startedAt, port, log }];
    writeStack(this.stack);
    if (this.signal.aborted) void child.stop();
  }

  child(name: string): Child | undefined {
    return this.children.get(name);
  }

  /** Ends a child in an orderly way; whoever keeps it starts it again at once. */
  async restart(name: string): Promise<void> {
    this.wished.add(name);
    await this.children.get(name)?.stop();
  }

  /** Whether the last end of the child was asked for; true once for each time. */
  wasWished(name: string): boolean {
    return this.wished.delete(name);
  }

  async stopAll(say: (line: string) => void): Promise<void> {
    this.ending.abort();
    this.stack.state = 'stopping';
    writeStack(this.stack);
    await inOrder([...this.children.keys()], async (name) => {
      await this.children.get(name)?.stop();
      say(`${name} has ended`);
    });
  }
}

const endOrphan = async (child: StackChild): Promise<void> => {
  const send = (signal: NodeJS.Signals): void => {
    // Between a look and a signal the number could change hands only if the child ended right then.
    if (isAlive(child)) process.kill(child.pid, signal);
  };
  const gone = () => (isAlive(child) ? undefined : true);
  send(child.name === 'PostgreSQL' ? 'SIGINT' : 'SIGTERM');
  await until(`The end of ${child.name}`, END_DEADLINE_MS, gone).catch(() => {
    send('SIGKILL');
    return until(`The end of ${child.name}`, END_DEADLINE_MS, gone);
  });
};

/** Ends what a killed supervisor left running, and only that: a number that was given to another program meanwhile is left alone. */
export const endOrphans = async (former: Stack | undefined, say: (line: string) => void): Promise<void> => {
  const orphans = (former?.children ?? []).filter(isAlive);
  await inOrder(
    orphans.map((child) => child.name),
    async (name) => {
      say(`${name} was left by a stack that was killed; it ends now`);
      await Promise.all(orphans.filter((child) => child.name === name).map(endOrphan));
    },
  );
};
