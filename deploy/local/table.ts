import { memoryOf } from './memory.js';
import type { Stack } from './stack-file.js';

const MEGABYTE = 1024 * 1024;

const megabytes = (bytes: number | undefined): string => (bytes === undefined ? '–' : `${Math.round(bytes / MEGABYTE)} MB`);

const whereOf = (stack: Stack, name: string, port: number): string => stack.services[name]?.url ?? `127.0.0.1:${port}`;

const aligned = (rows: string[][]): string => {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [what, where, memory] = [width(0), width(1), width(2)];
  return rows.map(([a = '', b = '', c = '']) => `  ${a.padEnd(what)}   ${b.padEnd(where)}   ${c.padStart(memory)}`).join('\n');
};

/** What runs where and with how much memory; engines that were given by their address have no memory of ours. */
export const table = (stack: Stack): string => {
  const { children, supervisor } = stack;
  const ownPid = supervisor.pid;
  const memory = memoryOf([...children.map(({ pid }) => pid), ownPid]);
  const rows = children.map(({ name, port }, index) => [name, whereOf(stack, name, port), megabytes(memory[index])]);
  const given = [
    ...(children.some(({ name }) => name === 'Kafka') ? [] : [['Kafka', stack.kafka.brokers, 'given']]),
    ...(children.some(({ name }) => name === 'PostgreSQL') ? [] : [['PostgreSQL', new URL(stack.database.adminUrl).host, 'given']]),
  ];
  const total = memory.some((bytes) => bytes === undefined) ? undefined : memory.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  return aligned([
    ['WHAT', 'WHERE', 'MEMORY'],
    ...rows.reverse(),
    ...given,
    ['supervisor', `pid ${ownPid}`, megabytes(memory.at(-1))],
    ['all together', '', megabytes(total)],
  ]);
};
