import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { Rejection } from './rejection.js';

/** Digits of a document or phone, and any Chinese, Japanese or Korean word: in a log they could be somebody. */
const personal = /\d{5,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g;

export const scrub = (text: string): string => text.replace(personal, '▒');

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

/** Nest's own messages in the same stream. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: rest.at(-1) }, scrub(String(message)));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: rest.at(-1) }, scrub(String(message)));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const err = message instanceof Error ? message : undefined;
    this.logger.error({ context: rest.at(-1), err }, err ? err.name : scrub(String(message)));
  }
}
