import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpoint } from '#ledger/checkpoint.js';
import { emptyRoot } from '#ledger/merkle.js';
import type { TreeState } from '#ledger/proofs.js';

/** Everything that was ever signed, a note in JSON a line, on the disk before anybody hears of it. The last line is the state. */
export class Cosigned {
  last: TreeState = { size: 0, root: emptyRoot };
  readonly file: string;

  /** @throws when the file holds what this program did not write: then nothing may be signed any more */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.file = join(folder, 'cosigned.ndjson');
    if (!existsSync(this.file)) return;
    const content = readFileSync(this.file, 'utf8');
    const whole = content.slice(0, content.lastIndexOf('\n') + 1);
    // A line without its end was never answered with: the machine stopped in between.
    if (whole.length < content.length) truncateSync(this.file, Buffer.byteLength(whole));
    for (const line of whole.split('\n').filter(Boolean)) {
      const { size, root } = readCheckpoint(JSON.parse(line) as string);
      if (size < this.last.size) throw new Error(`${this.file}: a smaller tree after a larger one`);
      this.last = { size, root };
    }
  }

  async keep(note: string, state: TreeState): Promise<void> {
    const file = openSync(this.file, 'a', 0o600);
    try {
      writeSync(file, `${JSON.stringify(note)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.last = state;
  }
}
