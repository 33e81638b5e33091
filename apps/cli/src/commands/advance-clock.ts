import { readFile, writeFile } from 'node:fs/promises';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';
import { localPlace } from '../stack.js';

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `linli clock advance 12h`: moves "now" of every service of the local stack, so that a journey of days can be tried. */
export async function advanceClock(by: string, output: Output): Promise<void> {
  const match = /^(-?\d+)([mhd])$/.exec(by);
  if (!match) throw new CliError('Say how far: 30m, 12h or 3d.', 2);
  const { clockFile } = localPlace();
  const offsetMs = (await currentOffset(clockFile)) + Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
  await writeFile(clockFile, JSON.stringify({ offsetMs }));
  output.result({ offsetMs }, `The clock of the local stack now says ${new Date(Date.now() + offsetMs).toISOString()}.`);
}

export async function resetClock(output: Output): Promise<void> {
  await writeFile(localPlace().clockFile, JSON.stringify({ offsetMs: 0 }));
  output.result({ offsetMs: 0 }, 'The clock of the local stack tells the real time again.');
}

async function currentOffset(file: string): Promise<number> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { offsetMs: number }).offsetMs;
  } catch {
    return 0;
  }
}
