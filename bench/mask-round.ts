import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Column, DataSource, type DataSourceOptions, Entity, PrimaryColumn } from 'typeorm';
import { CommitSignal } from '../libs/messaging/commit-signal.js';
import { Outbox } from '../libs/messaging/outbox.js';
import type { Actor } from '../libs/platform/actor.js';
import { Clock } from '../libs/platform/clock.js';
import { asService } from '../libs/platform/scope.js';
import { appRole, appUrl, databaseName, onDatabase, ownerUrl } from '../deploy/database-urls.js';
import { startPostgres } from '../deploy/local/postgres.js';
import { ensureAppRole, ensureDatabase, ensureOwner, grantRows, withClient } from '../tools/database-roles.js';

// Figure 6 of the performance plan: mask reservations a second of 200 callers, each answered after its commit, with the fact in the
// outbox. Ours: one writer a round (BookingDesk as the service runs it). The peer: what the documentation of TypeORM leads to, a
// pessimistic lock of the stock row for each reservation. Both on one PostgreSQL of their own with fsync on, interleaved:
//   npm run bench -- mask-round

const callers = 200;
const rounds = 5;
const roundMs = 3_000;
const households = 60_000;
const committee = '310000000000.310105000000.310105008000.310105008020';

@Entity('peer_stock')
class PeerStock {
  @PrimaryColumn({ type: 'uuid' }) roundId: string;
  @Column({ type: 'integer' }) remaining: number;
  @Column({ type: 'integer' }) nextNumber: number;
}

@Entity('peer_reservation')
class PeerReservation {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) roundId: string;
  @Column({ type: 'uuid' }) householdId: string;
  @Column({ type: 'integer' }) number: number;
}

@Entity('peer_outbox')
class PeerOutbox {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'jsonb' }) payload: object;
}

type Book = (household: string) => Promise<unknown>;
interface Measured {
  perSecond: number;
  p99Ms: number;
  cpuMicroseconds: number;
}

