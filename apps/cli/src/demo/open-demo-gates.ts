import { randomUUID } from 'node:crypto';
import type { Api } from '../api.js';
import { GateDevice, type Seen } from '../gate-device.js';
import { localPlace } from '../stack.js';
import { Chance } from './chance.js';
import { requestId } from './request-id.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** People through the gate a day for each room behind it. */
const perRoom = 0.3;
/** How busy a gate is in each hour of the day in China. */
const busy = [0, 0, 0, 0, 0, 2, 6, 10, 9, 6, 6, 7, 5, 4, 5, 6, 9, 10, 7, 4, 2, 1, 0, 0];
const outcomes = {
  ADMITTED: 940,
  NO_PASS: 25,
  TOKEN_EXPIRED: 15,
  TOKEN_OTHER_COMPOUND: 10,
  PASS_SUSPENDED: 6,
  FEVER: 2,
};
const refers = new Set(['NO_PASS', 'FEVER']);

/** The gate of the first compound of a committee, and who went through it within the last 24 hours. */
export async function openDemoGate(worker: Api, committee: string, rooms: number): Promise<void> {
  const query = 'query ($code: ID!) { area(code: $code) { gateFlow { checks } children { code } } }';
  const { area } = await worker.graphql<{ area: { gateFlow: { checks: number }; children: { code: string }[] } }>(query, {
    code: committee,
  });
  const [compound] = area.children;
  if (!compound || area.gateFlow.checks > 0) return;
  const input = { requestId: requestId('gate', compound.code), areaCode: compound.code, label: '东门', kind: 'pedestrian' };
  const { openGate } = await worker.graphql<{ openGate: { id: string } }>(
    'mutation ($input: OpenGateInput!) { openGate(input: $input) { id } }',
    { input },
  );
  const device = await GateDevice.enrol(worker, localPlace().publicUrl, openGate.id, randomUUID());
  await device.tell(dayAtTheGate(new Chance(Number(committee.slice(-4))), Math.round(rooms * perRoom), Date.now()));
}

function dayAtTheGate(chance: Chance, people: number, now: number): Seen[] {
  const hours = busy.map((weight, hour) => [String(hour), weight] as const);
  const times = Array.from({ length: people }, () => timeIn(chance, Number(chance.weighted(Object.fromEntries(hours))), now));
  return times.sort((one, other) => one - other).map((time) => passing(chance, new Date(time)));
}

/** Within the last 24 hours, in that hour of the day in China (UTC+8). */
function timeIn(chance: Chance, hour: number, now: number): number {
  const midnight = Math.floor((now + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs;
  const time = midnight + (hour + chance.next()) * hourMs;
  return time > now ? time - dayMs : time;
}

function passing(chance: Chance, at: Date): Seen {
  const reason = chance.weighted(outcomes);
  const direction = chance.happens(0.5) ? 'in' : 'out';
  const temperature = reason === 'FEVER' ? 37.6 : 36 + chance.between(0, 8) / 10;
  const decision = reason === 'ADMITTED' ? 'admit' : refers.has(reason) ? 'refer' : 'refuse';
  return { at, direction, decision, reason, ...((direction === 'in' || reason === 'FEVER') && { temperature }) };
}
