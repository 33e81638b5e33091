import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { checkout } from '../deploy/local/places.js';
import { startTestIssuer } from '../libs/testing/tokens.js';
import { serviceSource, someSecrets, withEngines } from './harness/engines.js';
import { httpLoad } from './harness/http-load.js';
import { startService, withPrograms } from './harness/programs.js';
import { report } from './harness/result.js';
import { compare, type Contender } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';
import { committee, keepHouseholds, openRound } from './mask-round/round.js';

// Figures 7 and 16: a reservation over HTTP, 200 connections: by the mutation of supplies in a round that has packs, in one that has none, which
// is answered from memory, and the same verb by a REST route in the same service:
//   npm run bench -- mask-http

const rounds = 5;
const connections = 200;
const milliseconds = 3_000;
const households = 100_000;
const packs = 1_000_000;
const main = join(checkout, 'dist', 'bench', 'peers', 'same-by-rest', 'main.js');
const mutation = 'mutation ($input: BookReservationInput!) { bookReservation(input: $input) { reservation { id number } code } }';

await withEngines((engines) =>
  withPrograms(async (start) => {
    const [gateway, issuer] = [someSecrets(engines), await startTestIssuer()];
    const source = await serviceSource(engines, 'supplies');
    const identity = { IDENTITY_ISSUER: issuer.issuer, IDENTITY_JWKS_URL: issuer.jwksUrl };
    const supplies = await start(startService(engines, 'supplies', { main, env: identity }));
    const ids = Array.from({ length: households }, () => randomUUID());
    await keepHouseholds(source, ids);
    const token = await issuer.tokenFor([{ role: 'committee-worker', scope: committee }]);
    const soldOut = await openRound(source, 0);
    const contender = <Name extends string>(
      name: Name,
      ...[path, given, says]: [path: string, of: (input: object) => object, says: string]
    ): Contender & { name: Name } => ({
      name,
      processes: { server: supplies.pid, postgres: engines.postgres.pid },
      round: async () => {
        const roundId = name === 'empty' ? soldOut : await openRound(source, packs);
        let next = 0;
        return httpLoad({
          ...{ url: supplies.url, path, connections, milliseconds },
          headers: { authorization: `Bearer ${token}`, 'x-linli-gateway': gateway },
          body: () => JSON.stringify(given({ requestId: randomUUID(), roundId, householdId: ids[(next += 1) % households] })),
          accepts: (status, text) => status === 200 && text.includes(says),
        });
      },
    });
    const asked = (input: object): object => ({ query: mutation, variables: { input } });
    const { graphql, rest, empty } = await compare(
      [
        contender('graphql', '/graphql', asked, '"number":'),
        contender('rest', '/same/bookings', (input) => input, '"number":'),
        contender('empty', '/graphql', asked, 'ROUND_SOLD_OUT'),
      ],
      rounds,
    );
    report('mask-http', {
      rows: {
        7: { shareOfEmpty: rounded((100 * graphql.perSecond.median) / empty.perSecond.median) },
        16: { cpu: rounded(graphql.cpu['server']!.median / rest.cpu['server']!.median) },
      },
      ...{ settings: { connections, milliseconds, households }, rounds, measured: { graphql, rest, empty } },
    });
    await Promise.all([source.destroy(), issuer.stop()]);
  }),
);
