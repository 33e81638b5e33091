import 'reflect-metadata';
import { enrol, enrolAtPeer, signed } from './gate-checks/device-key.js';
import { someCheck } from './gate-checks/some-checks.js';
import { someSecrets, withEngines } from './harness/engines.js';
import { httpLoad } from './harness/http-load.js';
import { type Program, startPeer, startService, withPrograms } from './harness/programs.js';
import { report } from './harness/result.js';
import { compare, type Contender, cpuOf } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';

// Figures 3 and 4: a gate check from its request to its commit, 64 connections. Ours is the passes service as the stack runs it, P0 the peer
// of record; both verify the token of the device, check the row, keep it with its fact, and bring facts to Kafka meanwhile:
//   npm run bench -- gate-http

const rounds = 5;
const connections = 64;
const milliseconds = 4_000;
const inOneArray = 20;

await withEngines((engines) =>
  withPrograms(async (start) => {
    const gateway = someSecrets(engines);
    const [ours, peer] = [await start(startService(engines, 'passes')), await start(startPeer(engines))];
    await enrol(engines);
    await enrolAtPeer(engines);
    const contender = <Name extends string>(
      name: Name,
      server: Program,
      eventsEach: number,
      body: () => unknown,
    ): Contender & { name: Name } => ({
      name,
      processes: { server: server.pid, postgres: engines.postgres.pid },
      round: async () =>
        httpLoad({
          ...{ url: server.url, path: '/gate/checks', connections, milliseconds, eventsEach },
          headers: { authorization: `Bearer ${await signed()}`, 'x-linli-gateway': gateway },
          body: () => JSON.stringify(body()),
          accepts: (status, text) => status === 200 && (JSON.parse(text) as { accepted: number }).accepted === eventsEach,
        }),
    });
    const { single, twenty, p0 } = await compare(
      [
        contender('single', ours, 1, () => [someCheck()]),
        contender('twenty', ours, inOneArray, () => Array.from({ length: inOneArray }, someCheck)),
        contender('p0', peer, 1, someCheck),
      ],
      rounds,
    );
    report('gate-http', {
      rows: {
        3: { overPeer: rounded(single.perSecond.median / p0.perSecond.median), lessCpu: rounded(cpuOf(p0) / cpuOf(single)) },
        4: { single: rounded(cpuOf(single)), twenty: rounded(cpuOf(twenty)) },
      },
      ...{ settings: { connections, milliseconds, inOneArray, poolOfPeer: 20 }, rounds },
      measured: { single, twenty, p0 },
      notes: [
        'Microseconds a check are seconds a million. Server and PostgreSQL are counted, the broker and the client are not.',
        'The relays run meanwhile: ours brings nearly every fact to Kafka within its round, the one-by-one outbox of P0 a part of them.',
      ],
    });
  }),
);
