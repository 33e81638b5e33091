import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CheckpointSigned } from '#contracts/audit.events.js';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { Frontier } from '#ledger/merkle.js';
import { readSignerKey, type Signer, verifierKey } from '#ledger/note.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { readSecret } from '#platform/config.js';
import { type AuditConfig, AuditSettings } from '../audit.config.js';

const mostLeaves = 1_000;
const longestMs = 5_000;
const everywhere = '000000000000';

const head = `SELECT size::float8, frontier, signed_size::float8 AS "signedSize", signed_at AS "signedAt", checkpoints FROM ledger_head WHERE id = 1 FOR UPDATE`;

/** Signs the state of the ledger, at most every 5 s or 1,000 leaves, and lets everybody have it: a topic and a file. */
@Injectable()
export class SignCheckpoint {
  private readonly signer: Signer = readSignerKey(readSecret('ledger-signing-key'));
  private filed?: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(AuditSettings) private readonly config: AuditConfig,
  ) {}

  get verifierKey(): string {
    return verifierKey(this.signer);
  }

  /**
   * Part of the transaction that has appended; `now` signs whatever is not signed yet.
   * @returns whether all is signed now
   */
  async execute(tx: EntityManager, now: boolean): Promise<boolean> {
    const [state] = await tx.query<{ size: number; frontier: Buffer[]; signedSize: number; signedAt: Date; checkpoints: number }[]>(head);
    const waiting = state!.size - state!.signedSize;
    const at = this.clock.now();
    const isDue = now || waiting >= mostLeaves || Math.abs(at.getTime() - state!.signedAt.getTime()) >= longestMs;
    if (waiting === 0 || !isDue) return waiting === 0;
    const { size, frontier, checkpoints } = state!;
    const note = signCheckpoint(this.signer, Frontier.of(size, frontier), at);
    await tx.query(`INSERT INTO checkpoint (size, note, signed_at, cosignatures) VALUES ($1, $2, $3, '')`, [size, note, at]);
    await tx.query('UPDATE ledger_head SET signed_size = $1, signed_at = $2, checkpoints = $3 WHERE id = 1', [size, at, checkpoints + 1]);
    const about = { sequence: checkpoints + 1, jurisdiction: everywhere };
    await this.outbox.add(tx, CheckpointSigned, { origin: this.signer.name, size, note }, about);
    return true;
  }

  /** Leaves the checkpoints that are new to it in the folder: all in `checkpoints.ndjson`, the newest in `checkpoint`. */
  async publish(): Promise<void> {
    const folder = this.config.CHECKPOINT_DIR;
    if (!folder) return;
    await mkdir(folder, { recursive: true });
    this.filed ??= await this.newestFiled(folder);
    const rows = await this.dataSource.query<{ size: number; note: string }[]>(
      'SELECT size::float8, note FROM checkpoint WHERE size > $1 ORDER BY size LIMIT 1000',
      [this.filed],
    );
    const last = rows.at(-1);
    if (!last) return;
    await appendFile(join(folder, 'checkpoints.ndjson'), rows.map(({ note }) => `${JSON.stringify(note)}\n`).join(''));
    await writeFile(join(folder, 'checkpoint.new'), last.note);
    await rename(join(folder, 'checkpoint.new'), join(folder, 'checkpoint'));
    await writeFile(join(folder, 'verifier-key'), `${this.verifierKey}\n`);
    this.filed = last.size;
  }

  private async newestFiled(folder: string): Promise<number> {
    const { readFile } = await import('node:fs/promises');
    const note = await readFile(join(folder, 'checkpoint'), 'utf8').catch(() => '');
    return Number(note.split('\n')[1] ?? 0) || 0;
  }
}
