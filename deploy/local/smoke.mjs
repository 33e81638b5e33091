import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

// `npm run smoke`: the main path of a running system as its users go it, one line a step; exit code 1 at the first step that
// fails. It runs on the machine's own Node.js 20 or later and needs no package. It tries the stack of LINLI_HOME/stack.json, else
// LINLI_URL, else the containers of `docker compose` at http://127.0.0.1:8080; it may be repeated, and closes what it opened.

const checkout = join(import.meta.dirname, '..', '..');
const subdistrict = '310105008000';
const committee = '310105008020';
const otherWorker = 'committee-worker-310105008012';
const deadlineMs = 30_000;

/** @typedef {{ rooms: number, ended: number, missing: number }} Coverage */
/** @typedef {{ code: string, kind: string, population: { rooms: number, residents: number }, coverage: Coverage, children: Area[] }} Area */
/** @typedef {{ id: string, state: string }} Campaign */
/** @typedef {{ accepted: number, repeated: number, rejected: object[] }} Recorded */
/**
 * What the questions of this program are answered with, each with its own part.
 * @typedef {{ area: Area, coverageChanged: Area, openCampaign: Campaign, closeCampaign: Campaign, recordAttempts: Recorded,
 *   missingRooms: { edges: { node: { id: string } }[] }, roomTarget: object, searchResidents: object[] }} Data
 */
/** @typedef {{ data?: Data, errors?: { message: string, extensions: { code: string } }[], status: number }} Answer */
/** @typedef {{ requestId: string, targetId: string, channel: string, outcome: string, doorNote: string, at: Date }} Attempt */

/** @returns {{ url: string, cli: string[] }} address of the gateway, and the command line that belongs to it */
const findSystem = () => {
  const local = [process.execPath, join(checkout, 'deploy', 'local', 'linli.mjs')];
  const containers = ['docker', 'compose', 'exec', '-T', 'cli', 'linli'];
  const { LINLI_URL: url, LINLI_HOME: home = join(checkout, '.local') } = process.env;
  if (url) return { url, cli: containers };
  try {
    return { url: JSON.parse(readFileSync(join(resolve(home), 'stack.json'), 'utf8')).publicUrl, cli: local };
  } catch {
    return { url: 'http://127.0.0.1:8080', cli: containers };
  }
};

const system = findSystem();

/** @param {string} what @param {unknown} truth @param {unknown} [seen] */
const expect = (what, truth, seen) => {
  if (!truth) throw new Error(seen === undefined ? what : `${what}; seen: ${JSON.stringify(seen)}`);
};

/** @template T @param {string} what @param {() => Promise<T | undefined | false>} ask @returns {Promise<T>} */
const eventually = async (what, ask) => {
  for (const end = Date.now() + deadlineMs; Date.now() < end; await pause(100)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`${what} did not happen within ${deadlineMs / 1_000} s`);
};

/** @param {string} person @returns {Promise<string>} */
const tokenOf = async (person) => {
  const [command, ...args] = [...system.cli, 'token', person];
  const { stdout } = await promisify(execFile)(command, args, { cwd: checkout });
  return stdout.trim();
};

/** @param {string | undefined} token @param {string} query @param {object} [variables] @param {Record<string, string>} [headers] */
const post = (token, query, variables = {}, headers = {}) =>
  fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(deadlineMs),
  });

/** @param {string | undefined} token @param {string} query @param {object} [variables] @returns {Promise<Answer>} */
const ask = async (token, query, variables) => {
  const response = await post(token, query, variables);
  return { status: response.status, .../** @type {object} */ (await response.json()) };
};

/** @param {string | undefined} token @param {string} query @param {object} [variables] @returns {Promise<Data>} */
const dataOf = async (token, query, variables) => {
  const { data, errors } = await ask(token, query, variables);
  if (!data || errors) throw new Error(`an answer without errors; seen: ${JSON.stringify(errors)}`);
  return data;
};

/** Status of a request whose path goes out as it is written. @param {string} method @param {string} path @returns {Promise<number>} */
const statusOf = (method, path) =>
  new Promise((answered, failed) => {
    const { hostname, port } = new URL(system.url);
    const sent = request({ hostname, port, path, method, agent: false }, (response) => answered(response.resume().statusCode ?? 0));
    sent.once('error', failed).end();
  });

/** Collects the updates of a subscription until it is left. @param {string} token @param {string} query @param {object} variables */
const listen = async (token, query, variables) => {
  const response = await post(token, query, variables, { accept: 'text/event-stream' });
  /** @type {Answer[]} */
  const updates = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    for (let text = '', part; (part = await reader?.read()) && !part.done;) {
      const blocks = (text + part.value).split('\n\n');
      text = blocks.pop() ?? '';
      updates.push(...blocks.flatMap((block) => block.match(/^data: ({.*)$/m)?.[1] ?? []).map((line) => JSON.parse(line)));
    }
  };
  void read().catch(() => {});
  return { updates, leave: () => reader?.cancel().catch(() => {}) };
};

