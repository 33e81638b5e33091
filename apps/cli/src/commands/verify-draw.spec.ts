import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { commitmentOf, drawOrder } from '#platform/draw.js';
import { Output } from '../output.js';
import { verifyDraw } from './verify-draw.js';

const folder = mkdtempSync(join(tmpdir(), 'linli-draw-'));
const seed = '00ff'.repeat(16);
const order = drawOrder(seed, ['a', 'b', 'c', 'd', 'e']);
const entries = order.map((reservationId, index) => ({ place: index + 1, reservationId }));
const draw = { seed, commitment: commitmentOf(seed), packs: 3, entries };
const nobody = (): never => {
  throw new Error('a file is looked at without asking anybody');
};
const quiet = new Output(true);

const verify = (content: unknown, commitment?: string): Promise<void> => {
  const file = join(folder, 'draw.json');
  writeFileSync(file, JSON.stringify(content));
  return verifyDraw(file, commitment, nobody, quiet);
};

describe('a draw that was saved', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is found right, whatever stands round it and in whatever order it lies there', async () => {
    await verify(draw);
    await verify({ data: { roundDraw: draw } });
    await verify({ roundDraw: { ...draw, entries: [...entries].reverse() } }, draw.commitment);
  });

  it.each<[string, unknown, string | undefined]>([
    [
      'somebody was moved forward',
      { ...draw, entries: [entries[1], entries[0], ...entries.slice(2)].map((entry, index) => ({ ...entry, place: index + 1 })) },
      undefined,
    ],
    ['the seed was exchanged', { ...draw, seed: '11ff'.repeat(16) }, undefined],
    ['the commitment is not the one that was announced', draw, commitmentOf('another')],
    ['a place is missing', { ...draw, entries: entries.slice(1) }, undefined],
    ['somebody stands in two places', { ...draw, entries: [...entries, { place: 6, reservationId: order[0] }] }, undefined],
  ])('is found wrong when %s', async (_, content, commitment) => {
    await expect(verify(content, commitment)).rejects.toMatchObject({ exitCode: 1 });
  });

  it('is not looked for in a file that holds something else', () => expect(verify({ seed })).rejects.toMatchObject({ exitCode: 2 }));
});
