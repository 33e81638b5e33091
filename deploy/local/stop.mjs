import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { checkout, node } from '../../tools/build.mjs';

const stop = `${checkout}/dist/deploy/local/stop.js`;

if (!existsSync(node) || !existsSync(stop)) process.stdout.write('Nothing was ever started from this folder.\n');
else process.exitCode = spawnSync(node, [stop], { stdio: 'inherit' }).status ?? 1;
