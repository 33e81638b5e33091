import { join } from 'node:path';
import { signInDemo } from '../apps/cli/src/demo/sign-in-demo.js';
import { localPlace, secret } from '../apps/cli/src/stack.js';
import { checkout } from '../deploy/local/places.js';
import { readStack } from '../deploy/local/stack-file.js';
import { board } from './gateway/board.js';
import { httpLoad } from './harness/http-load.js';
import { flagsOf, type Program, startProgram, withPrograms } from './harness/programs.js';
import { startFileOf } from './harness/profiling.js';
import { report } from './harness/result.js';
import { compare, type Contender, cpuOf } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';

// Figures 14 and 15: processor time of the gateway for the board of a district. Ours and @apollo/gateway stand before the same services of the
// running stack with its demo, each as its own process, with the same supergraph, token and questions:
//   npm start -- --detach && npm run bench -- gateway

const rounds = 5;
const connections = 16;
const milliseconds = 5_000;
/** Both compile what they do often, and only after hundreds of requests. */
const warmUpMs = 20_000;
const district = '310105000000';

const { home, publicUrl, secretsDir, services, brokers, topicPrefix } = localPlace();
const supergraph = join(checkout, 'apps', 'gateway', 'supergraph.graphql');
const logs = join(home, 'logs');
const identity = { IDENTITY_ISSUER: `${publicUrl}/oidc`, IDENTITY_JWKS_URL: `${services['identity']!.url}/oidc/jwks` };
const urls = Object.fromEntries(Object.entries(services).map(([name, { url }]) => [name, url]));

const ours = () =>
  startProgram('bench-gateway', logs, [...flagsOf('gateway'), startFileOf('gateway')], '/readyz', {
    ...{ SERVICE_NAME: 'gateway', LINLI_ENV: 'local', LOG_LEVEL: 'error', SECRETS_DIR: secretsDir, PUBLIC_URL: publicUrl, ...identity },
    ...{ KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix, MALLOC_ARENA_MAX: '1', COST_PER_MINUTE: String(2 ** 50) },
    ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_URL`, url])),
  });
const apollo = () =>
  startProgram('bench-apollo', logs, [join(checkout, 'dist', 'bench', 'peers', 'p0', 'gateway', 'main.js')], undefined, {
    ...{ SUPERGRAPH_FILE: supergraph, GATEWAY_TOKEN: secret(secretsDir, 'gateway-token'), SUBGRAPHS: JSON.stringify(urls), ...identity },
    NODE_ENV: 'production',
  });

let bytes = 0;
const accepts = (status: number, text: string): boolean => {
  bytes = text.length;
  return status === 200 && text.includes('"area":{') && !text.includes('"errors"');
};

await withPrograms(async (start) => {
  const [mine, theirs] = [await start(ours()), await start(apollo())];
  let distinct = Date.now() - 86_400_000;
  const contender = <Name extends string>(name: Name, server: Program, from: () => number): Contender & { name: Name } => ({
    name,
    processes: { gateway: server.pid },
    round: async (number) =>
      httpLoad({
        ...{ url: server.url, path: '/graphql', connections, accepts, milliseconds: number < 0 ? warmUpMs : milliseconds },
        headers: { authorization: `Bearer ${(await signInDemo('district-leader')).accessToken}`, accept: 'application/json' },
        body: () => JSON.stringify({ query: board, variables: { code: district, from: new Date(from()).toISOString() } }),
      }),
  });
  const same = distinct;
  const next = (): number => (distinct += 1);
  const measured = await compare(
    [
      contender('distinct', mine, next),
      contender('again', mine, () => same),
      contender('apolloDistinct', theirs, next),
      contender('apolloAgain', theirs, () => same),
    ],
    rounds,
  );
  const less = (one: keyof typeof measured, other: keyof typeof measured): number => rounded(cpuOf(measured[other]) / cpuOf(measured[one]));
  report('gateway', {
    rows: { 14: { lessCpu: less('distinct', 'apolloDistinct') }, 15: { lessCpuAgain: less('again', 'apolloAgain') } },
    ...{
      settings: { connections, milliseconds, bytesOfTheBoard: bytes, services: readStack(home)?.children.length ?? 0 },
      rounds,
      measured,
    },
    notes: [
      "Ours plans with Hive's native planner and executes in JavaScript. What is asked again within five seconds is answered from what was kept, as long as no event has changed it.",
      'Ours also weighs each question, limits what one caller may ask, and words errors; @apollo/gateway does not.',
    ],
  });
});
