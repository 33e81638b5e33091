import type { DataSource, EntityManager } from 'typeorm';

type Ask = (sql: string, values?: unknown[]) => Promise<unknown>;

/** A transaction whose statements go through `turn`, which may change, drop or fail them. */
export function turned(tx: EntityManager, turn: (sql: string, ask: Ask, values?: unknown[]) => Promise<unknown>): EntityManager {
  const ask: Ask = (sql, values) => tx.query(sql, values);
  return new Proxy(tx, {
    get: (target, name) =>
      name === 'query' ? (sql: string, values?: unknown[]) => turn(sql, ask, values) : (Reflect.get(target, name, target) as unknown),
  });
}

/** A data source all of whose transactions are so. */
export function turnedSource(dataSource: DataSource, turn: Parameters<typeof turned>[1]): DataSource {
  const transaction = (work: (tx: EntityManager) => Promise<unknown>) => dataSource.transaction((tx) => work(turned(tx, turn)));
  return new Proxy(dataSource, {
    get: (target, name) => (name === 'transaction' ? transaction : (Reflect.get(target, name, target) as unknown)),
  });
}
