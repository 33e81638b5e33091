import type { Experiment } from './experiment.js';
import { brokerOutage } from './experiments/broker-outage.js';
import { databaseEnd } from './experiments/database-end.js';
import { killAnywhere } from './experiments/kill-anywhere.js';
import { overload } from './experiments/overload.js';
import { onSite } from './on-site.js';
import { orderOfAKey } from './experiments/order-of-a-key.js';
import { poison } from './experiments/poison.js';
import { replay } from './experiments/replay.js';
import { resets } from './experiments/resets.js';
import { specs } from './specs.js';
import { stoppedOwner } from './experiments/stopped-owner.js';

/** They break nothing but their own processes and lines. */
export const sideBySide = [resets, orderOfAKey, killAnywhere, stoppedOwner, poison, replay];
/** They end an engine, and with it everybody's on the same site. */
export const alone = [brokerOutage, databaseEnd];

/** In the order of their ids, which are those of the plan of tests. */
export const experiments: readonly Experiment[] = [...[...sideBySide, ...alone].map(onSite), overload, ...specs].sort((one, other) =>
  one.id.localeCompare(other.id),
);
