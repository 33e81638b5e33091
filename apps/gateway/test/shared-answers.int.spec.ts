import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RoomScreened } from '#contracts/screening.events.js';
import { eventHeaders } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { makeTopics } from '#testing/service.js';
import { brokers, eventually } from '#testing/stack.js';
import { committee, type Gateway, startGateway, subdistrict } from './stand-ins.js';

const figures = 'code coverage { ended }';
const board = `query ($code: ID!) { area(code: $code) { ${figures} children { ${figures} children { ${figures} } } } }`;
const code = '310105008000';

describe('a board that was answered a moment ago', () => {
  let gateway: Gateway;
  let broker: Broker;
  let officers: string[];

  beforeAll(async () => {
    gateway = await startGateway({ COST_PER_MINUTE: '10000' });
    await makeTopics(gateway.prefix);
    broker = new Broker(brokers().split(','), 'spec', gateway.prefix);
    const officer = () => gateway.token([{ role: 'subdistrict-officer', scope: subdistrict }]);
    officers = await Promise.all([officer(), officer(), officer(), officer()]);
  }, 30_000);
  beforeEach(async () => {
    await pause(1_100);
    await changed();
    gateway.behaviour.asked.length = 0;
  });
  afterAll(async () => {
    await broker.close();
    await gateway.close();
  });

  const changed = async () => {
    const key = randomUUID();
    const about = { id: randomUUID(), key, sequence: 1, time: new Date(), jurisdiction: committee };
    await broker.publish([{ topic: 'screening.target', key, value: '{}', headers: eventHeaders(RoomScreened, 'screening', about) }]);
  };
  const ask = async (officer: number, query = board) => {
    const { data, errors, status } = await gateway.ask(query, { variables: { code }, token: officers[officer]! });
    expect([status, errors]).toEqual([200, undefined]);
    return data;
  };
  const questions = () => gateway.behaviour.asked.length;

  it('is given to the next who asks, and costs them the same', async () => {
    const first = await ask(0);
    const once = questions();
    for (let time = 0; time < 3; time += 1) expect(await ask(1)).toEqual(first);
    expect(questions()).toBe(once);
    const spent = await Promise.all(Array.from({ length: 12 }, () => gateway.ask(board, { variables: { code }, token: officers[1]! })));
    expect(spent.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect(spent.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('is asked for again after a change, and by whoever changes something', async () => {
    await ask(2);
    gateway.behaviour.coverage += 1;
    await changed();
    await eventually(async () => JSON.stringify(await ask(2)).includes(`"ended":${gateway.behaviour.coverage}`));
    const before = questions();
    await gateway.ask('mutation { record(code: "1") }', { token: officers[3]! });
    await ask(3);
    expect(questions()).toBeGreaterThan(before + 1);
  });

  it('is not kept when a part of it is missing, nor what is no board', async () => {
    gateway.screening.closeAllConnections();
    const small = `query ($code: ID!) { area(code: $code) { ${figures} } }`;
    await ask(0, small);
    const once = questions();
    await ask(0, small);
    expect(questions()).toBe(2 * once);
  });
});
