import { closeSync, fdatasync, openSync, readFileSync, writeSync } from 'node:fs';

export type Answer = 'ok' | 'refused' | 'unknown';

/** What the driver has asked, and what it was told; nobody but the driver writes it. */
export interface Entry {
  op: string;
  key: string;
  /** Nothing while no answer has come: as good as `unknown`. */
  answer?: Answer;
  version?: number;
}

/** A file of lines that are on the disk before anybody goes on: what was asked before it is sent, what was told before it counts. */
export class Journal {
  private readonly file: number;
  private running: Promise<void> = Promise.resolve();
  private next?: Promise<void>;

  constructor(readonly path: string) {
    this.file = openSync(path, 'ax');
  }

  /** Lines that come while the disk is busy share its next turn. */
  write(entry: Entry): Promise<void> {
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
    this.next ??= this.running.then(() => {
      this.next = undefined;
      return (this.running = this.sync());
    });
    return this.next;
  }

  close(): void {
    closeSync(this.file);
  }

  private sync(): Promise<void> {
    return new Promise((resolve, reject) => fdatasync(this.file, (error) => (error ? reject(error) : resolve())));
  }
}

/** The last line of each operation. */
export function readJournal(path: string): Map<string, Entry> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as Entry).map((entry) => [entry.op, entry]));
}
