import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, checkout, install, node } from './build.mjs';

// `npm run lab -- T03`: one experiment of the crash lab, or `all` of them; see docs/reliability.md.

install();
build();

const program = join(checkout, 'dist', 'libs', 'testing', 'crash-lab', 'lab.js');
process.exit(spawnSync(node, [program, ...process.argv.slice(2)], { stdio: 'inherit', cwd: checkout }).status ?? 1);
