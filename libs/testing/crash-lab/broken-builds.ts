import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../../../tools/database-roles.js';
import { onDatabase } from '../../../deploy/database-urls.js';
import type { Anomaly, Verdict } from './checker.js';
import type { Load } from './driver.js';
import { gateCounter } from './parts/gate-counter.js';
import { ledgerWriter } from './parts/ledger-writer.js';
import { scopeSetting } from './parts/scope-setting.js';
import { shelfLock } from './parts/shelf-lock.js';
import type { Broken } from './plant/broken.js';
import { Rig, type Shape } from './rig.js';
import type { Site } from './site.js';

interface Plan {
  shape?: Omit<Shape, 'seed' | 'broken'>;
  load?: Partial<Load>;
  /** What the checker has to say. */
  shows: Anomaly[];
}

const usual: Load = { count: 300, writers: 8, keys: 30, refused: 0.05, holdMs: 12 };
const crowded = { sources: 3 };

/** What is done to each build of the plant, sound or broken, and what has to be found of the broken one. */
export const plantPlans: Record<Broken, Plan> = {
  'no-deduplication': { shape: { crashAt: { sink: 'cons.after_commit_before_offset:3' } }, shows: ['duplicate'] },
  'cursor-relay': { shows: ['lost'] },
  'offset-first': { shape: { crashAt: { sink: 'cons.before_commit:3' } }, shows: ['lost'] },
  'skip-locked-relays': { shape: crowded, load: { keys: 6, count: 500 }, shows: ['inversion'] },
  'no-position-check': { shape: crowded, load: { keys: 6, count: 500 }, shows: ['inversion', 'duplicate'] },
  'parked-overtaken': { load: { manners: { throws: 0.02 } }, shows: ['inversion'] },
  'event-before-commit': { load: { refused: 0.1 }, shows: ['phantom'] },
};

/** How long the plant may stand still before what waits counts as lost: a sound one must be waited for. */
const stuckMs = (broken: Broken | undefined): number => (broken ? 4_000 : 60_000);

export async function runPlan(site: Site, plan: Plan, { seed, broken }: { seed: number; broken?: Broken }): Promise<Verdict> {
  return Rig.with(site, { ...plan.shape, seed, broken }, async (rig) => {
    await rig.drive({ ...usual, ...plan.load });
    await rig.settle(stuckMs(broken));
    return rig.judge();
  });
}

/** Parts of real services, sound or broken: what is wrong afterwards, in sentences. */
export const partPlans: Record<string, (isWrong: boolean) => Promise<string[]>> = {
  'ledger-leaf-without-root': ledgerWriter,
  'gate-counter-ignored': gateCounter,
  'stock-check-outside-the-lock': shelfLock,
  'scope-on-the-session': scopeSetting,
};

const lazily = [`ALTER SYSTEM SET synchronous_commit = off`, `ALTER SYSTEM SET wal_writer_delay = '10s'`];
const again = ['ALTER SYSTEM RESET synchronous_commit', 'ALTER SYSTEM RESET wal_writer_delay'];

const asAdmin = async (site: Site, statements: readonly string[]): Promise<void> =>
  withClient(onDatabase(site.adminUrl, 'postgres'), async (admin) => {
    for (const statement of [...statements, 'SELECT pg_reload_conf()']) await admin.query(statement);
  });

/** The database is cut off in the middle of the work. The wrong one answers before what it answered is on the disk. */
export async function answeredBeforeDisk(site: Site, isWrong: boolean, seed: number): Promise<Verdict> {
  return Rig.with(site, { seed }, async (rig) => {
    if (isWrong) await asAdmin(site, lazily);
    await rig.drive({ ...usual, count: 100 }); // the writer of the log has seen them, and rests now
    const driver = rig.driver({ ...usual, count: 400, rate: 150 });
    const driving = driver.run();
    await pause(1_200);
    await site.endDatabase('kill');
    driver.stop();
    await driving;
    await site.startDatabase();
    if (isWrong) await asAdmin(site, again);
    await rig.settle(30_000);
    return rig.judge();
  });
}
