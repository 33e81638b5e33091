import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Clock } from '#platform/clock.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { readNotice } from '../notice/notice-text.js';
import { Notice, NoticeEdition } from '../notice/notice.entity.js';
import { type Standing, standingOf } from '../notice/standing.js';
import { ruleOf } from '../rule/catalogue.js';
import { render } from './render.js';
import { digestTexts, formerTexts, noticeTexts } from './texts.js';

export interface Shown {
  title: string;
  body: string;
  standing: Standing;
}

interface Sources {
  bundled: Map<string | null, Delivery[]>;
  notices: Map<string, Notice>;
  editions: Map<string, NoticeEdition>;
}

const keyOf = (noticeId: string | null, edition: number | null): string => `${noticeId}/${edition}`;

/** What a delivery says, in its own language or another one of the four. */
@Injectable()
export class ShowMessages {
  constructor(private readonly clock: Clock) {}

  /** In the order of `rows`; by a fixed number of statements. */
  async execute(tx: EntityManager, rows: readonly Delivery[], language?: Language): Promise<Shown[]> {
    const digests = rows.filter(({ template }) => template === 'digest').map(({ id }) => id);
    const parts = digests.length > 0 ? await tx.find(Delivery, { where: { bundledIn: In(digests) }, order: { id: 'ASC' } }) : [];
    const noticeIds = [...new Set([...rows, ...parts].flatMap(({ noticeId }) => noticeId ?? []))];
    const notices = noticeIds.length > 0 ? await tx.findBy(Notice, { id: In(noticeIds) }) : [];
    const editions = noticeIds.length > 0 ? await tx.findBy(NoticeEdition, { noticeId: In(noticeIds) }) : [];
    const sources: Sources = {
      bundled: Map.groupBy(parts, ({ bundledIn }) => bundledIn),
      notices: new Map(notices.map((notice) => [notice.id, notice])),
      editions: new Map(editions.map((edition) => [keyOf(edition.noticeId, edition.edition), edition])),
    };
    return rows.map((row) => this.one(row, language ?? row.language, sources));
  }

  private one(row: Delivery, language: Language, sources: Sources): Shown {
    if (row.noticeId !== null) return this.notice(row, language, sources);
    const { title, body } = row.template === 'digest' ? digestTexts : (ruleOf(row.template) ?? formerTexts);
    const titles = (sources.bundled.get(row.id) ?? []).map((part) => `· ${this.one(part, language, sources).title}`);
    return {
      title: render(title[language], language, row.values),
      body: [render(body[language], language, row.values), ...titles].join('\n'),
      standing: 'current',
    };
  }

  private notice(row: Delivery, language: Language, { notices, editions }: Sources): Shown {
    const [notice, edition] = [notices.get(row.noticeId ?? ''), editions.get(keyOf(row.noticeId, row.edition))];
    if (!notice || !edition) return { title: formerTexts.title[language], body: formerTexts.body[language], standing: 'expired' };
    const standing = standingOf(notice, row.edition, this.clock.now());
    const said = readNotice(notice, edition.texts, language);
    if (standing === 'current') return { ...said, standing };
    return { title: render(noticeTexts[standing][language], language, { title: said.title }), body: said.body, standing };
  }
}
