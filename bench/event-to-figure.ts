import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../apps/cli/src/api.js';
import { demoCommittees, workerOf } from '../apps/cli/src/demo/persons.js';
import { apiAs } from '../apps/cli/src/demo/sign-in-demo.js';
import { GateDevice, type Seen } from '../apps/cli/src/gate-device.js';
import { localPlace } from '../apps/cli/src/stack.js';

// Figure 11 of the performance plan: from an event to the figure on the dashboard, while 200 events a second come from gates.
// Against the running local stack with its demo:
//   npm start -- --detach && npm run bench -- event-to-figure
// Two figures are watched through the gateway, as a board would. "gate": a device tells of one person, and gateFlow of the compound
// rises. "room": a worker says that a missing room is empty, or lived in after all; the fact goes from registration over Kafka to
// screening, where the room is missing no more, or again. The clock runs from the sending of the request to the answer that
// shows the change, so that a request of the watcher and the pause before it are in it.

const perSecond = 200;
const inOneArray = 20;
const devices = 4;
const seconds = 60;
const probeEveryMs = 50;
const watchEveryMs = 10;
const deadlineMs = 10_000;
const loaded = demoCommittees[1].code;
const watched = demoCommittees[0].code;

const somebody = (): Seen => ({ at: new Date(), direction: 'in', temperature: 36.5, decision: 'admit', reason: 'ADMITTED' });

const deviceOf = async (worker: Api, committee: string): Promise<{ device: GateDevice; compound: string }> => {
  const ask = '{ id areaCode open }';
  const { gates } = await worker.graphql<{ gates: { id: string; areaCode: string; open: boolean }[] }>(
    `query ($code: ID!) { gates(areaCode: $code) ${ask} }`,
    { code: committee },
  );
  const gate = gates.find(({ open }) => open);
  if (!gate) throw new Error(`${committee} has no gate: this is not the demo.`);
  return { device: await GateDevice.enrol(worker, localPlace().publicUrl, gate.id, randomUUID()), compound: gate.areaCode };
};

/** Sends arrays at their times, whether or not the last one was answered. @returns ends it; what was told and kept */
function load(all: readonly GateDevice[]): () => Promise<{ told: number; kept: number }> {
  const sent: Promise<number>[] = [];
  const timer = setInterval(
    () => sent.push(all[sent.length % all.length]!.tell(Array.from({ length: inOneArray }, somebody))),
    (1_000 * inOneArray) / perSecond,
  );
  return async () => {
    clearInterval(timer);
    const kept = await Promise.all(sent);
    return { told: sent.length * inOneArray, kept: kept.reduce((sum, one) => sum + one, 0) };
  };
}

/** Milliseconds from the beginning of `happen` until `figure` is another than before. */
async function visible(figure: () => Promise<number>, happen: () => Promise<unknown>): Promise<number> {
  const [before, began] = [await figure(), performance.now()];
  const done = happen();
  while (performance.now() - began < deadlineMs) {
    if ((await figure()) !== before) {
      await done;
      return performance.now() - began;
    }
    await pause(watchEveryMs);
  }
  throw new Error(`No change of the figure within ${deadlineMs} ms.`);
}

const percentiles = (values: readonly number[]) => {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return { probes: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
};

const worker = apiAs(workerOf(watched));
const one = <Figure>(code: string, fields: string): Promise<Figure> =>
  worker.graphql<{ area: Figure }>(`query ($code: ID!) { area(code: $code) { ${fields} } }`, { code }).then(({ area }) => area);

async function missingRoom(): Promise<string> {
  const { coverage } = await one<{ coverage: { campaignId: string } }>(watched, 'coverage { campaignId }');
  const { missingRooms } = await worker.graphql<{ missingRooms: { edges: { node: { room: { code: string } } }[] } }>(
    'query ($id: ID!, $code: ID!) { missingRooms(campaignId: $id, areaCode: $code, first: 1) { edges { node { room { code } } } } }',
    { id: coverage.campaignId, code: watched },
  );
  const [edge] = missingRooms.edges;
  if (!edge) throw new Error('No room is missing: this is not the demo.');
  return edge.node.room.code;
}

const { device, compound } = await deviceOf(worker, watched);
const room = await missingRoom();
const checks = () => one<{ gateFlow: { checks: number } }>(compound, 'gateFlow { checks }').then(({ gateFlow }) => gateFlow.checks);
const missing = () => one<{ coverage: { missing: number } }>(watched, 'coverage { missing }').then(({ coverage }) => coverage.missing);
let state = 'occupied';
const changeRoom = () => {
  state = state === 'occupied' ? 'empty' : 'occupied';
  return worker.graphql(`mutation ($code: ID!, $state: RoomState!) { changeRoomState(code: $code, state: $state) { code } }`, {
    code: room,
    state,
  });
};

const busyWorker = apiAs(workerOf(loaded));
const busy = await Promise.all(Array.from({ length: devices }, () => deviceOf(busyWorker, loaded).then((found) => found.device)));
const stop = load(busy);
const found = { gate: [] as number[], room: [] as number[] };
for (const until = performance.now() + seconds * 1_000; performance.now() < until; await pause(probeEveryMs)) {
  found.gate.push(await visible(checks, () => device.tell([somebody()])));
  found.room.push(await visible(missing, changeRoom));
}
const { told, kept } = await stop();
if (state === 'empty') await changeRoom();
const result = {
  ...{ figure: 11, perSecond, seconds, node: process.version, cpu: `${cpus().length} x ${cpus()[0]?.model}` },
  ...{ told, kept, milliseconds: { gate: percentiles(found.gate), room: percentiles(found.room) } },
};
process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
if (kept !== told) throw new Error('Not every check was kept.');
