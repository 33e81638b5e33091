import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { RunningStack } from '../running-stack.js';

const subdistrict = { code: '310105008000', path: '310000000000.310105000000.310105008000' };
const leader = 'subdistrict-officer';

/** What a leader's board asks for, in one request. */
const district = `
query District($code: ID!) { area(code: $code) {
  name { zh en ja ko }
  population { rooms households residents asOf }
  coverage { rooms ended missing asOf }
  arrivals { expected arrived deferred asOf }
  observation { active due late missed fever released asOf }
  passes { active suspended asOf }  gateFlow { checks admitted refused referred asOf }
  masks { booked called collected remaining asOf }
  help { open late delivered asOf }  reach { targeted delivered read acknowledged asOf }
  children { code name { zh } coverage { rooms ended missing } observation { active late fever } } } }`;
/** Of masks there is a figure while a round runs. */
const figures = ['population', 'coverage', 'arrivals', 'observation', 'passes', 'gateFlow', 'help', 'reach'];
const subgraphs = ['registration', 'screening', 'passes', 'supplies', 'notifications'];

interface Board {
  children: { code: string; observation: object | null }[];
  [figure: string]: unknown;
}

describe('the board of a subdistrict', () => {
  const stack = new RunningStack();

  beforeAll(async () => {
    stack.start();
    await stack.makePersons([
      { handle: leader, role: 'subdistrict-officer', scope: subdistrict.path },
      { handle: 'committee-lead', role: 'committee-lead', scope: subdistrict.path },
      { handle: 'operator', role: 'operator', scope: '310000000000' },
    ]);
    await stack.loadAreas('operator');
    const endsAt = new Date(Date.now() + 86_400_000);
    const input = { requestId: randomUUID(), areaCode: subdistrict.code, endsAt };
    const open = () => stack.graphql(leader, `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }`, { input });
    await eventually(async () => !(await open()).errors, 30_000);
  }, 240_000);

  afterAll(() => stack.end(), 60_000);

  const board = async (requestId: string = randomUUID()) => {
    const headers = { 'content-type': 'application/json', 'x-request-id': requestId };
    const body = JSON.stringify({ query: district, variables: { code: subdistrict.code } });
    const response = await stack.fetch(leader, '/graphql', { method: 'POST', headers, body });
    return (await response.json()) as { data: { area: Board | null } | null; errors?: object[] };
  };

  /** Each service writes one line for each request, with the id that came with it. */
  const requestsTo = (service: string, requestId: string): number => {
    const log = stack.facts.children.find(({ name }) => name === service)?.log ?? '';
    return readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes(requestId) && line.includes('"/graphql"')).length;
  };

  it('shows every figure of every service for a subdistrict of 24 committees, each as of a time', async () => {
    const shown = await eventually(async () => {
      const { data, errors } = await board();
      const area = data?.area;
      const whole = area && figures.every((figure) => area[figure]) && area.children.every(({ observation }) => observation);
      return errors || !whole ? undefined : area;
    }, 60_000);
    expect(shown.children).toHaveLength(24);
    for (const figure of figures) {
      expect(new Date((shown[figure] as { asOf: string }).asOf).getTime()).toBeGreaterThan(Date.now() - 3_600_000);
    }
  }, 90_000);

  it('asks each service at most once for each level: the area and its children', async () => {
    const requestId = randomUUID();
    await board(requestId);
    const asked = await eventually(() => {
      const counts = Object.fromEntries(subgraphs.map((service) => [service, requestsTo(service, requestId)]));
      return Object.values(counts).every((count) => count > 0) && counts;
    }, 10_000);
    for (const count of Object.values(asked)) expect(count).toBeLessThanOrEqual(2);
  }, 30_000);
});
