import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openNote, readVerifierKey, type Verifier } from '#ledger/note.js';
import { consistencyRanges } from '#ledger/proofs.js';
import { ReadTree } from '../ledger/read-tree.js';
import { type AuditConfig, AuditSettings } from '../audit.config.js';

const timeoutMs = 3_000;

interface Witness {
  url: string;
  verifier: Verifier;
  /** Size that it has signed last. */
  size: number;
}

/** Asks every witness to sign the newest checkpoint (`c2sp.org/tlog-witness`). A witness that does not answer holds up nothing. */
@Injectable()
export class AskWitnesses {
  private readonly logger = new Logger('Witness');
  private readonly known = new Map<string, Witness>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly tree: ReadTree,
    @Inject(AuditSettings) private readonly config: AuditConfig,
  ) {}

  /** @returns whether every witness has signed it */
  async execute(): Promise<boolean> {
    if (this.config.WITNESS_URL.length === 0) return true;
    const [newest] = await this.dataSource.query<{ size: number; note: string }[]>(
      'SELECT size::float8, note FROM checkpoint ORDER BY size DESC LIMIT 1',
    );
    if (!newest) return true;
    let signed = true;
    for (const url of this.config.WITNESS_URL)
      await this.ask(url, newest).catch((error: unknown) => {
        signed = false;
        this.logger.warn({ message: 'A witness did not sign', url, error: String(error) });
      });
    return signed;
  }

  private async ask(url: string, { size, note }: { size: number; note: string }): Promise<void> {
    const witness = this.known.get(url) ?? (await this.meet(url));
    if (witness.size >= size) return;
    let response = await this.submit(witness, size, note);
    if (response.status === 409) {
      witness.size = Number(await response.text());
      if (witness.size > size) throw new Error(`it has seen ${witness.size} leaves, the ledger has ${size}`);
      response = await this.submit(witness, size, note);
    }
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    const line = await response.text();
    openNote(note + line, [witness.verifier]);
    await this.dataSource.query(
      'UPDATE checkpoint SET cosignatures = cosignatures || $2 WHERE size = $1 AND position($2 IN cosignatures) = 0',
      [size, line],
    );
    witness.size = size;
  }

  private async submit({ url, size }: Witness, newest: number, note: string): Promise<Response> {
    const proof = await this.tree.proof(this.dataSource.manager, consistencyRanges(size, newest));
    const body = [`old ${size}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n');
    return fetch(`${url}/add-checkpoint`, { method: 'POST', body, signal: AbortSignal.timeout(timeoutMs) });
  }

  private async meet(url: string): Promise<Witness> {
    const response = await fetch(`${url}/verifier-key`, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    const witness = { url, verifier: readVerifierKey(await response.text()), size: 0 };
    this.known.set(url, witness);
    return witness;
  }
}
