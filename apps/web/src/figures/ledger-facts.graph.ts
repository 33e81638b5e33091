import { graphql } from '../graph/graphql.js';
import type { OwnFigure } from './facts.graph.js';

export type FigureName = OwnFigure | 'coverage';

const of = (topic: string, ...names: string[]): string[] => names.map((name) => `${topic}.${name}`);

/** What the ledger holds of a figure, as on the topics. */
export const ledgerTypes: Record<FigureName, readonly string[]> = {
  coverage: of('screening.target', 'room-screened', 'room-missed'),
  observation: [
    ...of('screening.observation', 'observation-started', 'observation-released'),
    ...of('screening.report', 'reading-reported', 'slot-missed'),
    ...of('screening.fever', 'fever-suspected', 'fever-confirmed'),
  ],
  masks: of(
    'supplies.reservation',
    ...['reservation-booked', 'reservation-called', 'reservation-collected', 'reservation-lapsed', 'reservation-cancelled'],
  ),
  help: of(
    'supplies.help',
    ...['help-requested', 'help-assigned', 'help-under-way', 'help-delivered', 'help-confirmed', 'help-late', 'help-closed'],
  ),
  arrivals: of('registration.trip', 'trip-planned', 'trip-deferred', 'trip-arrived', 'trip-registered', 'trip-closed', 'trip-reassessed'),
  gateFlow: of('passes.gate-check', 'gate-checked'),
  passes: of('passes.pass', 'pass-issued', 'pass-suspended', 'pass-restored', 'pass-revoked', 'pass-expired', 'pass-appealed'),
  reach: of('notifications.delivery', 'message-delivered', 'message-read', 'message-undeliverable'),
};

export const LedgerFacts = graphql(`
  query LedgerFacts($code: ID!, $types: [String!]!, $from: DateTime!, $until: DateTime!, $reportedAt: DateTime, $after: String) {
    figureEvents(areaCode: $code, types: $types, from: $from, until: $until, reportedAt: $reportedAt, first: 50, after: $after) {
      nodes {
        id
        type
        at
        areaCode
      }
      endCursor
    }
  }
`);