const committeeQuery = `query Committee($code: ID!) { area(code: $code) {
  code kind name { zh en ja ko }
  population { rooms households residents asOf }
  coverage { rooms ended missing asOf }
  children { code kind name { zh } coverage { rooms ended missing } } } }`;

/** What one step finds out and a later one needs. */
const found = { officer: '', worker: '', other: '', building: '', campaign: '', rooms: 0, ended: 0 };
/** @type {Attempt[]} */
let attempts = [];
/** @type {{ updates: Answer[], leave: () => unknown } | undefined} */
let stream;

const coverageNow = async () => {
  const query = 'query($code: ID!, $id: ID) { area(code: $code) { coverage(campaignId: $id) { rooms ended missing } } }';
  return (await dataOf(found.worker, query, { code: found.building, id: found.campaign })).area?.coverage;
};

/** The first building below an area that has enough rooms to lose three. @param {string} code @returns {Promise<string | undefined>} */
const buildingUnder = async (code) => {
  const query = 'query($code: ID!) { area(code: $code) { children { code kind population { rooms } } } }';
  for (const child of (await dataOf(found.worker, query, { code })).area.children) {
    if (child.kind === 'building' && child.population.rooms >= 5) return child.code;
    const below = child.kind === 'compound' && (await buildingUnder(child.code));
    if (below) return below;
  }
  return undefined;
};

