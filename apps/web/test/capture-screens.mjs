import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as browserOf } from 'playwright-core';
import { checkout } from '../../../tools/build.mjs';
import { chromium } from './chromium.mjs';
import { savePalette } from './save-palette.mjs';

// `npm run screens`: every screen of the board as a picture in docs/screens, from the stack of LINLI_HOME with its demonstration;
// `npm run screens -- audit gaps`: only these.

const home = process.env['LINLI_HOME'] ?? join(checkout, '.local');
const { publicUrl } = JSON.parse(readFileSync(join(home, 'stack.json'), 'utf8'));
const folder = join(checkout, 'docs', 'screens');
const committee = '310105008020';
const subdistrict = '310105008000';

const asked = process.argv.slice(2);
/** @type {[name: string, role: string, path: string][]} */
const everyScreen = [
  ['district', 'district-leader', '/area/310105000000/board'],
  ['missing-rooms', 'district-leader', `/area/${committee}/rooms`],
  ['subdistrict', 'subdistrict-officer', `/area/${subdistrict}/board`],
  ['today', 'committee-lead', `/area/${committee}/today`],
  ['rooms', 'committee-worker', `/area/${committee}/rooms?only=missing`],
  ['observation', 'committee-worker', `/area/${committee}/observation`],
  ['roster', 'committee-worker', `/area/${committee}/roster`],
  ['arrivals', 'committee-worker', `/area/${committee}/arrivals`],
  ['passes', 'committee-lead', `/area/${committee}/passes`],
  ['masks', 'committee-lead', `/area/${committee}/masks`],
  ['over-the-counter', 'pharmacy-clerk', `/area/${subdistrict}/masks`],
  ['notices', 'committee-worker', `/area/${committee}/notices`],
  ['notice', 'committee-worker', `/area/${committee}/notices?write=new`],
  ['operator', 'operator', '/area/310000000000/operator'],
  ['audit', 'auditor', '/area/310105000000/audit?action=resident.unmask'],
  ['proof', 'auditor', '/area/310105000000/audit?entry=1'],
  ['readers', 'auditor', '/area/310105000000/audit?view=readers'],
  ['gaps', 'auditor', '/area/310105000000/audit?view=gaps'],
  ['my-data', 'resident', `/area/${committee}/mine`],
  ['who-looked', 'resident', `/area/${committee}/mine#looks`],
];
const screens = everyScreen.filter(([name]) => asked.length === 0 || asked.includes(name));
const shapes = /** @type {const} */ ([
  ['desk', 'zh', 'zh-CN', { width: 1_440, height: 900 }],
  ['desk', 'en', 'en-GB', { width: 1_440, height: 900 }],
  ['phone', 'zh', 'zh-CN', { width: 390, height: 844 }],
  ['phone', 'ko', 'ko-KR', { width: 390, height: 844 }],
]);

mkdirSync(folder, { recursive: true });
const browser = await browserOf.launch({ executablePath: chromium(), args: ['--no-sandbox'] });
for (const [shape, language, locale, viewport] of shapes) {
  for (const role of new Set(screens.map(([, of]) => of))) {
    const context = await browser.newContext({ viewport, locale });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(publicUrl);
    if (asked.length === 0 && role === screens[0]?.[1])
      await savePalette(await page.screenshot(), join(folder, `sign-in-${shape}-${language}.png`));
    await page.locator(`button[name=demo][value=${role}]`).click();
    await page.waitForURL(/\/area\//);
    for (const [name, of, path] of screens) {
      if (of !== role) continue;
      await page.goto(publicUrl + path);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => {}); // a live stream never ends
      await savePalette(await page.screenshot(), join(folder, `${name}-${shape}-${language}.png`));
    }
    await context.close();
  }
}
await browser.close();
