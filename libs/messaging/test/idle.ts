import { setTimeout as pause } from 'node:timers/promises';
import { Consumer } from '#messaging/consumer.js';
import { olderBuild } from './meter.events.js';
import { MeterReaction } from './meter.reaction.js';
import { startMeterService } from './meter.service.js';

// A service that has published and consumed, and has nothing to do. Prints the share of one core it uses over some seconds.
const seconds = 6;
const app = await startMeterService(process.env['DATABASE_URL']!, { reactions: [MeterReaction], contracts: olderBuild });
await app.get(Consumer).runOnce();
await pause(2_000); // what the start leaves behind: compilation, collection, closing connections
const before = process.cpuUsage();
await pause(seconds * 1_000);
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(user + system) / (seconds * 1_000_000)}\n`);
await app.close();
process.exit(0);