/** @type {[string, () => Promise<string | void>][]} */
const steps = [
  [
    'the gateway is alive and ready',
    async () => {
      for (const path of ['healthz', 'readyz']) expect(path, (await fetch(`${system.url}/${path}`)).ok);
    },
  ],
  [
    'what is inside cannot be reached from outside',
    async () => {
      const paths = [
        '/internal/replay',
        '/api/internal/replay',
        '/identity/../internal/replay',
        '/identity/%2e%2e/internal/replay',
        '/rosters',
      ];
      for (const path of paths) expect(`404 for ${path}`, (await statusOf('POST', path)) === 404);
    },
  ],
  [
    'nobody asks without a token',
    async () => {
      const { status, errors } = await ask(undefined, committeeQuery, { code: committee });
      expect('401 TOKEN_MISSING', status === 401 && errors?.[0]?.extensions.code === 'TOKEN_MISSING', errors);
    },
  ],
  [
    'an officer and two workers sign in',
    async () => {
      found.officer = await tokenOf('subdistrict-officer');
      found.worker = await tokenOf('committee-worker');
      found.other = await tokenOf(otherWorker);
    },
  ],
  [
    'the officer sees the 24 committees of the subdistrict',
    async () => {
      const { area } = await dataOf(found.officer, committeeQuery, { code: subdistrict });
      expect('24 committees', area.children.length === 24, area.children.length);
      expect('rooms', area.population.rooms > 0 && area.coverage.rooms > 0, area);
      return `${area.population.rooms} rooms, ${area.population.residents} residents, ${area.coverage.missing} rooms missing`;
    },
  ],
  [
    'the worker sees their own committee',
    async () => {
      const { area } = await dataOf(found.worker, committeeQuery, { code: committee });
      const { rooms, ended, missing } = area.coverage;
      expect('ended and missing are all rooms', ended + missing === rooms, area.coverage);
      found.building = (await buildingUnder(committee)) ?? '';
      expect('a building', found.building);
      return `${rooms} rooms, ${missing} missing`;
    },
  ],
  [
    'the worker opens a campaign over a building; the same request again opens nothing',
    async () => {
      const input = { requestId: randomUUID(), areaCode: found.building, endsAt: new Date(Date.now() + 86_400_000) };
      const open = 'mutation($input: OpenCampaignInput!) { openCampaign(input: $input) { id state } }';
      const { openCampaign: opened } = await dataOf(found.worker, open, { input });
      const { openCampaign: again } = await dataOf(found.worker, open, { input });
      expect('the same campaign', opened.id === again.id && opened.state === 'open', [opened, again]);
      found.campaign = opened.id;
      const { rooms, ended } = await eventually('its rooms', async () => {
        const now = await coverageNow();
        return now?.rooms > 0 && now;
      });
      Object.assign(found, { rooms, ended });
      return `${rooms} rooms`;
    },
  ],
  [
    'somebody watches the coverage live',
    async () => {
      const query = 'subscription($code: ID!, $id: ID) { coverageChanged(areaCode: $code) { coverage(campaignId: $id) { ended } } }';
      stream = await listen(found.worker, query, { code: found.building, id: found.campaign });
      await eventually('the first figures', async () => stream?.updates[0]?.data?.coverageChanged?.coverage.ended === found.ended);
    },
  ],
  [
    'three doors are tried at once; the same requests again record nothing',
    async () => {
      const query =
        'query($id: ID!, $code: ID!) { missingRooms(campaignId: $id, areaCode: $code, first: 3) { totalCount edges { node { id } } } }';
      const { missingRooms } = await dataOf(found.worker, query, { id: found.campaign, code: found.building });
      expect('three missing rooms', missingRooms.edges.length === 3, missingRooms);
      const at = new Date();
      attempts = missingRooms.edges.map(({ node }) => {
        return { requestId: randomUUID(), targetId: node.id, channel: 'door', outcome: 'nobody_home', doorNote: 'D0001', at };
      });
      const record =
        'mutation($attempts: [AttemptInput!]!) { recordAttempts(attempts: $attempts) { accepted repeated rejected { index code message } } }';
      const { recordAttempts: first } = await dataOf(found.worker, record, { attempts });
      expect('three accepted', first.accepted === 3 && first.rejected.length === 0, first);
      const { recordAttempts: again } = await dataOf(found.worker, record, { attempts });
      expect('three repeated', again.accepted === 3 && again.repeated === 3, again);
    },
  ],
  [
    'the coverage has moved by three',
    async () => {
      const moved = await eventually('three more ended rooms', async () => {
        const now = await coverageNow();
        return now.ended === found.ended + 3 && now;
      });
      expect('as many missing less', moved.missing === found.rooms - moved.ended, moved);
      return `${moved.ended} of ${moved.rooms} rooms ended`;
    },
  ],
  [
    'and whoever watched has seen it',
    async () => {
      await eventually('the update', async () => stream?.updates.at(-1)?.data?.coverageChanged?.coverage.ended === found.ended + 3);
      await stream?.leave();
    },
  ],
  [
    'the worker of another committee sees nothing of it',
    async () => {
      const { data } = await ask(found.other, committeeQuery, { code: committee });
      expect('no area', data?.area === null, data);
      const rooms = await ask(
        found.other,
        'query($id: ID!, $code: ID!) { missingRooms(campaignId: $id, areaCode: $code) { totalCount } }',
        {
          id: found.campaign,
          code: found.building,
        },
      );
      expect('no rooms', !rooms.data?.missingRooms && rooms.errors?.[0], rooms);
      const target = await ask(found.other, 'query($id: ID!) { roomTarget(id: $id) { id } }', {
        id: attempts[0]?.targetId,
      });
      expect('no target', !target.data?.roomTarget, target);
      const people = await ask(found.other, 'query($code: ID!) { searchResidents(within: $code, phone: "15400000001") { id } }', {
        code: committee,
      });
      expect('no people', !people.data?.searchResidents?.length, people);
    },
  ],
  [
    'too deep a query is refused, and a template is to be had',
    async () => {
      const { errors } = await ask(found.worker, `{ area(code: "1") { ${'children { '.repeat(12)} code ${'} '.repeat(12)} } }`);
      expect('QUERY_TOO_DEEP', errors?.[0]?.extensions.code === 'QUERY_TOO_DEEP', errors);
      const headers = { authorization: `Bearer ${found.worker}` };
      const template = await fetch(`${system.url}/api/roster-template.xlsx`, { headers });
      expect('an xlsx file', template.ok && (await template.arrayBuffer()).byteLength > 1_000, template.status);
    },
  ],
  [
    'the campaign is closed again',
    async () => {
      const close = 'mutation($requestId: ID!, $id: ID!) { closeCampaign(requestId: $requestId, id: $id) { state } }';
      const { closeCampaign } = await dataOf(found.worker, close, { requestId: randomUUID(), id: found.campaign });
      expect('closed', closeCampaign.state === 'closed', closeCampaign);
    },
  ],
];

process.stdout.write(`Smoke of ${system.url}\n`);
const began = performance.now();
for (const [name, step] of steps) {
  const start = performance.now();
  const took = () => `${Math.round(performance.now() - start)} ms`.padStart(8);
  try {
    const more = await step();
    process.stdout.write(`ok   ${took()}  ${name}${more ? `: ${more}` : ''}\n`);
  } catch (error) {
    process.stdout.write(`FAIL ${took()}  ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
process.stdout.write(`${steps.length} steps in ${Math.round(performance.now() - began)} ms\n`);
process.exit(0); // a stream that was left may still hold its connection
