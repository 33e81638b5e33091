import type { Output } from '../output.js';
import { bringFamiliesBack } from './bring-families-back.js';
import { careForObserved } from './care-for-observed.js';
import { type DemoFamily, familiesOf } from './families.js';
import { confirmTomorrow, openPharmacy, openRound } from './hand-out-masks.js';
import { issueDemoPasses } from './issue-demo-passes.js';
import { observeArrivals } from './observe-arrivals.js';
import { openDemoGate } from './open-demo-gates.js';
import { demoCommittees, workerOf } from './persons.js';
import { publishDemoNotice } from './publish-demo-notice.js';
import { publishKeyRegions } from './publish-key-regions.js';
import { apiAs } from './sign-in-demo.js';

/** Families who come back, in each committee. */
const returning = [9, 6, 7, 8, 6, 7, 6, 6, 8];
const committeesWithPasses = 2;
const bookings = { queue: 40, lottery: 30 };
const suppliedTomorrow = 25;

/** What a subdistrict does for who comes back, as its workers do it. */
export async function careInDemo(output: Output): Promise<void> {
  await publishKeyRegions(apiAs('subdistrict-officer'));
  const families = await Promise.all(demoCommittees.map((_, index) => careIn(index, output)));
  await handOutMasks(families);
  output.line('Masks: a round in a queue and one by a draw');
  await publishDemoNotice(apiAs('subdistrict-officer'));
  output.line('Notice in four languages');
}

async function careIn(index: number, output: Output): Promise<DemoFamily[]> {
  const { code, name, rooms } = demoCommittees[index] ?? demoCommittees[0];
  const worker = apiAs(workerOf(code));
  const families = await familiesOf(worker, code, 45);
  const arrived = await bringFamiliesBack(worker, families.slice(0, returning[index]), index);
  const started = await observeArrivals(worker, code, arrived, index % 4 === 1);
  if (index === 0) await careForObserved(worker, apiAs('volunteer'), code, started);
  if (index % 3 === 2) await careForObserved(worker, worker, code, started);
  if (index < committeesWithPasses) await issueDemoPasses(worker, families);
  await openDemoGate(worker, code, rooms);
  output.line(`Observed in ${name}: ${started.length} of ${arrived.length} who came back`);
  return families;
}

async function handOutMasks([first = [], second = []]: readonly DemoFamily[][]): Promise<void> {
  const place = await openPharmacy(apiAs('subdistrict-officer'));
  const [one, other] = demoCommittees;
  const queue = await openRound(apiAs(workerOf(one.code)), one.code, 'queue', place, first.slice(0, bookings.queue));
  await openRound(apiAs(workerOf(other.code)), other.code, 'lottery', place, second.slice(0, bookings.lottery));
  await confirmTomorrow(apiAs('pharmacy-clerk'), queue, place.pharmacyId, suppliedTomorrow);
}