/** Every caller books for one household after the other until the time is over. */
async function measure(book: Book, ids: readonly string[]): Promise<Measured> {
  const [began, cpu, waits] = [performance.now(), process.cpuUsage(), [] as number[]];
  let next = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() - began < roundMs && next < ids.length) {
      const asked = performance.now();
      await book(ids[(next += 1) - 1]!);
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const p99Ms = waits.sort((one, other) => one - other)[Math.floor(waits.length * 0.99)] ?? 0;
  return {
    perSecond: Math.round(waits.length / seconds),
    p99Ms: Math.round(p99Ms),
    cpuMicroseconds: Math.round((user + system) / waits.length),
  };
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const middle = (of: readonly Measured[]): Measured => ({
  perSecond: median(of.map(({ perSecond }) => perSecond)),
  p99Ms: median(of.map(({ p99Ms }) => p99Ms)),
  cpuMicroseconds: median(of.map(({ cpuMicroseconds }) => cpuMicroseconds)),
});

async function peerOf(url: string): Promise<{ source: DataSource; open: () => Promise<Book> }> {
  const entities = [PeerStock, PeerReservation, PeerOutbox];
  const source = await new DataSource({ type: 'postgres', url, entities, synchronize: true, poolSize: 10 }).initialize();
  const open = async (): Promise<Book> => {
    const roundId = randomUUID();
    await source.manager.insert(PeerStock, { roundId, remaining: 1_000_000, nextNumber: 1 });
    return (householdId) =>
      source.transaction(async (tx) => {
        const stock = await tx.findOneOrFail(PeerStock, { where: { roundId }, lock: { mode: 'pessimistic_write' } });
        if (stock.remaining < 1) return;
        const number = stock.nextNumber;
        await tx.save(PeerReservation, { id: randomUUID(), roundId, householdId, number });
        await tx.save(PeerStock, { ...stock, remaining: stock.remaining - 1, nextNumber: number + 1 });
        await tx.save(PeerOutbox, { id: randomUUID(), payload: { roundId, householdId, number } });
      });
  };
  return { source, open };
}

async function oursOf(source: DataSource, ids: readonly string[]): Promise<{ source: DataSource; open: () => Promise<Book> }> {
  const { BookingDesk } = await import('../apps/supplies/src/reservation/booking-desk.js');
  const { TellReservations } = await import('../apps/supplies/src/reservation/tell-reservations.js');
  const { WriteBookings } = await import('../apps/supplies/src/reservation/write-bookings.js');
  const { RoundBoard } = await import('../apps/supplies/src/round/round-board.js');
  const clock = new Clock();
  const write = new WriteBookings(new TellReservations(new Outbox('supplies', new CommitSignal())), clock);
  const desk = new BookingDesk(source, new RoundBoard(source), write, clock);
  const worker: Actor = {
    ...{ subject: 'bench', kind: 'person', requestId: randomUUID(), language: 'zh', strength: 'two-factor' },
    grants: [{ role: 'committee-worker', scope: committee }],
  };
  await asService(source, 'bench', (tx) =>
    tx.query(
      `INSERT INTO household SELECT id, 'r' || n, $2 || '.310105008020-001.310105008020-001-' || lpad(n::text, 6, '0'), false
       FROM unnest($1::uuid[]) WITH ORDINALITY AS h (id, n)`,
      [ids, committee],
    ),
  );
  const open = async (): Promise<Book> => {
    const roundId = randomUUID();
    await asService(source, 'bench', (tx) => tx.query(openRound, [roundId, committee]));
    return (householdId) => desk.book(worker, { requestId: randomUUID(), roundId, householdId, onPaper: false });
  };
  return { source, open };
}

const openRound = `
  WITH round AS (
    INSERT INTO mask_round (id, area_code, path, item_id, rule, quota, packs, opens_at, closes_at, collect_from, collect_until, state, opened_by,
      opened_at, version)
    VALUES ($1, '310105008020', $2, $1, 'queue', 5, 1000000, now() - interval '1 minute', now() + interval '1 day', '09:00', '17:00', 'open', 'bench', now(), 1)
    RETURNING id, path)
  INSERT INTO round_stock (round_id, remaining, next_number, called_up_to, path) SELECT id, 1000000, 1, 0, path FROM round`;

/** The database of supplies, as the running service reaches it: under row-level security. */
async function prepare(adminUrl: string): Promise<DataSource> {
  const [name, role] = [databaseName('supplies'), appRole('supplies')];
  await withClient(adminUrl, async (admin) => {
    await ensureOwner(admin);
    await ensureAppRole(admin, role, 'bench');
    await ensureDatabase(admin, name);
    await admin.query('CREATE DATABASE peer');
  });
  process.env['DATABASE_URL'] = ownerUrl(adminUrl, name);
  const { dataSource } = await import('../apps/supplies/src/supplies.database.js');
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  await grantRows(adminUrl, name, role);
  return new DataSource({ ...dataSource.options, url: appUrl(adminUrl, name, role, 'bench') } as DataSourceOptions).initialize();
}

const home = mkdtempSync(join(tmpdir(), 'linli-bench-'));
const postgres = await startPostgres({ home });
try {
  const ids = Array.from({ length: households }, () => randomUUID());
  const [ours, peer] = [await oursOf(await prepare(postgres.url), ids), await peerOf(onDatabase(postgres.url, 'peer'))];
  await measure(await ours.open(), ids.slice(0, 2_000));
  await measure(await peer.open(), ids.slice(0, 200));
  const [mine, theirs]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    mine.push(await measure(await ours.open(), ids));
    theirs.push(await measure(await peer.open(), ids));
  }
  const ratio = Number((middle(mine).perSecond / middle(theirs).perSecond).toFixed(1));
  const machine = { node: process.version, cpu: `${cpus().length} x ${cpus()[0]?.model}` };
  const result = {
    figure: 6,
    callers,
    rounds,
    ...machine,
    ours: middle(mine),
    peer: middle(theirs),
    ratio,
    each: { ours: mine, peer: theirs },
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  await Promise.all([ours.source.destroy(), peer.source.destroy()]);
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
