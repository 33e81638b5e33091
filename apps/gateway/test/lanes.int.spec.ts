import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { type Answer, type Gateway, startGateway } from './stand-ins.js';

const timeoutMs = 2_000;
const board = '{ rooms(first: 600) { code coverage { ended } } }';

describe('too much at once', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway({ COST_PER_MINUTE: '100000000', SUBGRAPH_TIMEOUT_MS: String(timeoutMs) });
  }, 30_000);
  afterAll(() => gateway.close());

  /** Screening answers nobody meanwhile. */
  const whileScreeningWaits = async (work: () => Promise<void>): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gateway.behaviour.screeningWaits = promise;
    try {
      await work();
    } finally {
      resolve();
      gateway.behaviour.screeningWaits = Promise.resolve();
    }
  };
  const askedOf = (name: string) => gateway.behaviour.asked.filter(({ service }) => service === name).length;

  it('is turned away where it is boards, with a time to come back, while reading and changing go on', async () => {
    const asked: Promise<Answer>[] = [];
    await whileScreeningWaits(async () => {
      asked.push(gateway.ask(board));
      await eventually(() => askedOf('screening') === 1);
      const beyond = await Promise.all(Array.from({ length: 40 }, () => askedSoon(gateway.ask(board), asked)));
      const refused = beyond.filter((answer) => answer !== undefined);
      expect(refused.length).toBeGreaterThanOrEqual(1);
      for (const { status, headers, errors, data } of refused) {
        expect([status, errors?.map(({ extensions }) => extensions.code), data ?? null]).toEqual([503, ['TRY_LATER'], null]);
        expect([1, 2, 3]).toContain(Number(headers.get('retry-after')));
      }
      expect((await gateway.ask('{ rooms(first: 5) { code } }')).status).toBe(200);
    });
    for (const { status, data } of await Promise.all(asked))
      expect([status, (data?.['rooms'] as object[] | undefined)?.length]).toEqual([200, 1]);
    expect((await gateway.ask('mutation { record(code: "1") }')).status).toBe(200);
  });

  it('does not let a service that hangs keep the turns: after the first who waited in vain nobody waits for it, until it is back', async () => {
    const asked: Promise<Answer>[] = [];
    const began = performance.now();
    await whileScreeningWaits(async () => {
      asked.push(...Array.from({ length: 12 }, () => gateway.ask(board)));
      const answers = await Promise.all(asked);
      expect(performance.now() - began).toBeLessThan(4 * timeoutMs);
      for (const { status, errors } of answers)
        expect([status, errors?.map(({ extensions }) => extensions.code)]).toEqual([200, ['SERVICE_UNAVAILABLE']]);
    });
    await eventually(async () => (await gateway.ask(board)).errors === undefined, 10_000);
  }, 20_000);
});

/** The answer, if it comes while nobody is answered but who is turned away; else it is kept for later. */
async function askedSoon(asking: Promise<Answer>, later: Promise<Answer>[]): Promise<Answer | undefined> {
  const soon = await Promise.race([asking, new Promise<undefined>((resolve) => setTimeout(resolve, 500))]);
  if (!soon) later.push(asking);
  return soon;
}
