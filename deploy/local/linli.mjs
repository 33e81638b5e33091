#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { checkout, node } from '../../tools/build.mjs';

// `npx linli …` on the machine's own Node.js: hands over to the compiled command line on the Node.js of the project.

const cli = `${checkout}/dist/apps/cli/src/main.js`;

if (!existsSync(node) || !existsSync(cli)) {
  process.stderr.write('Linli is not built yet: "npm start" does it, and "npm ci && npm run build" too.\n');
  process.exit(1);
}
const child = spawn(node, ['--no-warnings', cli, ...process.argv.slice(2)], { stdio: 'inherit' });
child.once('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
// Ctrl-C reaches the child too, and the child decides what to do about it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
