import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Rejection } from '#platform/rejection.js';

const mostEntries = 500;
const mostBytes = 100 * 1024 * 1024;
/** A sheet of thousands of equal styled cells shrinks to a hundredth; a bomb to a thousandth. */
const mostRatio = 200;
const ratioMattersFrom = 5 * 1024 * 1024;

/** The entries of an archive that is safe to unpack. */
export class Archive {
  private constructor(
    private readonly file: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * Judges the whole archive by its central directory before a byte is unpacked. That the directory does not lie is seen
   * while reading: an entry that yields more bytes than stated there ends with an error.
   * @throws Rejection ROSTER_FILE_BROKEN, ROSTER_FILE_ENCRYPTED, ROSTER_FILE_EXPANDS_TOO_MUCH
   */
  static async open(bytes: Buffer): Promise<Archive> {
    const file = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (file.entryCount > mostEntries) throw new Rejection('ROSTER_FILE_EXPANDS_TOO_MUCH');
    const entries = new Map<string, Entry>();
    for await (const entry of file.eachEntry()) {
      if (entry.isEncrypted()) throw new Rejection('ROSTER_FILE_ENCRYPTED');
      if (entries.has(entry.fileName)) throw new Rejection('ROSTER_FILE_BROKEN');
      entries.set(entry.fileName, entry);
      refuseBomb([...entries.values()]);
    }
    return new Archive(file, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Text of one entry as it is unpacked; none when there is no such entry. */
  async read(name: string): Promise<Readable | undefined> {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    const stream = await this.file.openReadStreamPromise(entry);
    return stream.setEncoding('utf8');
  }
}

function refuseBomb(entries: readonly Entry[]): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  if (unpacked > mostBytes || (unpacked > ratioMattersFrom && unpacked > packed * mostRatio)) {
    throw new Rejection('ROSTER_FILE_EXPANDS_TOO_MUCH');
  }
}
