import 'reflect-metadata';
import { atTheirTimes, probes } from './event-to-figure/visible.js';
import { demo } from './event-to-figure/demo.js';
import { peerOf } from './event-to-figure/peer.js';
import { withEngines } from './harness/engines.js';
import { withPrograms } from './harness/programs.js';
import { report } from './harness/result.js';
import { compare, type Contender, type Measured } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';

// Figure 11: from an event to the figure that shows it, while others come from gates. Against the running local stack with its demo:
//   npm start -- --detach && npm run bench -- event-to-figure
// "room": a worker says that a missing room is empty, or lived in after all; the fact goes from registration over Kafka to screening, where
// the room is missing no more, or again. "gate": a device tells of one person, and gateFlow of the compound rises. "p0": a check goes
// through the outbox of P0 and Kafka to its figure. The clock runs from the sending of the request to the answer that shows the change, so
// that a request of the watcher and the pause before it are in it.

const rounds = 5;
const milliseconds = 10_000;
const inOneArray = 20;

await withEngines((engines) =>
  withPrograms(async (start) => {
    const [ours, peer] = [await demo(), await peerOf(engines, start)];
    const at = (perSecond: number) => () => atTheirTimes(perSecond / inOneArray, (index) => ours.tell(index, inOneArray));
    const alone = () => atTheirTimes(100, peer.load);
    const contender = <Name extends string>(name: Name, round: Contender['round']): Contender & { name: Name } => ({
      ...{ name, processes: {}, round },
    });
    const measured = await compare(
      [
        contender('room200', () => probes(milliseconds, at(200), ours.missing, ours.changeRoom)),
        contender('gate200', () => probes(milliseconds, at(200), ours.checks, ours.pass)),
        contender('room2000', () => probes(milliseconds, at(2_000), ours.missing, ours.changeRoom)),
        contender('p0', () => probes(milliseconds, alone, peer.figure, peer.probe)),
      ],
      rounds,
    );
    if ((await ours.changeRoom()) === 'empty') await ours.changeRoom();
    const p99 = ({ p99Ms }: Measured): number => p99Ms!.median;
    const sooner = (one: Measured): number => rounded(p99(measured.p0) / p99(one));
    report('event-to-figure', {
      rows: { 11: { at200: sooner(measured.room200), at2000: sooner(measured.room2000) } },
      ...{ settings: { milliseconds, inOneArray, perSecondOfP0: 100 }, rounds, measured },
      notes: [
        'The figures are those of the room, which goes over Kafka as that of P0 does; a gate is counted in the statement that keeps its checks.',
        'Ours is asked through the gateway with a token and the rights of a worker, P0 directly.',
      ],
    });
  }),
);
