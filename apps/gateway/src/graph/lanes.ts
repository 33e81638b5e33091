import { availableParallelism } from 'node:os';
import { Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { Rejection } from '#platform/rejection.js';
import { secondsToComeBack, Turns } from '#platform/turns.js';

/** What costs more than this is a board or a long list. */
export const boardCost = 500;

/** A board keeps two processors busy, here and in the services that it asks; and the gateway, which puts them together, has one thread. */
const boardsAtOnce = (processors: number): number => Math.min(4, Math.max(1, Math.floor(processors / 2)));

/**
 * How many operations of a kind the gateway works on at once, and how many wait. Boards give way first, then reading, then what
 * is written down, then supplies, then passes: each has a lane of its own that nobody else can fill.
 */
const widths = {
  boards: { atOnce: boardsAtOnce(availableParallelism()), longestQueue: 16 },
  reading: { atOnce: 24, longestQueue: 128 },
  records: { atOnce: 32, longestQueue: 192 },
  supplies: { atOnce: 48, longestQueue: 256 },
  passes: { atOnce: 64, longestQueue: 512 },
};
export type Lane = keyof typeof widths;

const lanesOfServices: Readonly<Record<string, Lane>> = { SUPPLIES: 'supplies', PASSES: 'passes' };

/** Which lane an operation takes, by what it costs or, for a change, by the service that makes it. */
export function laneOf(schema: GraphQLSchema, operation: OperationDefinitionNode, cost: number): Lane {
  if (operation.operation !== 'mutation') return cost > boardCost ? 'boards' : 'reading';
  const [first] = operation.selectionSet.selections;
  const field = first?.kind === Kind.FIELD ? schema.getMutationType()?.getFields()[first.name.value] : undefined;
  const joined = field?.astNode?.directives?.find(({ name }) => name.value === 'join__field');
  const service = joined?.arguments?.find(({ name }) => name.value === 'graph')?.value;
  return lanesOfServices[service?.kind === Kind.ENUM ? service.value : ''] ?? 'records';
}

/** As many texts of operations as clients of ours have, and some more. */
const mostTexts = 500;

export class Lanes {
  private readonly lanes = Object.fromEntries(Object.entries(widths).map(([lane, width]) => [lane, new Turns(width)])) as Record<
    Lane,
    Turns
  >;
  private readonly ofTexts = new Map<string, Lane>();

  /** @throws Rejection TRY_LATER at once when too many of this lane wait. */
  run<Result>(lane: Lane, work: () => Result | Promise<Result>): Promise<Result> {
    return this.lanes[lane].run(work);
  }

  /** The text of an operation took this lane, and will again. */
  remember(text: string, lane: Lane): void {
    if (this.ofTexts.size >= mostTexts) this.ofTexts.clear();
    this.ofTexts.set(text, lane);
  }

  /**
   * Before a text is read: a refusal costs a tenth of what reading it would, and under a flood there are many.
   * @throws Rejection TRY_LATER when the lane that it took the last time is full
   */
  turnAway(text: string): void {
    const lane = this.ofTexts.get(text);
    if (lane && this.lanes[lane].isFull) throw new Rejection('TRY_LATER', { seconds: secondsToComeBack() });
  }
}
