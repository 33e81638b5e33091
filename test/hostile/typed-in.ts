import { rejectionCatalogue } from '#platform/rejection.js';
import { rows } from '#testing/stack.js';
import type { GraphAnswer, RunningStack } from '../running-stack.js';
import type { Known, TextInput } from './inputs.js';
import { revealing } from './revealing.js';

/** What is wrong with how a text was taken; nothing when it was refused with a code, or kept as it was typed. */
export function faultIn(
  { kept, keeps }: Pick<TextInput, 'kept' | 'keeps'>,
  text: string,
  { data, errors }: GraphAnswer,
): string | undefined {
  const codes = errors?.map(({ extensions }) => extensions.code ?? '') ?? [];
  if (codes.some((code) => code === 'FAULT' || code === 'SERVICE_UNAVAILABLE' || !(code in rejectionCatalogue)))
    return `answered ${codes.join(' ')}`;
  const [told] = revealing(JSON.stringify(errors ?? null).replaceAll(JSON.stringify(text).slice(1, -1), ''));
  if (told) return `told ${told}`;
  const expected = keeps ? keeps(text) : text;
  if (codes.length > 0 || !kept || expected === undefined) return undefined;
  const found = kept(data ?? {});
  return found === expected ? undefined : `kept as ${JSON.stringify(found)}`;
}

/** Tables, roles and people of every database; what was typed adds none and takes none away. */
export async function inventory(stack: RunningStack): Promise<Record<string, unknown>> {
  const { adminUrl, urls } = stack.facts.database;
  const counts = Object.keys(urls).map(async (service) => {
    const at = adminUrl.replace(/\/[^/]*$/, `/linli_${service}`);
    const [tables] = await rows<object>(
      at,
      "SELECT count(*), bool_or(relname = 'linli_was_here') AS made FROM pg_class WHERE relkind = 'r'",
    );
    return [service, tables] as const;
  });
  const [roles] = await rows<object>(adminUrl, 'SELECT count(*) FROM pg_roles');
  return { roles, ...Object.fromEntries(await Promise.all(counts)) };
}

/** Somebody who lives there, and where. */
export async function knownOf(stack: RunningStack, within: string): Promise<Known> {
  const search =
    'query ($within: ID!, $name: String) { searchResidents(within: $within, name: $name) { id household { id room { code } } } }';
  const { data } = await stack.graphql('worker', search, { within, name: '住户101' });
  const [found] = (data?.['searchResidents'] ?? []) as { id: string; household: { id: string; room: { code: string } } }[];
  if (!found) throw new Error('The roster has not come in');
  const { id: household, room } = found.household;
  return { household, resident: found.id, room: room.code, compound: room.code.split('-').slice(0, 2).join('-') };
}
