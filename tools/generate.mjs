import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, checkout, install, node } from './build.mjs';

// `npm run generate`: writes what is derived from code and committed for review: documents and snapshots of the contracts,
// the supergraph, the table of rights.

install();
build();

const steps = [['contracts', '--publish'], ['contracts'], ['supergraph'], ['who-may-do-what']];
for (const [tool = '', ...args] of steps) {
  const { status } = spawnSync(node, [join(checkout, 'dist', 'tools', `${tool}.js`), ...args], { cwd: checkout, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
