import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { Rejection } from './rejection.js';

/** Digits of a document or phone, and any Chinese, Japanese or Korean word: in a log they could be somebody. */
const personal = /\d{5,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g;

/** What GraphQL repeats of something typed, to the end: a name in Latin letters looks like any other word. Brackets and the like are kept. */
const typed = /(\bcannot represent |, found (?:[A-Z]\w+ )?|\bUnexpected [A-Z]\w+ |^Value )(?!"[^\w\s"]{1,3}"\.?$|<EOF>).*$/s;

export const scrub = (text: string): string => text.replace(typed, '$1▒').replace(personal, '▒');

/** An error as it may be kept: a database's message quotes values, so only its code and place are written down. */
export function describeError(error: unknown): Record<string, unknown> {
  if (error instanceof Rejection) return { type: 'Rejection', code: error.code };
  if (!(error instanceof Error)) return { type: typeof error };
  const driver = (error as { driverError?: Record<string, unknown> }).driverError ?? (error as unknown as Record<string, unknown>);
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const fromDatabase = typeof driver['severity'] === 'string';
  return {
    type: error.name,
    code: driver['code'],
    ...(fromDatabase
      ? { table: driver['table'], constraint: driver['constraint'], routine: driver['routine'] }
      : { message: scrub(error.message) }),
    frames,
  };
}

/** One JSON line an entry, on standard output; with service, time, level. */
export const createLog = (service: string, level: string): Logger =>
  pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
  });

/** What Nest and our libraries say, in the same stream; an object is written field by field. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  private write(level: 'debug' | 'warn' | 'error', said: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    if (said instanceof Error) return this.logger[level]({ context, err: said }, said.name);
    if (typeof said !== 'object' || said === null) return this.logger[level]({ context }, scrub(String(said)));
    const { message = '', ...fields } = said as Record<string, unknown>;
    const clean = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && name === 'error' ? scrub(value) : value,
    ]);
    this.logger[level]({ context, ...(Object.fromEntries(clean) as object) }, scrub(String(message)));
  }
}
