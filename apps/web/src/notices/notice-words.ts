import type { TextKey } from '../language/language.js';
import type { TextFault } from './text.rules.js';

export const faultWords: Record<TextFault, TextKey> = {
  missing: 'notice.fault.missing',
  noTitle: 'notice.fault.noTitle',
  noBody: 'notice.fault.noBody',
  titleLong: 'notice.fault.titleLong',
  bodyLong: 'notice.fault.bodyLong',
  braces: 'notice.fault.braces',
};

export const categoryWords = {
  requirement: 'notice.category.requirement',
  knowledge: 'notice.category.knowledge',
  attention: 'notice.category.attention',
} as const satisfies Record<string, TextKey>;

export const channelWords: Record<string, TextKey> = {
  inbox: 'notice.channel.inbox',
  webhook: 'notice.channel.webhook',
  email: 'notice.channel.email',
  print: 'notice.channel.print',
};

/** Values as the register has them; what they are called. */
export const flagWords: Record<string, TextKey> = {
  'lives-alone-elderly': 'flag.lives_alone_elderly',
  'limited-mobility': 'flag.limited_mobility',
  pregnant: 'flag.pregnant',
  infant: 'flag.infant',
  'chronic-illness': 'flag.chronic_illness',
  'no-phone': 'flag.no_phone',
  'foreign-national': 'flag.foreign_national',
};
export const ageBands = ['0-5', '6-17', '18-59', '60-69', '70-79', '80+'] as const;
