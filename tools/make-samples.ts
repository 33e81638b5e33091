import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoRoster } from '../apps/cli/src/demo/roster.js';
import { isBad, rosterWithErrors } from '../apps/cli/src/demo/roster-with-errors.js';
import { sampleXlsx } from '../apps/cli/src/demo/write-sample.js';
import { writeTemplate } from '../apps/registration/src/roster/write-template.js';

/** Writes the files of `samples/` anew: `node dist/tools/make-samples.js [folder]`. */
const folder = process.argv[2] ?? 'samples';
const maotai = demoRoster({ committeeCode: '310105008020', committeeName: '茅台新苑', rooms: 1_566, seed: 20 });

await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'roster-template.xlsx'), await writeTemplate('zh'));
await writeFile(join(folder, 'roster-maotai-new-court.xlsx'), await sampleXlsx(maotai));
await writeFile(join(folder, 'roster-with-errors.xlsx'), await sampleXlsx(rosterWithErrors().map((row) => (isBad(row) ? row.row : row))));
