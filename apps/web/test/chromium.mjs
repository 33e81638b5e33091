import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'msedge.exe',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const packages = ['chromium-headless-shell', 'fonts-noto-cjk'];

/** @returns {string | undefined} */
const find = () =>
  [
    process.env['CHROMIUM'] ?? '',
    ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    ...places,
  ].find((path) => path !== '' && existsSync(path));

/** Debian and its like, as somebody who may. */
const install = () => {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
    spawnSync(command, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
};

/** The browser of this machine, brought by its package manager where it is missing. @returns {string} @throws Error that says what to do */
export function chromium() {
  const found = find();
  if (found) return found;
  install();
  const brought = find();
  if (brought) return brought;
  throw new Error(
    `The board is tried in a browser, and none was found: install Chromium (Debian: apt-get install ${packages.join(' ')}) or name one in CHROMIUM.`,
  );
}
