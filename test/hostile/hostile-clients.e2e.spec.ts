import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rejectionCatalogue } from '#platform/rejection.js';
import { isWhole } from '#platform/whole-text.js';
import { tellTrials } from '#testing/trials.js';
import type { GraphAnswer } from '../running-stack.js';
import { type Attack, attacks } from './documents.js';
import { injections } from './injections.js';
import { inputsOf, searches, searchOf } from './inputs.js';
import { faultIn, inventory, knownOf } from './typed-in.js';
import { HostileStack, place, type Reply } from './hostile-stack.js';
import { median, processorMs } from './processor-time.js';
import { revealing } from './revealing.js';

jest.setTimeout(120_000);
const subgraphs = ['registration', 'screening', 'passes', 'supplies', 'notifications', 'audit'];
/** Milliseconds of the processor for one "no"; what it takes at the most is printed. */
const mostMs = 20;
/** The same inside, where nobody but the gateway can ask. */
const mostInsideMs = 60;
/** At the least, and at the most where it looks dear: whatever is dear is so every time. */
const repeats = [3, 12] as const;

const codesIn = ({ text }: Reply): string[] => {
  const { errors = [] } = JSON.parse(text) as GraphAnswer;
  return errors.map(({ extensions }) => String(extensions?.code));
};
const told = ({ family, body }: Attack, at: string, what: unknown) => ({ at, family, body: body.slice(0, 120), what });

describe('hostile clients', () => {
  const stack = new HostileStack();
  const dearest: string[] = [];

  beforeAll(() => stack.begin(), 120_000);
  afterAll(() => {
    process.stdout.write(`Processor for a refused document, the dearest of ${attacks.length}: ${dearest.join(', ')}\n`);
    stack.end();
  }, 60_000);

  /** The least of some repeats: neither a collection nor another client counts. */
  async function costOf(attack: Attack, bound: number, service?: string): Promise<number> {
    const pid = stack.pidOf(service ?? 'gateway');
    const took: number[] = [];
    for (let time = 0; time < repeats[0] || (time < repeats[1] && Math.min(...took) > bound); time += 1) {
      const before = processorMs(pid);
      await stack.raw('stranger', attack.body, service);
      const after = processorMs(pid);
      if (before !== null && after !== null) took.push(after - before);
    }
    return took.length > 0 ? Math.min(...took) : 0;
  }

  it(`each of ${attacks.length} documents is refused by the gateway with a code, tells nothing, and costs little`, async () => {
    const wrong: unknown[] = [];
    let most = { ms: 0, family: '' };
    for (const attack of attacks) {
      const reply = await stack.raw('stranger', attack.body);
      const codes = codesIn(reply);
      if (codes.length === 0 || codes.some((code) => code === 'FAULT' || !(code in rejectionCatalogue)))
        wrong.push(told(attack, 'gateway', reply.text.slice(0, 300)));
      if (reply.status >= 500 || revealing(reply.text).length > 0)
        wrong.push(told(attack, 'gateway', [reply.status, ...revealing(reply.text)]));
      const ms = await costOf(attack, mostMs);
      if (ms > most.ms) most = { ms, family: attack.family };
      if (ms > mostMs) wrong.push(told(attack, 'gateway', `${ms.toFixed(1)} ms`));
    }
    tellTrials(attacks.length, wrong);
    dearest.push(`gateway ${most.ms.toFixed(1)} ms (${most.family})`);
    expect(wrong).toEqual([]);
  });

  it.each(subgraphs)('%s itself answers a third of them without telling anything, and refuses for little', async (service) => {
    const wrong: unknown[] = [];
    const third = attacks.filter((_, at) => at % 3 === subgraphs.indexOf(service) % 3);
    let most = { ms: 0, family: '' };
    for (const attack of third) {
      const reply = await stack.raw('stranger', attack.body, service);
      if (reply.status >= 500 || codesIn(reply).includes('FAULT'))
        wrong.push(told(attack, service, [reply.status, reply.text.slice(0, 300)]));
      if (revealing(reply.text).length > 0) wrong.push(told(attack, service, revealing(reply.text)));
      const ms = await costOf(attack, mostInsideMs, service);
      if (ms > most.ms) most = { ms, family: attack.family };
      if (ms > mostInsideMs) wrong.push(told(attack, service, `${ms.toFixed(1)} ms`));
    }
    tellTrials(third.length, wrong);
    dearest.push(`${service} ${most.ms.toFixed(1)} ms (${most.family})`);
    expect(wrong).toEqual([]);
  });

  it('no service answers anything to somebody who does not come through the gateway', async () => {
    for (const service of subgraphs) {
      for (const attack of attacks.filter((_, at) => at % 17 === 3)) {
        const reply = await stack.raw('stranger', attack.body, service, false);
        expect([400, 403]).toContain(reply.status);
        expect(revealing(reply.text)).toEqual([]);
        expect((JSON.parse(reply.text) as GraphAnswer).data ?? null).toBeNull();
      }
    }
  });

  it('somebody else is answered all the while', async () => {
    const waiting = [...attacks];
    const strangers = Array.from({ length: 8 }, async () => {
      for (let attack = waiting.pop(); attack; attack = waiting.pop()) await stack.raw('stranger', attack.body);
    });
    const took: number[] = [];
    const ordinary = (async () => {
      while (waiting.length > 0 || took.length < 20) {
        const began = performance.now();
        const { data, errors } = await stack.graphql('colleague', 'query ($c: ID!) { area(code: $c) { code } }', { c: place });
        expect({ data, errors }).toEqual({ data: { area: { code: place } }, errors: undefined });
        took.push(performance.now() - began);
      }
    })();
    await Promise.all([...strangers, ordinary]);
    expect(median(took)).toBeLessThan(2_000);
  });

  it(`${injections.length} texts that want to be more than texts are kept as they were typed or refused by a code`, async () => {
    const whole = injections.filter(isWhole);
    const before = await inventory(stack);
    const known = await knownOf(stack, place);
    const inputs = inputsOf(known);
    const wrong: unknown[] = [];
    const waiting = injections.map((text, at) => ({ text, input: inputs[at % inputs.length]! }));
    // What goes to one room goes there one after the other.
    const typists = Array.from({ length: 6 }, async (_, typist) => {
      for (const { text, input } of waiting.filter(
        ({ input: { name } }) => typist === (name.endsWith('of a person') ? 0 : name.length % 6),
      )) {
        const fault = faultIn(input, text, await stack.graphql('worker', input.query, input.variables(text)));
        if (fault) wrong.push({ input: input.name, text, fault });
      }
    });
    await Promise.all(typists);
    for (const search of searches) {
      for (let at = 0; at < whole.length; at += 25) {
        const texts = whole.slice(at, at + 25);
        const { query, variables } = searchOf(search, texts);
        const fault = faultIn({}, '', await stack.graphql('stranger', query, variables));
        if (fault) wrong.push({ search, texts, fault });
      }
    }
    tellTrials(injections.length, wrong);
    expect(wrong).toEqual([]);
    expect(await inventory(stack)).toEqual(before);
    expect(await knownOf(stack, place)).toEqual(known);
  });
});
