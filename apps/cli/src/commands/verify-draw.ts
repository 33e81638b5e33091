import { existsSync, readFileSync } from 'node:fs';
import { faultOfDraw } from '#platform/draw.js';
import type { Api } from '../api.js';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';

interface Draw {
  seed: string;
  commitment: string;
  packs: number;
  entries: { place: number; reservationId: string }[];
}

const pageSize = 5_000;
const query = `query ($id: ID!, $after: Int!) {
  roundDraw(id: $id, first: ${pageSize}, afterPlace: $after) { seed commitment packs entries { place reservationId } } }`;

const faults = {
  SEED_DIFFERS: 'The seed is not the one that was committed to before booking began: SHA-256 of it is another.',
  ORDER_DIFFERS: 'The order does not follow from the seed: somebody stands in another place.',
};

/**
 * `linli verify draw <file|roundId>`: draws a mask round again from its published seed and compares. `commitment` is what was
 * noted down when the round was announced. A file needs no running system.
 * @throws CliError when the draw is not the one that follows
 */
export async function verifyDraw(fileOrRound: string, commitment: string | undefined, api: () => Api, output: Output): Promise<void> {
  const draw = existsSync(fileOrRound) ? readDraw(fileOrRound) : await fetchDraw(api(), fileOrRound);
  const entries = [...draw.entries].sort((one, other) => one.place - other.place);
  const order = entries.map(({ reservationId }) => reservationId);
  if (entries.some(({ place }, index) => place !== index + 1) || new Set(order).size < order.length)
    throw new CliError('Places are missing, or somebody stands in two of them.');
  const fault = faultOfDraw({ seed: draw.seed, commitment: commitment ?? draw.commitment, order });
  if (fault) throw new CliError(faults[fault]);
  const drawn = Math.min(draw.packs, order.length);
  const text = `The draw is right: ${order.length} reservations in the order that the seed gives, ${drawn} of them drawn.`;
  output.result({ right: true, reservations: order.length, drawn, seed: draw.seed, commitment: draw.commitment }, text);
}

async function fetchDraw(api: Api, id: string): Promise<Draw> {
  const { roundDraw: draw } = await api.graphql<{ roundDraw: Draw }>(query, { id, after: 0 });
  let page = draw.entries;
  while (page.length === pageSize) {
    const after = page.at(-1)?.place;
    page = (await api.graphql<{ roundDraw: Draw }>(query, { id, after })).roundDraw.entries;
    draw.entries.push(...page);
  }
  return draw;
}

/** The answer of the query `roundDraw`, as it was saved; with or without what stands round it. */
function readDraw(file: string): Draw {
  const content = JSON.parse(readFileSync(file, 'utf8')) as { data?: { roundDraw?: unknown }; roundDraw?: unknown };
  const draw = (content.data?.roundDraw ?? content.roundDraw ?? content) as Partial<Draw>;
  const isDraw = typeof draw.seed === 'string' && typeof draw.commitment === 'string' && Array.isArray(draw.entries);
  if (!isDraw) throw new CliError(`${file} holds no draw: it needs seed, commitment and entries, as the query roundDraw gives them.`, 2);
  return { packs: draw.entries?.length ?? 0, ...draw } as Draw;
}
