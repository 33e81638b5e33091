import { Chance } from '../apps/cli/src/demo/chance.js';
import { attack } from '../apps/passes/test/hostile-gate.js';

// A million changed tokens at one gate: none may be admitted, none may make it fail. Usage:
// node dist/bench/hostile-tokens.js [tokens] [seed]

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const chance = new Chance(seed);
const began = performance.now();
const { admitted, thrown, reasons } = attack(count, () => chance.next());
const seconds = (performance.now() - began) / 1_000;
const wrong = [...admitted, ...thrown].slice(0, 5);
process.stdout.write(
  `${JSON.stringify({ tokens: count, seed, admitted: admitted.length, thrown: thrown.length, seconds: Math.round(seconds), reasons, wrong }, null, 2)}\n`,
);
process.exitCode = wrong.length > 0 ? 1 : 0;
