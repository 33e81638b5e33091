import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

// Who may import whom, as .dependency-cruiser.cjs says; a run that saw no module would hold every rule.

const leastModules = 50;
const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(['apps', 'libs', 'deploy', 'tools'], options, undefined, { tsConfig: extractTSConfig('./tsconfig.json') });
if (typeof output === 'string') throw new Error(output);
const { violations, totalCruised } = output.summary;
for (const { rule, from, to } of violations) process.stdout.write(`${rule.name}: ${from} -> ${to}\n`);
const ours = output.modules.filter((module) => !module.source.startsWith('node_modules/')).length;
process.stdout.write(`${ours} modules of ours (${totalCruised} in all), ${violations.length} violations\n`);
if (ours < leastModules) process.stdout.write(`Only ${ours} modules were seen: the rules were not tried.\n`);
process.exitCode = violations.length === 0 && ours >= leastModules ? 0 : 1;
