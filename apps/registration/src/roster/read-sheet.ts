import { Rejection } from '#platform/rejection.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import type { Sheet } from './sheet.rules.js';

export type { Sheet } from './sheet.rules.js';

const mostMegabytes = 10;
/** Largest file that is read. */
export const mostBytes = mostMegabytes * 1024 * 1024;
const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads the first sheet of an xlsx or csv file; what it is, is told by its content and never by its name.
 * At most 10 MB, 20,000 rows, 64 columns, 100 MB unpacked.
 * @throws Rejection ROSTER_FILE_… and ROSTER_TOO_MANY_…; every other error is a fault
 */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  if (bytes.length === 0) throw new Rejection('ROSTER_FILE_EMPTY');
  if (bytes.length > mostBytes) throw new Rejection('ROSTER_FILE_TOO_LARGE', { maxMegabytes: mostMegabytes });
  if (bytes.subarray(0, zip.length).equals(zip)) return readXlsx(bytes);
  // A workbook with a password is wrapped into the container that old workbooks were made of.
  if (bytes.subarray(0, compound.length).equals(compound)) {
    throw new Rejection(bytes.includes(encryptedStream) ? 'ROSTER_FILE_ENCRYPTED' : 'ROSTER_FILE_OLD_FORMAT');
  }
  return readCsv(bytes);
}
