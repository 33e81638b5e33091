/** One value that a bench gives, and how good it has to be. */
export interface Goal {
  name: string;
  /** What it is, as the table says it. */
  says: string;
  unit: 'x' | '%' | 'ms' | 's' | '';
  better: 'more' | 'less';
  pass: number;
  /** Where there is none, what passes is as good as it gets. */
  moonshot?: number;
}

export interface Figure {
  row: number;
  title: string;
  against: string;
  /** `npm run bench -- <bench>` gives it. */
  bench: string;
  goals: readonly Goal[];
}

const more = (name: string, says: string, unit: Goal['unit'], pass: number, moonshot?: number): Goal => ({
  ...{ name, says, unit, better: 'more', pass },
  ...(moonshot !== undefined && { moonshot }),
});
const less = (...[name, says, unit, pass, moonshot]: Parameters<typeof more>): Goal => ({
  ...more(name, says, unit, pass, moonshot),
  better: 'less',
});
const figure = (row: number, bench: string, title: string, against: string, ...goals: Goal[]): Figure => ({
  ...{ row, bench, title, against, goals },
});

/** Every figure of the performance plan: the one list that the benches, the table and the document read. */
export const figures: readonly Figure[] = [
  figure(
    ...([
      1,
      'gate-checks',
      'Durable gate checks a second, 64 callers, fact in the outbox',
      'pgbench, one prepared statement a check',
    ] as const),
    more('overPgbench', 'of the rate', 'x', 2.5, 4),
  ),
  figure(
    ...([2, 'gate-checks', 'The same with 1,000 callers', 'INSERT … SELECT of 500 inside the server'] as const),
    more('shareOfBound', 'of the rate', '%', 60, 85),
  ),
  figure(
    ...([3, 'gate-http', 'Gate check over HTTP to its commit, 64 connections', 'P0'] as const),
    more('overPeer', 'of the rate', 'x', 12, 25),
    more('lessCpu', 'less processor time', 'x', 12),
  ),
  figure(
    ...([4, 'gate-http', 'Processor seconds for a million checks', 'P0, the same checks'] as const),
    less('single', 'one check a request', 's', 220, 120),
    less('twenty', 'twenty a request', 's', 50, 25),
  ),
  figure(
    ...([5, 'growth', 'Write-ahead log a row and median of a batch in a large table', 'itself at 20,000 rows'] as const),
    less('wal', 'of the bytes', 'x', 1.5, 1.2),
    less('p50', 'of the time', 'x', 1.5, 1.2),
  ),
  figure(
    ...([6, 'mask-round', 'Mask reservations a second, 200 callers', "TypeORM's pessimistic lock; the best single statement"] as const),
    more('overLock', 'of the lock', 'x', 80, 200),
    more('overStatement', 'of the statement', 'x', 20),
    less('p99', 'p99', 'ms', 25),
  ),
  figure(
    ...([7, 'mask-http', 'The same over HTTP', 'a route that says "sold out"'] as const),
    more('shareOfEmpty', 'of the rate', '%', 85, 95),
  ),
  figure(...([8, 'mask-round', 'Oversold or doubled reservations', 'none'] as const), less('wrong', 'reservations', '', 0, 0)),
  figure(
    ...([9, 'relay-drain', 'Relay drains a backlog', 'pg-transactional-outbox, its best mode'] as const),
    more('overLibrary', 'of the rate', 'x', 40, 100),
  ),
  figure(
    ...([10, 'relay-drain', 'The same', 'kafkajs alone, batches of 1,000'] as const),
    more('shareOfProducer', 'of the rate', '%', 65, 90),
  ),
  figure(
    ...([11, 'event-to-figure', 'From an event to its figure, p99', 'P0 at 100 events a second'] as const),
    more('at200', 'sooner at 200 a second', 'x', 20, 60),
    more('at2000', 'sooner at 2,000 a second', 'x', 8, 24),
  ),
  figure(
    ...([12, 'projection', 'Events brought into a projection a second, safe against replay', 'inbox row and upsert an event'] as const),
    more('overPerEvent', 'of the rate', 'x', 150, 500),
  ),
  figure(
    ...([13, 'growth', 'Roll-up of the dashboard, p99, behind 10 M facts', 'itself behind few'] as const),
    less('p99', 'of the time', 'x', 1.3, 1.1),
  ),
  figure(
    ...([14, 'gateway', 'Processor time of the gateway, distinct boards', '@apollo/gateway'] as const),
    more('lessCpu', 'less', 'x', 1.5, 4),
  ),
  figure(
    ...([15, 'gateway', 'Processor time of the gateway, the same board again', '@apollo/gateway'] as const),
    more('lessCpuAgain', 'less', 'x', 25, 45),
  ),
  figure(
    ...([16, 'mask-http', 'A GraphQL mutation in a service', 'the same by REST'] as const),
    less('cpu', 'of the processor time', 'x', 2.2, 1.3),
  ),
  figure(
    ...([17, 'overload', 'Goodput at ten times the saturating rate', 'its own peak'] as const),
    more('goodput', 'of the peak', '%', 80, 95),
    less('refusedWithin', 'refused within', 'ms', 50),
  ),
  figure(...([18, 'roster-import', 'Roster of 5,000 rows', 'parsing the file alone'] as const), less('first', 'of the time', 'x', 20, 8)),
  figure(
    ...([19, 'start', 'Start of the whole stack, the second time', 'PostgreSQL and Kafka alone'] as const),
    less('overEngines', 'of the time', 'x', 10, 6),
  ),
];

/** Benches of the running stack with its demo; the others bring engines of their own. */
export const onStack: readonly string[] = ['event-to-figure', 'gateway', 'roster-import'];
