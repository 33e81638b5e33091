import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RoomScreened } from '#contracts/screening.events.js';
import { eventHeaders } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { makeTopics } from '#testing/service.js';
import { brokers, eventually } from '#testing/stack.js';
import { committee, startGateway, subdistrict, type Gateway } from './stand-ins.js';

const other = '310000000000.310105000000.310105009000.310105009010';

interface Update {
  data?: { coverageChanged: { code: string; coverage: { ended: number } } | null };
  errors?: { message: string; extensions: { code: string } }[];
}

/** What one subscriber has received, as it comes over the wire. */
class Stream {
  readonly updates: Update[] = [];
  readonly ended: Promise<void>;
  private readonly leaving = new AbortController();

  constructor(gateway: Gateway, code: string, token: string) {
    this.ended = this.read(gateway, code, token).catch(() => {});
  }

  leave(): void {
    this.leaving.abort();
  }

  private async read(gateway: Gateway, code: string, token: string): Promise<void> {
    const query = 'subscription($code: ID!) { coverageChanged(areaCode: $code) { code coverage { ended } } }';
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        'accept-language': 'en',
      },
      body: JSON.stringify({ query, variables: { code } }),
      signal: this.leaving.signal,
    });
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const line = block.split('\n').find((one) => one.startsWith('data: {'));
    if (line) this.updates.push(JSON.parse(line.slice(6)) as Update);
  }
}

describe('live coverage', () => {
  let gateway: Gateway;
  let broker: Broker;
  let worker: string;

  beforeAll(async () => {
    gateway = await startGateway();
    await makeTopics(gateway.prefix);
    broker = new Broker(brokers().split(','), 'spec', gateway.prefix);
    worker = await gateway.token([{ role: 'committee-worker', scope: subdistrict }]);
  }, 30_000);
  afterAll(async () => {
    await broker.close();
    await gateway.close();
  });

  const screened = async (jurisdiction: string) => {
    const key = randomUUID();
    const headers = eventHeaders(RoomScreened, 'screening', { id: randomUUID(), key, sequence: 1, time: new Date(), jurisdiction });
    await broker.publish([{ topic: 'screening.target', key, value: '{}', headers }]);
  };
  const figures = (stream: Stream) => stream.updates.map(({ data }) => data?.coverageChanged?.coverage.ended);

  it('sends the area at once, and again when a room in it was screened', async () => {
    gateway.behaviour.coverage = 40;
    const stream = new Stream(gateway, '310105008020', worker);
    await eventually(() => stream.updates.length === 1);
    gateway.behaviour.coverage = 41;
    await eventually(async () => {
      await screened(`${committee}.310105008020-001`);
      return stream.updates.length >= 2;
    }, 20_000);
    expect(figures(stream).slice(0, 2)).toEqual([40, 41]);
    stream.leave();
    await stream.ended;
  }, 30_000);

  it('reaches every area above, and no other one', async () => {
    const [above, beside] = [new Stream(gateway, '310105008000', worker), new Stream(gateway, '310105008020', worker)];
    await eventually(() => above.updates.length === 1 && beside.updates.length === 1);
    await eventually(async () => {
      await screened(`${subdistrict}.310105008021`);
      return above.updates.length >= 2;
    });
    await screened(other);
    expect(beside.updates).toHaveLength(1);
    for (const stream of [above, beside]) stream.leave();
  }, 30_000);

  it('sends at most one update a second however much happens', async () => {
    const stream = new Stream(gateway, '310105008020', worker);
    await eventually(() => stream.updates.length === 1);
    const began = performance.now();
    await eventually(async () => {
      for (let times = 0; times < 20; times += 1) await screened(committee);
      return performance.now() - began > 2_500;
    });
    expect(stream.updates.length).toBeGreaterThanOrEqual(3);
    expect(stream.updates.length).toBeLessThanOrEqual(4);
    stream.leave();
  }, 30_000);

  it('is closed to those who may not see the coverage there', async () => {
    const elsewhere = await gateway.token([{ role: 'committee-worker', scope: other }]);
    const gateKeeper = await gateway.token([{ role: 'gate-keeper', scope: committee }]);
    for (const token of [elsewhere, gateKeeper]) {
      const stream = new Stream(gateway, '310105008020', token);
      await stream.ended;
      expect(stream.updates.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['ACTION_NOT_ALLOWED']);
    }
    const nowhere = new Stream(gateway, '310105999999', worker);
    await nowhere.ended;
    expect(nowhere.updates[0]?.errors?.[0]?.message).toBe('There is no area 310105999999 in your jurisdiction.');
  });

  it('ends with the token', async () => {
    const short = await gateway.token([{ role: 'committee-worker', scope: subdistrict }], 3);
    const stream = new Stream(gateway, '310105008020', short);
    await eventually(async () => {
      await screened(committee);
      return stream.updates.some(({ errors }) => errors?.[0]?.extensions.code === 'TOKEN_EXPIRED');
    });
    await stream.ended;
  }, 30_000);

  it('opens ten streams for one person, and forgets those who left', async () => {
    const open = Array.from({ length: 10 }, () => new Stream(gateway, '310105008020', worker));
    await eventually(() => open.every(({ updates }) => updates.length === 1));
    const tooMany = new Stream(gateway, '310105008020', worker);
    await tooMany.ended;
    expect(tooMany.updates[0]?.errors?.[0]?.extensions.code).toBe('STREAMS_TOO_MANY');
    for (const stream of open) stream.leave();
    await eventually(async () => {
      const again = new Stream(gateway, '310105008020', worker);
      await eventually(() => again.updates.length > 0);
      again.leave();
      return again.updates[0]?.data !== undefined;
    });
  }, 30_000);

  it('lets the gateway stop while streams are open', async () => {
    const stream = new Stream(gateway, '310105008020', worker);
    await eventually(() => stream.updates.length === 1);
    const began = performance.now();
    await gateway.close();
    await stream.ended;
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
