import { overload } from '#testing/crash-lab/experiments/overload.js';
import type { Outcome } from '#testing/crash-lab/experiment.js';
import { report } from './harness/result.js';
import { spreadOf } from './harness/spread.rules.js';

// Figure 17: gateway and passes are sent ten times what they can keep. T10 of the crash lab, its short slice, which also looks
// for what was lost or invented meanwhile:
//   npm run bench -- overload

const rounds = 5;

const valueOf = ({ figures }: Outcome, name: string): number => {
  const figure = figures.find((one) => one.name === name);
  if (!figure) throw new Error(`T10 does not tell "${name}".`);
  return figure.value;
};

const outcomes: Outcome[] = [];
for (let round = 0; round < rounds; round += 1)
  outcomes.push(await overload.run({ seed: round, say: (line) => void process.stdout.write(`${line}\n`) }, 'slice'));
const anomalies = outcomes.flatMap((outcome) => outcome.anomalies);
if (anomalies.length > 0) throw new Error(anomalies.join('\n'));

const of = (name: string) => spreadOf(outcomes.map((outcome) => valueOf(outcome, name)));
const [goodput, refusedWithin] = [of('goodput then, of the peak'), of('refused within, p99')];
report('overload', {
  rows: { 17: { goodput: goodput.median, refusedWithin: refusedWithin.median } },
  ...{ settings: {}, rounds, measured: { goodput, refusedWithin, refused: of('refused') } },
  notes: ['Sender, services and engines share the processors: the time of a refusal is also that of its busy sender.'],
});
process.exit();
