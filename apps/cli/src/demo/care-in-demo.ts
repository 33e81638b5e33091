import type { Api } from '../api.js';
import type { Output } from '../output.js';
import { bringFamiliesBack } from './bring-families-back.js';
import { bringHelp, careForObserved } from './care-for-observed.js';
import { reportTimes, setDemoClock } from './demo-clock.js';
import { type DemoFamily, familiesOf } from './families.js';
import { confirmTomorrow, openPharmacy, openRound } from './hand-out-masks.js';
import { issueDemoPasses } from './issue-demo-passes.js';
import { observeArrivals, observedIn, reportTemperatures } from './observe-arrivals.js';
import { openDemoGate } from './open-demo-gates.js';
import { lookIntoRecords } from './look-into-records.js';
import { demoCommittees, workerOf } from './persons.js';
import { publishDemoNotice } from './publish-demo-notice.js';
import { publishKeyRegions } from './publish-key-regions.js';
import { settleResident } from './settle-resident.js';
import { shareWork } from './share-work.js';
import { apiAs } from './sign-in-demo.js';

/** Families who come back, in each committee. */
const returning = [9, 6, 7, 8, 6, 7, 6, 6, 8];
const committeesWithPasses = 2;
const bookings = { queue: 40, lottery: 30 };
const suppliedTomorrow = 25;

/** What a subdistrict does for who comes back, as its workers do it: the days behind it, and then today. */
export async function careInDemo(began: Date, output: Output): Promise<void> {
  await publishKeyRegions(apiAs('subdistrict-officer'));
  const families = await Promise.all(demoCommittees.map((_, index) => careIn(index, output)));
  for (const time of reportTimes(began, new Date())) {
    await setDemoClock(time);
    await inEachCommittee((worker, code) => reportTemperatures(worker, code));
  }
  output.line('Temperatures of the days behind it');
  await setDemoClock();
  await inEachCommittee(today);
  await handOutMasks(families);
  output.line('Masks: a round in a queue and one by a draw');
  await settleResident(apiAs('committee-lead'), apiAs(workerOf(demoCommittees[0].code)), families[0] ?? []);
  await lookIntoRecords(apiAs(workerOf(demoCommittees[0].code)), apiAs('doctor'), demoCommittees[0].code, families[0] ?? []);
  output.line('Ledger: records opened, numbers unmasked for a purpose, a decision of two people');
  await shareWork(apiAs('committee-lead'), demoCommittees[0].code);
  await publishDemoNotice(apiAs('subdistrict-officer'));
  output.line('Notice in four languages');
}

type Committee = (typeof demoCommittees)[number];

const inEachCommittee = (work: (worker: Api, code: string, index: number, committee: Committee) => Promise<void>): Promise<unknown> =>
  Promise.all(demoCommittees.map((committee, index) => work(apiAs(workerOf(committee.code)), committee.code, index, committee)));

async function careIn(index: number, output: Output): Promise<DemoFamily[]> {
  const { code, name } = demoCommittees[index] ?? demoCommittees[0];
  const worker = apiAs(workerOf(code));
  const families = await familiesOf(worker, code, 45);
  const arrived = await bringFamiliesBack(worker, families.slice(0, returning[index]), index);
  const started = await observeArrivals(worker, code, arrived);
  if (index % 3 === 2) await careForObserved(worker, worker, code, started);
  if (index < committeesWithPasses) await issueDemoPasses(worker, families);
  output.line(`Observed in ${name}: ${started.length} of ${arrived.length} who came back`);
  return families;
}

async function today(worker: Api, code: string, index: number, { rooms }: Committee): Promise<void> {
  await reportTemperatures(worker, code, index % 4 === 1);
  if (index % 3 === 2) await bringHelp(worker, code);
  if (index === 0) await careForObserved(worker, apiAs('volunteer'), code, await observedIn(worker, code));
  await openDemoGate(worker, code, rooms);
}

async function handOutMasks([first = [], second = []]: readonly DemoFamily[][]): Promise<void> {
  const place = await openPharmacy(apiAs('subdistrict-officer'));
  const [one, other] = demoCommittees;
  const queue = await openRound(apiAs(workerOf(one.code)), one.code, 'queue', place, first.slice(0, bookings.queue));
  await openRound(apiAs(workerOf(other.code)), other.code, 'lottery', place, second.slice(0, bookings.lottery));
  await confirmTomorrow(apiAs('pharmacy-clerk'), queue, place.pharmacyId, suppliedTomorrow);
}
