import type { TextKey } from '../language/language.js';
import type { TargetNow } from './rooms.graph.js';

type Attempt = TargetNow['attempts'][number];

export const attemptChannels: Record<Attempt['channel'], TextKey> = {
  call: 'channel.call',
  message: 'channel.message',
  phone: 'channel.phone',
  door: 'channel.door',
  self_report: 'channel.self_report',
  gate: 'channel.gate',
};

export const attemptOutcomes: Record<Attempt['outcome'], TextKey> = {
  answered: 'outcome.answered',
  no_answer: 'outcome.no_answer',
  refused: 'outcome.refused',
  wrong_number: 'outcome.wrong_number',
  nobody_home: 'outcome.nobody_home',
  language_barrier: 'outcome.language_barrier',
  hang_up: 'outcome.hang_up',
};
