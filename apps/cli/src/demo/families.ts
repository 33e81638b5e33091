import type { Api } from '../api.js';

export interface DemoFamily {
  id: string;
  residents: { id: string }[];
}

/** Rooms in one request, under the cost that the gateway allows it. */
const roomsAtOnce = 14;

/** The families of a committee, building by building, until there are enough. */
export async function familiesOf(worker: Api, committee: string, enough: number): Promise<DemoFamily[]> {
  const families: DemoFamily[] = [];
  for (const compound of await childrenOf(worker, committee)) {
    for (const building of await childrenOf(worker, compound)) {
      const rooms = await roomsOf(worker, building);
      for (let from = 0; from < rooms.length; from += roomsAtOnce) {
        families.push(...(await livingIn(worker, rooms.slice(from, from + roomsAtOnce))));
        if (families.length >= enough) return families.slice(0, enough);
      }
    }
  }
  return families;
}

async function childrenOf(worker: Api, code: string): Promise<string[]> {
  const query = `query ($code: ID!) { area(code: $code) { children { code } } }`;
  const { area } = await worker.graphql<{ area: { children: { code: string }[] } }>(query, { code });
  return area.children.map((child) => child.code);
}

/** Rooms are in units where a building has some. */
async function roomsOf(worker: Api, code: string): Promise<string[]> {
  type Child = { code: string; kind: string; children: { code: string }[] };
  const query = `query ($code: ID!) { area(code: $code) { children { code kind children { code } } } }`;
  const { area } = await worker.graphql<{ area: { children: Child[] } }>(query, { code });
  return area.children.flatMap((child) => (child.kind === 'room' ? [child.code] : child.children.map((room) => room.code)));
}

async function livingIn(worker: Api, rooms: readonly string[]): Promise<DemoFamily[]> {
  const asked = rooms.map((code, index) => `r${index}: area(code: ${JSON.stringify(code)}) { households { id residents { id } } }`);
  const answer = await worker.graphql<Record<string, { households: DemoFamily[] | null }>>(`{ ${asked.join(' ')} }`);
  return rooms.flatMap((_, index) => answer[`r${index}`]?.households ?? []).filter(({ residents }) => residents.length > 0);
}
