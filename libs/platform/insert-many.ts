import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Inserts rows by one statement with one parameter, however many they are: a query builder makes a parameter of every value, which
 * costs a service more than all the rest of a large import. Every row states the same properties; a column that none of them
 * states gets its default.
 */
export async function insertMany<Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { tablePath, columns } = tx.connection.getMetadata(entity);
  const stated = columns.filter(({ propertyName }) => propertyName in first);
  const names = stated.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const records = rows.map((row) =>
    Object.fromEntries(stated.map(({ databaseName, propertyName }) => [databaseName, written(row[propertyName])])),
  );
  await tx.query(`INSERT INTO "${tablePath}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${tablePath}", $1)`, [
    JSON.stringify(records),
  ]);
}

/** Bytes as PostgreSQL reads them in a text; JSON does the rest. */
const written = (value: unknown): unknown => {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return Array.isArray(value) ? value.map(written) : value;
};
