import { randomUUID } from 'node:crypto';
import type { Api } from '../../apps/cli/src/api.js';
import { demoCommittees, workerOf } from '../../apps/cli/src/demo/persons.js';
import { apiAs } from '../../apps/cli/src/demo/sign-in-demo.js';
import { GateDevice, type Seen } from '../../apps/cli/src/gate-device.js';
import { localPlace } from '../../apps/cli/src/stack.js';

const devices = 4;
const loaded = demoCommittees[1].code;
const watched = demoCommittees[0].code;

const somebody = (): Seen => ({ at: new Date(), direction: 'in', temperature: 36.5, decision: 'admit', reason: 'ADMITTED' });

async function deviceOf(worker: Api, committee: string): Promise<{ device: GateDevice; compound: string }> {
  const { gates } = await worker.graphql<{ gates: { id: string; areaCode: string; open: boolean }[] }>(
    'query ($code: ID!) { gates(areaCode: $code) { id areaCode open } }',
    { code: committee },
  );
  const gate = gates.find(({ open }) => open);
  if (!gate) throw new Error(`${committee} has no gate: this is not the demo.`);
  return { device: await GateDevice.enrol(worker, localPlace().publicUrl, gate.id, randomUUID()), compound: gate.areaCode };
}

/** The demo with devices that load it in one committee, and figures of another that are watched through the gateway, as a board would. */
export async function demo() {
  const worker = apiAs(workerOf(watched));
  const one = <Figure>(code: string, fields: string): Promise<Figure> =>
    worker.graphql<{ area: Figure }>(`query ($code: ID!) { area(code: $code) { ${fields} } }`, { code }).then(({ area }) => area);
  const { device, compound } = await deviceOf(worker, watched);
  const room = await missingRoom(worker, one);
  const busy = await Promise.all(Array.from({ length: devices }, () => deviceOf(apiAs(workerOf(loaded)), loaded)));
  let state = 'occupied';
  return {
    /** One array of some checks. @throws Error when one of them was not kept */
    tell: async (index: number, checks: number): Promise<void> => {
      const kept = await busy[index % busy.length]!.device.tell(Array.from({ length: checks }, somebody));
      if (kept !== checks) throw new Error('Not every check was kept.');
    },
    pass: () => device.tell([somebody()]),
    checks: () => one<{ gateFlow: { checks: number } }>(compound, 'gateFlow { checks }').then(({ gateFlow }) => gateFlow.checks),
    missing: () => one<{ coverage: { missing: number } }>(watched, 'coverage { missing }').then(({ coverage }) => coverage.missing),
    /** The room is empty, and when it was, lived in after all. */
    changeRoom: async (): Promise<string> => {
      state = state === 'occupied' ? 'empty' : 'occupied';
      await worker.graphql('mutation ($code: ID!, $state: RoomState!) { changeRoomState(code: $code, state: $state) { code } }', {
        ...{ code: room, state },
      });
      return state;
    },
  };
}

async function missingRoom(worker: Api, one: <Figure>(code: string, fields: string) => Promise<Figure>): Promise<string> {
  const { coverage } = await one<{ coverage: { campaignId: string } }>(watched, 'coverage { campaignId }');
  const { missingRooms } = await worker.graphql<{ missingRooms: { edges: { node: { room: { code: string } } }[] } }>(
    'query ($id: ID!, $code: ID!) { missingRooms(campaignId: $id, areaCode: $code, first: 1) { edges { node { room { code } } } } }',
    { id: coverage.campaignId, code: watched },
  );
  const [edge] = missingRooms.edges;
  if (!edge) throw new Error('No room is missing: this is not the demo.');
  return edge.node.room.code;
}
