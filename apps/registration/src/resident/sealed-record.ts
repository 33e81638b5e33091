import type { Action } from '#platform/policy.js';
import type { Resident } from './resident.entity.js';

/** A record that is still sealed, and how this caller may see it: at home as it is, in a clear scope after it was written down. */
export interface SealedRecord {
  row: Resident;
  sight: 'own' | 'clear' | 'masked';
  /** The action by which the caller came to it. */
  by: Action;
}
