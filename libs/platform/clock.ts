import { readFileSync } from 'node:fs';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

const rereadEveryMs = 500;

/**
 * The one source of "now". On local and test stacks CLOCK_FILE (`{"offsetMs": n}`) moves it, so that a journey of
 * fourteen days can be tried in a minute; in production the file is not looked at.
 */
@Injectable()
export class Clock implements OnModuleDestroy {
  private offsetMs = 0;
  private readonly timer?: NodeJS.Timeout;

  constructor() {
    const file = process.env.LINLI_ENV === 'production' ? undefined : process.env.CLOCK_FILE;
    if (!file) return;
    this.offsetMs = readOffset(file);
    this.timer = setInterval(() => (this.offsetMs = readOffset(file)), rereadEveryMs).unref();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Local date in China (UTC+8, no summer time) as `YYYY-MM-DD`. */
  today(): string {
    return chinaDate(this.now());
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}

export const chinaDate = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function readOffset(file: string): number {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const offset = (content as { offsetMs?: unknown }).offsetMs;
    return typeof offset === 'number' && Number.isFinite(offset) ? offset : 0;
  } catch {
    return 0; // no file yet, or half-written: the next reading corrects it
  }
}
