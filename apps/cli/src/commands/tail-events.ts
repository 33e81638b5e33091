import { listen } from '#messaging/listen.js';
import type { Output } from '../output.js';
import { localPlace } from '../stack.js';

/** `linli events tail registration.area`: shows facts as they arrive from now on, pseudonymous as they are; Ctrl-C ends it. */
export async function tailEvents(topic: string, output: Output): Promise<void> {
  const { brokers, topicPrefix } = localPlace();
  const stop = listen({ brokers: brokers.split(','), prefix: topicPrefix, name: 'cli' }, [topic], (event, payload) => {
    const { type, version, key, sequence, time, jurisdiction } = event;
    const line = `${time.toISOString()} ${type} v${version} ${key} #${sequence} ${jurisdiction}\n  ${payload}`;
    output.result({ type, version, key, sequence, time, jurisdiction, payload: JSON.parse(payload) as unknown }, line);
  });
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await stop();
}
