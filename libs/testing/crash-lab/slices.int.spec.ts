import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, jest } from '@jest/globals';
import { checkout } from '../../../deploy/local/places.js';

jest.setTimeout(300_000);
const lab = join(checkout, 'dist', 'libs', 'testing', 'crash-lab', 'lab.js');

/** The command itself, for its exit code is what people believe. */
async function slices(ids: readonly string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [lab, ...ids, '--slice'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code, said };
}

// Those from T15 on are specs, which run here anyway. That these can find something is shown with the broken builds.
describe('slices of the experiments of the crash lab', () => {
  it.concurrent.each([[['T01', 'T03', 'T05', 'T10']], [['T02', 'T04', 'T06', 'T07', 'T08']]])('find nothing: %s', async (ids) => {
    const { code, said } = await slices(ids);
    for (const id of ids) expect(said).toMatch(new RegExp(`^${id} +[1-9]`, 'm'));
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  });
});
