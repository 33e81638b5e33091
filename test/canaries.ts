import { execFileSync } from 'node:child_process';
import type { DemoRow } from '../apps/cli/src/demo/roster.js';

/** What would tell who these people are, as it was typed. Names of two characters stand in ordinary words too. */
export const canariesOf = (people: readonly DemoRow[]): string[] =>
  people.flatMap(({ name = '', documentNumber, phone }) =>
    [documentNumber ?? '', phone ?? '', name.length > 2 ? name : ''].filter((text) => text !== ''),
  );

/** Those that stand in one of the texts. */
export const canariesIn = (texts: readonly string[], canaries: readonly string[]): string[] =>
  canaries.filter((canary) => texts.some((text) => text.includes(canary)));

/** Files below `folders` that hold one of these texts, byte for byte. */
export function filesWith(texts: readonly string[], folders: readonly string[]): string[] {
  try {
    const found = execFileSync('grep', ['-rlaF', '-f', '-', '--', ...folders], {
      input: texts.join('\n'),
      encoding: 'utf8',
      env: { LC_ALL: 'C' },
    });
    return found.trim().split('\n');
  } catch (error) {
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
}
