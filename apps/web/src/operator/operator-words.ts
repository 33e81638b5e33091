import type { TextKey } from '../language/language.js';

export const serviceNames: Record<string, TextKey> = {
  audit: 'service.audit',
  gateway: 'service.gateway',
  identity: 'service.identity',
  notifications: 'service.notifications',
  passes: 'service.passes',
  registration: 'service.registration',
  screening: 'service.screening',
  supplies: 'service.supplies',
  witness: 'service.witness',
};

export const reasonWords: Record<string, TextKey> = {
  UNKNOWN_TYPE: 'parked.UNKNOWN_TYPE',
  UNREADABLE_VERSION: 'parked.UNREADABLE_VERSION',
  SCHEMA: 'parked.SCHEMA',
  REJECTED: 'parked.REJECTED',
  FAILED: 'parked.FAILED',
  CRASHED: 'parked.CRASHED',
  GAP: 'parked.GAP',
  BEHIND: 'parked.BEHIND',
  MALFORMED: 'parked.MALFORMED',
};

export const whyWords = {
  OBSOLETE: 'aside.OBSOLETE',
  BY_HAND: 'aside.BY_HAND',
  UNREADABLE: 'aside.UNREADABLE',
} as const satisfies Record<string, TextKey>;

export const stateSigns = {
  ready: { text: 'operator.ready', sign: '✓', state: 'go' },
  unready: { text: 'operator.unready', sign: '!', state: 'ask' },
  silent: { text: 'operator.silent', sign: '✕', state: 'stop' },
} as const satisfies Record<string, { text: TextKey; sign: string; state: string }>;
