import { useDraft } from '../app/use-draft.js';
import type { Language } from '../language/first-language.js';
import { todayInChina } from '../language/dates.js';
import type { Words } from './notices.graph.js';
import { faultOf, languageOrder, type NoticeText, type TextFault } from './text.rules.js';

export interface Audience {
  languages: string[];
  flags: string[];
  ageBands: string[];
}

export interface NoticeForm {
  texts: Record<Language, NoticeText>;
  category: 'requirement' | 'knowledge' | 'attention';
  urgency: 'normal' | 'urgent';
  asMessage: boolean;
  asEmail: boolean;
  source: string;
  /** YYYY-MM-DD, the last day on which it holds. */
  expiresOn: string;
  onlySome: boolean;
  audience: Audience;
  /** The same content sent twice is one notice. */
  requestId: string;
}

const nobodyWrote = (): Record<Language, NoticeText> =>
  Object.fromEntries(languageOrder.map((language) => [language, { title: '', body: '' }])) as Record<Language, NoticeText>;

const blank = (): NoticeForm => ({
  ...{ texts: nobodyWrote(), category: 'requirement', urgency: 'normal', asMessage: true, asEmail: true, source: '', expiresOn: '' },
  ...{ onlySome: false, audience: { languages: [], flags: [], ageBands: [] }, requestId: crypto.randomUUID() },
});

/** What stands already, to go on with. */
const begun = (notice: Words): NoticeForm => ({
  ...blank(),
  texts: { ...nobodyWrote(), ...Object.fromEntries(notice.texts.map(({ language, title, body }) => [language, { title, body }])) },
  category: notice.category,
  urgency: notice.urgency === 'urgent' ? 'urgent' : 'normal',
  asMessage: notice.channels.includes('webhook'),
  asEmail: notice.channels.includes('email'),
  source: notice.sourceUrl ?? '',
  expiresOn: notice.expiresAt ? todayInChina(new Date(notice.expiresAt)) : '',
});

export interface FormInHand {
  form: NoticeForm;
  change: (change: Partial<NoticeForm>) => void;
  write: (language: Language, text: Partial<NoticeText>) => void;
  faults: { language: Language; fault: TextFault }[];
  /** Something was typed that is not sent yet. */
  touched: boolean;
  clear: () => void;
}

/** Everything that is typed outlives a reload; each change makes it another notice than the one that may have been sent. */
export function useNoticeForm(area: string, notice: Words | undefined): FormInHand {
  const [kept, keep] = useDraft(`notice-${notice?.id ?? area}`);
  const form = kept === '' ? (notice ? begun(notice) : blank()) : (JSON.parse(kept) as NoticeForm);
  const change = (changed: Partial<NoticeForm>): void => keep(JSON.stringify({ ...form, ...changed, requestId: crypto.randomUUID() }));
  const write = (language: Language, text: Partial<NoticeText>): void =>
    change({ texts: { ...form.texts, [language]: { ...form.texts[language], ...text } } });
  const faults = languageOrder.flatMap((language) => {
    const fault = faultOf(form.texts[language], form.asMessage);
    return fault ? [{ language, fault }] : [];
  });
  return { form, change, write, faults, touched: kept !== '', clear: () => keep('') };
}
