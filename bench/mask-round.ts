import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { peerDatabase, serviceSource, withPostgres } from './harness/engines.js';
import { report } from './harness/result.js';
import { callers, compare, type Contender } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';
import type { Booker } from './mask-round/booker.js';
import { deskOf } from './mask-round/desk.js';
import { reserveByOneStatement } from './peers/one-statement.js';
import { OutboxMessage } from './peers/p0/outbox/outbox.entity.js';
import { MaskStock, Reservation } from './peers/p0/reservation/reservation.entity.js';
import { ReserveMasks } from './peers/p0/reservation/reserve-masks.js';

// Figures 6 and 8: mask reservations a second of 200 callers, each answered after its commit, with the fact in the outbox. Ours: one
// writer a round (BookingDesk as the service runs it). The peers: TypeORM's pessimistic lock of the stock row for each reservation, and
// the best single statement. After each round stock and reservations are counted:
//   npm run bench -- mask-round

const many = 200;
const rounds = 5;
const milliseconds = 3_000;
const households = 60_000;
const packs = 1_000_000;

const peerBooker = (source: DataSource, book: Booker['book']): Booker => ({
  book,
  open: async () => {
    const roundId = randomUUID();
    await source.manager.insert(MaskStock, { roundId, remaining: packs, nextNumber: 1 });
    return roundId;
  },
  wrong: async (roundId) => {
    const { remaining } = await source.manager.findOneByOrFail(MaskStock, { roundId });
    return Math.abs(packs - remaining - (await source.manager.countBy(Reservation, { roundId })));
  },
});

let wrong = 0;
const contender = <Name extends string>(name: Name, pid: number, booker: Booker, ids: readonly string[]): Contender & { name: Name } => ({
  name,
  processes: { node: process.pid, postgres: pid },
  round: async (number) => {
    const roundId = await booker.open();
    let next = 0;
    const done = await callers(many, number < 0 ? 500 : milliseconds, async () => {
      if (next >= ids.length) throw new Error('More reservations than households: the round is too long.');
      await booker.book(roundId, ids[(next += 1) - 1]!);
    });
    wrong += await booker.wrong(roundId);
    return done;
  },
});

await withPostgres(async (engines) => {
  const { pid } = engines.postgres;
  const ids = Array.from({ length: households * 5 }, () => randomUUID());
  const source = await serviceSource(engines, 'supplies');
  const entities = [MaskStock, Reservation, OutboxMessage];
  const url = await peerDatabase(engines);
  const peer = await new DataSource({ type: 'postgres', url, entities, synchronize: true, poolSize: 20 }).initialize();
  const lock = new ReserveMasks(peer);
  const measured = await compare(
    [
      contender('ours', pid, await deskOf(source, ids, packs), ids),
      contender(
        'lock',
        pid,
        peerBooker(peer, (round, household) => lock.execute(round, household)),
        ids,
      ),
      contender(
        'statement',
        pid,
        peerBooker(peer, (round, household) => reserveByOneStatement(peer, round, household)),
        ids,
      ),
    ],
    rounds,
  );
  const { ours, lock: locked, statement } = measured;
  const over = (other: typeof ours): number => rounded(ours.perSecond.median / other.perSecond.median);
  report('mask-round', {
    rows: { 6: { overLock: over(locked), overStatement: over(statement), p99: ours.p99Ms!.median }, 8: { wrong } },
    ...{ settings: { callers: many, milliseconds, poolOfPeers: 20 }, rounds, measured },
    notes: ['Callers and service are one process: nothing of HTTP is in it. Kills are tried by the crash lab, not here.'],
  });
  await Promise.all([source.destroy(), peer.destroy()]);
});
