import type { RejectionCode } from '#platform/rejection.js';

export interface RejectedRow {
  /** Place of the row in the request, from 0. */
  index: number;
  code: RejectionCode;
  params?: Record<string, string | number>;
}

/** What became of the rows of one request, each by itself. */
export interface Outcome {
  /** Ids of what stands now, in the order of the request. */
  accepted: string[];
  rejected: RejectedRow[];
}
