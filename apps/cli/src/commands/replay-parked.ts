import { userInfo } from 'node:os';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';
import { localPlace, secret } from '../stack.js';

interface Replayed {
  type: string;
  key: string;
  outcome: string;
}

/** `linli replay screening`: shows what would happen with the events that a service parked; `--apply` does it, in order. */
export async function replayParked(service: string, options: { apply?: boolean; key?: string }, output: Output): Promise<void> {
  const { services, secretsDir } = localPlace();
  const url = services[service]?.url;
  if (!url) throw new CliError(`There is no service "${service}". There are: ${Object.keys(services).join(', ')}`, 2);
  const response = await fetch(new URL('/internal/replay', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linli-gateway': secret(secretsDir, 'gateway-token') },
    body: JSON.stringify({ by: userInfo().username, dryRun: !options.apply, ...(options.key && { key: options.key }) }),
  });
  if (response.status === 404) return output.result({ replayed: [] }, `${service} consumes no events.`);
  if (!response.ok) throw new CliError(`${service} answered ${response.status}.`);
  const { replayed } = (await response.json()) as { replayed: Replayed[] };
  const lines = replayed.map((event) => `${event.type} ${event.key}: ${event.outcome}`);
  const verb = options.apply ? 'replayed' : 'would be replayed (nothing was done; add --apply)';
  output.result({ replayed }, [...lines, `${replayed.length} events ${verb}`].join('\n'));
}
