import { DataSource } from 'typeorm';
import type { ServiceUnderTest } from './service.js';

/** Statements that a piece of work sends to the database, without the frame of a transaction and what runs in the background. */
export async function statementsOf({ app }: ServiceUnderTest, work: () => Promise<unknown>): Promise<string[]> {
  const dataSource = app.get(DataSource);
  const [before, statements] = [dataSource.logger, [] as string[]];
  const counting = Object.assign(Object.create(before) as typeof before, {
    logQuery: (query: string) => void (isWork(query) && statements.push(query)),
  });
  Object.assign(dataSource, { logger: counting });
  await work().finally(() => Object.assign(dataSource, { logger: before }));
  return statements;
}

const isWork = (query: string): boolean => !/^(START TRANSACTION|COMMIT)|set_config|due_work|^SELECT 1$/.test(query);
