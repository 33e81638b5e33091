import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkout, install, node } from './build.mjs';

// `npm run bench -- roster-import`: one command a figure; prints JSON with seed, version and machine.

install();
build();

const program = join(checkout, 'dist', 'bench', `${process.argv[2]}.js`);
if (!existsSync(program)) {
  process.stderr.write('Say which: npm run bench -- roster-import\n');
  process.exit(2);
}
const env = { LINLI_HOME: join(checkout, '.local'), ...process.env };
process.exit(
  spawnSync(node, ['--max-semi-space-size=1', '--optimize-for-size', program], { stdio: 'inherit', cwd: checkout, env }).status ?? 1,
);
