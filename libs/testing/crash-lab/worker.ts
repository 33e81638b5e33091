import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, checkout } from '../../../deploy/local/places.js';
import type { Broken } from './plant/broken.js';

export interface WorkerSettings {
  role: 'source' | 'sink';
  databaseUrl: string;
  brokers: string;
  prefix: string;
  log: string;
  secretsDir: string;
  broken?: Broken | undefined;
}

const program = join(checkout, 'dist', 'libs', 'testing', 'crash-lab', 'plant', 'worker.js');

/** One half of the plant as a process. It comes back whenever it ends, as under a supervisor, until it is stopped. */
export class Worker {
  /** Moments (Unix time, ms) at which it ended by a signal. */
  readonly deaths: number[] = [];
  hasStarted = false;
  private child: ChildProcess;
  private port?: number;
  private wanted = true;
  private standsStill = false;
  private nextCrashAt = '';

  constructor(
    private readonly settings: WorkerSettings,
    crashAt = '',
  ) {
    this.child = this.begin(crashAt);
  }

  /** Nothing while it starts or stands still. */
  get url(): string | undefined {
    return this.port && !this.standsStill ? `http://127.0.0.1:${this.port}` : undefined;
  }

  get role(): 'source' | 'sink' {
    return this.settings.role;
  }

  signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void {
    if (signal === 'SIGSTOP' || signal === 'SIGCONT') this.standsStill = signal === 'SIGSTOP';
    this.child.kill(signal);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** It kills itself where `crashAt` says: `<point>:<nth>`, counted from now. */
  arm(crashAt: string): void {
    this.child.send({ crashAt });
  }

  /** Ends in an orderly way and comes back armed, for a point that is only passed at the start. */
  comeBackArmed(crashAt: string): void {
    this.nextCrashAt = crashAt;
    this.signal('SIGTERM');
  }

  async end(): Promise<void> {
    this.wanted = false;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  private begin(crashAt: string): ChildProcess {
    const { role, databaseUrl, brokers, prefix, log, secretsDir, broken } = this.settings;
    const env = {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: join(cacheFolder(), 'node'),
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: brokers,
      TOPIC_PREFIX: prefix,
      SECRETS_DIR: secretsDir,
    };
    const child = spawn(process.execPath, [program, role, ...(broken ? [broken] : [])], {
      env: { ...env, CRASH_AT: crashAt },
      stdio: ['ignore', 'pipe', openSync(log, 'a'), 'ipc'],
    });
    child.stdout!.once('data', (line: Buffer) => {
      this.port = Number(line.toString().trim());
      this.hasStarted = true;
    });
    child.once('exit', (code, signal) => this.ended(code, signal));
    return child;
  }

  private ended(code: number | null, signal: NodeJS.Signals | null): void {
    this.port = undefined;
    appendFileSync(this.settings.log, `${this.settings.role} ended: ${signal ?? code}\n`);
    if (signal === 'SIGKILL') this.deaths.push(Date.now());
    if (!this.wanted) return;
    const crashAt = this.nextCrashAt;
    this.nextCrashAt = '';
    this.child = this.begin(crashAt);
  }
}
