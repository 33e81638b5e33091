import { randomUUID } from 'node:crypto';
import { enrolAtPeer, signed } from '../gate-checks/device-key.js';
import { device, someCheck } from '../gate-checks/some-checks.js';
import type { WithKafka } from '../harness/engines.js';
import { type Program, startPeer } from '../harness/programs.js';

/** P0 with a device that loads it, and one at another compound whose figure is watched. */
export async function peerOf(engines: WithKafka, start: (program: Promise<Program>) => Promise<Program>) {
  const { url, pid } = await start(startPeer(engines));
  const watched = { ...device, id: randomUUID(), path: `${device.path.slice(0, -3)}099` };
  const tellerOf = async (one: typeof device) => {
    await enrolAtPeer(engines, one);
    return async (): Promise<void> => {
      // All rounds take longer than a token lasts.
      const headers = { authorization: `Bearer ${await signed(one)}`, 'content-type': 'application/json' };
      const { status } = await fetch(`${url}/gate/checks`, { method: 'POST', headers, body: JSON.stringify(someCheck()) });
      if (status !== 200) throw new Error(`P0 answered ${status}`);
    };
  };
  const figure = async (): Promise<number> => {
    const answer = await fetch(`${url}/board/${watched.path}`);
    return ((await answer.json()) as { checks: number }).checks;
  };
  return { pid, load: await tellerOf(device), probe: await tellerOf(watched), figure };
}
