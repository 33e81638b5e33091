import { specExperiment } from './spec-experiment.js';

const hostileClients = 'test/hostile/hostile-clients.e2e.spec.ts';
const atGate = 'apps/passes/src/decision/';

/** Guarantees that specs of the services already try, each with what one trial of it is. */
export const specs = [
  specExperiment({
    id: 'T15',
    guarantee: 'nobody gets more than ten guesses an hour at the password of an account, however they pace them',
    ...{ file: 'apps/identity/src/sign-in/sign-in.rules.spec.ts', of: 'hours of guessing, each at a pace of its own' },
    count: { slice: 50, short: 2_000, long: 50_000 },
  }),
  specExperiment({
    id: 'T16',
    guarantee: 'a text that wants to be more than a text is kept as it was typed or refused by a code',
    ...{ file: hostileClients, only: 'want to be more than texts', of: 'hostile texts' },
  }),
  specExperiment({
    id: 'T17',
    guarantee: 'a hostile document is refused with a code, tells nothing, costs little, and holds nobody else up',
    ...{
      file: hostileClients,
      only: 'documents is refused|a third of them|through the gateway$|all the while',
      of: 'hostile documents, at the gateway or a service',
    },
  }),
  specExperiment({
    id: 'T18',
    guarantee: 'nobody learns or changes by any field, entity or error what belongs to a sibling committee',
    ...{ file: 'test/authorization.e2e.spec.ts', of: 'fields asked by a role that may not' },
  }),
  specExperiment({
    id: 'T19',
    guarantee: 'a code that was shown before, or is a picture of one, opens no gate once its minute is over',
    ...{ file: `${atGate}shown-again.spec.ts`, only: 'once its minute is over', of: 'codes that were shown again' },
    count: { slice: 500, short: 20_000, long: 1_000_000 },
  }),
  specExperiment({
    id: 'T20',
    guarantee: 'a gate admits no changed token and fails at none',
    ...{ file: `${atGate}hostile-tokens.spec.ts`, of: 'changed tokens' },
    count: { slice: 5_000, short: 100_000, long: 1_000_000 },
  }),
  specExperiment({
    id: 'T21',
    guarantee: 'a gate without a network admits no pass that its list names, however old the list is',
    ...{ file: `${atGate}shown-again.spec.ts`, only: 'that is revoked', of: 'revoked passes' },
    count: { slice: 500, short: 20_000, long: 1_000_000 },
  }),
  specExperiment({
    id: 'T22',
    guarantee: 'whoever tampers with an exported ledger is found, at the leaf or in the stretch that was touched',
    ...{ file: 'libs/ledger/rebuild.spec.ts', of: 'tampers' },
  }),
  specExperiment({
    id: 'T24',
    guarantee: 'no name, number or phone of a roster stands in a trace, log, topic, metric, error or file of a database',
    ...{ file: 'test/journeys/roster-import.e2e.spec.ts', of: 'texts that would name somebody' },
  }),
  specExperiment({
    id: 'T28',
    guarantee: 'gates decide on their own while everything behind them is dead, and every check is told and kept once afterwards',
    ...{ file: 'test/journeys/gate-day.e2e.spec.ts', of: 'gate checks' },
    count: { slice: 2_000, short: 10_000, long: 100_000 },
  }),
];
