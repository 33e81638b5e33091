import { z } from 'zod';
import { AreaPath, NeedKind } from './shared.js';
import { topic } from './topic.js';

const stock = topic('supplies.stock', { partitions: 3, retentionDays: 400 });
const round = topic('supplies.round', { partitions: 3, retentionDays: Infinity });
const reservation = topic('supplies.reservation', { partitions: 12, retentionDays: 400 });
const help = topic('supplies.help', { partitions: 6, retentionDays: 400 });

export const stockMoves = ['receipt', 'issue', 'transfer', 'count-difference', 'loss', 'return', 'reversal'] as const;
export const StockMove = z.enum(stockMoves);
export type StockMove = (typeof stockMoves)[number];

/** What lies in one store of one item after a movement; `quantity` is what was added, or taken where it is negative. */
export const StockMoved = stock.event(
  'stock-moved',
  1,
  'shelfId',
  z.object({
    /** One item in one store. */
    shelfId: z.uuid(),
    storeId: z.uuid(),
    itemId: z.uuid(),
    areaPath: AreaPath,
    move: StockMove,
    quantity: z.int(),
    balance: z.int().nonnegative(),
  }),
);
export const StockLow = stock.event(
  'stock-low',
  1,
  'shelfId',
  z.object({ shelfId: z.uuid(), storeId: z.uuid(), itemId: z.uuid(), areaPath: AreaPath, balance: z.int(), warnBelow: z.int() }),
);

export const roundRules = ['queue', 'lottery'] as const;
export const RoundRule = z.enum(roundRules);
export type RoundRule = (typeof roundRules)[number];

const RoundFacts = { roundId: z.uuid(), areaPath: AreaPath };
export const RoundOpened = round.event(
  'round-opened',
  1,
  'roundId',
  z.object({
    ...RoundFacts,
    itemId: z.uuid(),
    rule: RoundRule,
    /** How many households can be served. */
    packs: z.int().positive(),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    /** SHA-256 of the seed, published before anybody books; only under `lottery`. */
    seedCommitment: z.string().nullable(),
  }),
);
export const RoundDrawn = round.event('round-drawn', 1, 'roundId', z.object({ ...RoundFacts, seed: z.string(), booked: z.int() }));
export const RoundClosed = round.event('round-closed', 1, 'roundId', z.object({ ...RoundFacts, collected: z.int() }));

const Reservation = { reservationId: z.uuid(), roundId: z.uuid(), householdId: z.uuid(), areaPath: AreaPath };
/** `number` is the place in the queue; under `lottery` it is null until the draw. */
export const ReservationBooked = reservation.event(
  'reservation-booked',
  1,
  'reservationId',
  z.object({ ...Reservation, number: z.int().nullable(), by: z.enum(['resident', 'worker', 'paper']) }),
);
export const ReservationCalled = reservation.event(
  'reservation-called',
  1,
  'reservationId',
  z.object({ ...Reservation, pharmacyId: z.uuid(), collectFrom: z.iso.datetime(), collectUntil: z.iso.datetime() }),
);
export const ReservationCollected = reservation.event(
  'reservation-collected',
  1,
  'reservationId',
  z.object({ ...Reservation, pharmacyId: z.uuid(), byProxy: z.boolean() }),
);
/** Not collected in time; `rolledOver` keeps its place for the next call. Or not drawn. */
export const ReservationLapsed = reservation.event(
  'reservation-lapsed',
  1,
  'reservationId',
  z.object({ ...Reservation, reason: z.enum(['no-show', 'not-drawn', 'round-closed']), rolledOver: z.boolean() }),
);
export const ReservationCancelled = reservation.event('reservation-cancelled', 1, 'reservationId', z.object(Reservation));

export const helpKinds = [...NeedKind.options, 'care-call', 'repair', 'other'] as const;
export const HelpKind = z.enum(helpKinds);
export type HelpKind = (typeof helpKinds)[number];

const Help = {
  helpId: z.uuid(),
  kind: HelpKind,
  householdId: z.uuid(),
  residentId: z.uuid().nullable(),
  areaPath: AreaPath,
  dueAt: z.iso.datetime(),
};
/** With `needId` it comes from an observation: hand over at the doorstep only. */
export const HelpRequested = help.event(
  'help-requested',
  1,
  'helpId',
  z.object({ ...Help, needId: z.uuid().nullable(), doorstepOnly: z.boolean() }),
);
/** `helper` is the account of a volunteer or worker. */
export const HelpAssigned = help.event('help-assigned', 1, 'helpId', z.object({ ...Help, helper: z.string() }));
export const HelpUnderWay = help.event('help-under-way', 1, 'helpId', z.object(Help));
export const HelpDelivered = help.event('help-delivered', 1, 'helpId', z.object({ ...Help, deliveredAt: z.iso.datetime() }));
export const HelpConfirmed = help.event('help-confirmed', 1, 'helpId', z.object(Help));
export const HelpLate = help.event('help-late', 1, 'helpId', z.object(Help));
/** Nobody needs it any more. */
export const HelpClosed = help.event('help-closed', 1, 'helpId', z.object(Help));
