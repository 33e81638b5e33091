import { flushCompileCache } from 'node:module';
import { armCrash } from '#messaging/crash-point.js';
import { MessagingModule } from '#messaging/messaging.module.js';
import { asService } from '#platform/scope.js';
import { blind, put, type Broken } from './broken.js';
import { Turned } from './part.events.js';
import { startPlant } from './plant.module.js';
import { TurnController } from './turn.controller.js';
import { TurnReaction } from './turn.reaction.js';

// One half of the plant as a process that can be killed. Arguments: `source` is asked and tells, `sink` hears and does; then what is
// broken in it, if anything. Its port is the first line that it writes.

const [role, broken] = process.argv.slice(2) as ['source' | 'sink', Broken | undefined];
const url = process.env['DATABASE_URL']!;
const contracts = [Turned];
const messaging =
  role === 'source'
    ? MessagingModule.forRoot({ service: 'lab-source', contracts })
    : MessagingModule.forRoot({
        ...{ service: 'lab-sink', consumer: 'lab-sink', contracts },
        transact: (dataSource, work) => asService(dataSource, 'lab-sink', (tx) => work(broken ? blind(tx, broken) : tx)),
      });
const app = await startPlant(url, {
  messaging: broken ? put(messaging, broken) : messaging,
  controllers: [role === 'source' ? TurnController : TurnReaction],
  consumes: role === 'sink',
});
process.on('message', ({ crashAt }: { crashAt: string }) => armCrash(crashAt));
process.once('disconnect', () => process.exit()); // whoever started it is gone
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
flushCompileCache(); // who is killed leaves none, and its successor would compile again
process.stdout.write(`${new URL(await app.getUrl()).port}\n`);
