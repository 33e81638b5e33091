import { olderBuild } from './meter.events.js';
import { MeterReaction } from './meter.reaction.js';
import { startMeterService } from './meter.service.js';

// A service as a process of its own, so that a spec can kill it. Arguments: nothing to relay and consume, `relay` to relay only.
const reactions = process.argv[2] === 'relay' ? [] : [MeterReaction];
const app = await startMeterService(process.env['DATABASE_URL']!, { reactions, contracts: olderBuild });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.stdout.write('ready\n');
