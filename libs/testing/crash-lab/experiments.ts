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

const plant = [resets, orderOfAKey, killAnywhere, stoppedOwner, brokerOutage, databaseEnd, poison, replay];

/** In the order of their ids, which are those of the plan of tests. */
export const experiments: readonly Experiment[] = [...plant.map(onSite), overload, ...specs];
