import { escaped } from './bars.js';

export interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[];
  samples: number[];
  /** Microseconds since the sample before. */
  timeDeltas: number[];
}

interface Frame {
  name: string;
  room: string;
  /** Microseconds, of itself and with all that it called. */
  self: number;
  total: number;
  children: Frame[];
}

const idle = new Set(['(idle)']);
const unnamed = '(anonymous)';

/** Whose code it is: a package, Node.js, ours, or what the engine does by itself. */
export function roomOf(functionName: string, url: string): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'system calls and native code';
  if (url === '') return 'engine';
  if (url.startsWith('node:')) return 'node';
  const [, package_] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  return package_ ?? 'linli';
}

/** The start, and what is compiled meanwhile, belongs to no event. */
const leftOut = 0.2;

export function treeOf({ nodes, samples, timeDeltas }: Profile): Frame {
  const self = new Map<number, number>();
  const from = leftOut * timeDeltas.reduce((sum, delta) => sum + delta, 0);
  let at = 0;
  samples.forEach((id, index) => {
    const delta = timeDeltas[index] ?? 0;
    at += delta;
    if (at > from) self.set(id, (self.get(id) ?? 0) + delta);
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const frame = (id: number): Frame => {
    const { callFrame, children = [] } = byId.get(id)!;
    const { functionName, url, lineNumber } = callFrame;
    const below = children.map(frame).filter(({ name, total }) => total > 0 && !idle.has(name));
    const file = url.split('/').at(-1);
    const name = file ? `${functionName || unnamed} ${file}:${lineNumber + 1}` : functionName;
    const own = self.get(id) ?? 0;
    return {
      name,
      room: roomOf(functionName, url),
      self: own,
      total: own + below.reduce((sum, { total }) => sum + total, 0),
      children: below,
    };
  };
  const root = nodes.find(({ callFrame }) => callFrame.functionName === '(root)') ?? nodes[0]!;
  return frame(root.id);
}

/** Share of the busy time, %, by whose code it is, the largest first. */
export function sharesOf(tree: Frame): Record<string, number> {
  const sums = new Map<string, number>();
  const visit = ({ room, self, children }: Frame): void => {
    sums.set(room, (sums.get(room) ?? 0) + self);
    children.forEach(visit);
  };
  visit(tree);
  const inOrder = [...sums].sort(([, one], [, other]) => other - one);
  return Object.fromEntries(
    inOrder.map(([room, micros]) => [room, Math.round((1_000 * micros) / tree.total) / 10]).filter(([, share]) => Number(share) >= 1),
  );
}

const [width, high] = [1_200, 17];
/** Narrower than this a frame cannot be read; its parent shows that there is something. */
const leastWidth = 1.5;
const colours: Record<string, string> = {
  linli: '#f08a5d',
  node: '#9ecae1',
  'garbage collection': '#c44',
  'system calls and native code': '#bbb',
  engine: '#ccc',
};
const colourOf = (room: string): string => colours[room] ?? '#f3c969';

/** A flame graph: each frame as wide as the time under it, callers below. Whose code a frame is tells its colour; hovering tells all. */
export function flame(tree: Frame): string {
  const boxes: string[] = [];
  let depth = 0;
  const draw = (frame: Frame, x: number, level: number): void => {
    const wide = (frame.total / tree.total) * width;
    if (wide < leastWidth) return;
    depth = Math.max(depth, level);
    const share = ((100 * frame.total) / tree.total).toFixed(1);
    const letters = Math.floor(wide / 6.5);
    const label =
      letters > 3 ? `<text x="${(x + 2).toFixed(1)}" y="${level * high + 12}">${escaped(frame.name.slice(0, letters))}</text>` : '';
    boxes.push(
      `<g><title>${escaped(frame.name)} (${escaped(frame.room)}) ${share} %</title><rect x="${x.toFixed(1)}" y="${level * high}" width="${wide.toFixed(1)}" height="${high - 1}" fill="${colourOf(frame.room)}"/>${label}</g>`,
    );
    let left = x;
    for (const child of frame.children.toSorted((one, other) => other.total - one.total)) {
      draw(child, left, level + 1);
      left += (child.total / tree.total) * width;
    }
  };
  draw(tree, 0, 0);
  const height = (depth + 1) * high;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="monospace" font-size="11">\n<rect width="${width}" height="${height}" fill="#fff"/>\n${boxes.join('\n')}\n</svg>\n`;
}
