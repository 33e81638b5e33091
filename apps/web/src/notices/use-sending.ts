import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import type { Language } from '../language/first-language.js';
import { CorrectNotice, DraftNotice, PublishNotice, type Words, WriteNoticeText } from './notices.graph.js';
import { languageOrder } from './text.rules.js';
import type { FormInHand, NoticeForm } from './use-notice-form.js';

const textOf = ({ texts }: NoticeForm, language: Language) => ({
  language,
  title: texts[language].title.trim(),
  body: texts[language].body.trim(),
});

const inputOf = (areaCode: string, form: NoticeForm, written: Language[]) => ({
  requestId: form.requestId,
  areaCode,
  category: form.category,
  urgency: form.urgency,
  channels: ['inbox', ...(form.asMessage ? ['webhook' as const] : []), ...(form.asEmail ? ['email' as const] : [])] as const,
  audience: form.onlySome ? form.audience : {},
  ...(form.source.trim() && { sourceUrl: form.source.trim() }),
  // To the end of that day in China.
  ...(form.expiresOn && { expiresAt: `${form.expiresOn}T15:59:59Z` }),
  texts: written.map((language) => textOf(form, language)),
});

export interface Sending {
  save: () => Promise<string | undefined>;
  publish: () => Promise<string | undefined>;
  busy: boolean;
  error: unknown;
}

/** A notice on its way from this page: kept for colleagues, brought out, or corrected when it is out. */
export function useSending(area: string, notice: Words | undefined, { form, faults, clear }: FormInHand): Sending {
  const graph = useApolloClient();
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const written = languageOrder.filter((language) => !faults.some((fault) => fault.language === language));

  const keep = async (): Promise<string> => {
    if (!notice) {
      const input = { ...inputOf(area, form, written), channels: [...inputOf(area, form, written).channels] };
      const { data } = await graph.mutate({ mutation: DraftNotice, variables: { input } });
      return data?.draftNotice.id ?? '';
    }
    for (const language of written) {
      const [text, before] = [textOf(form, language), notice.texts.find((known) => known.language === language)];
      if (before?.title === text.title && before.body === text.body) continue;
      const variables = { requestId: crypto.randomUUID(), noticeId: notice.id, text };
      await graph.mutate({ mutation: WriteNoticeText, variables });
    }
    return notice.id;
  };
  const bringOut = async (): Promise<string> => {
    if (notice?.state === 'published') {
      const input = { requestId: form.requestId, noticeId: notice.id, texts: written.map((language) => textOf(form, language)) };
      await graph.mutate({ mutation: CorrectNotice, variables: { input } });
      return notice.id;
    }
    const noticeId = await keep();
    const variables = { approveId: crypto.randomUUID(), publishId: crypto.randomUUID(), noticeId };
    await graph.mutate({ mutation: PublishNotice, variables });
    return noticeId;
  };
  const send = async (way: () => Promise<string>): Promise<string | undefined> => {
    setState({ busy: true });
    try {
      const id = await way();
      await graph.refetchQueries({ include: ['NoticesOfArea'] });
      clear();
      setState({ busy: false });
      return id;
    } catch (error) {
      setState({ busy: false, error });
      return undefined;
    }
  };
  return { save: () => send(keep), publish: () => send(bringOut), busy: state.busy, error: state.error };
}
