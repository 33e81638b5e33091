import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { ruleOf } from '../rule/catalogue.js';
import { render } from './render.js';
import { digestTexts, formerTexts } from './texts.js';

export interface Shown {
  title: string;
  body: string;
}

/** What a delivery says, in its own language or another one of the four. */
@Injectable()
export class ShowMessages {
  /** In the order of `rows`; by a fixed number of statements. */
  async execute(tx: EntityManager, rows: readonly Delivery[], language?: Language): Promise<Shown[]> {
    const digests = rows.filter(({ template }) => template === 'digest').map(({ id }) => id);
    const bundled = digests.length > 0 ? await tx.find(Delivery, { where: { bundledIn: In(digests) }, order: { id: 'ASC' } }) : [];
    return rows.map((row) => {
      const spoken = language ?? row.language;
      if (row.template !== 'digest') return this.one(row, spoken);
      const titles = bundled.filter(({ bundledIn }) => bundledIn === row.id).map((part) => `· ${this.one(part, spoken).title}`);
      const { title, body } = digestTexts;
      return { title: render(title[spoken], spoken, row.values), body: [render(body[spoken], spoken, row.values), ...titles].join('\n') };
    });
  }

  private one({ template, values }: Delivery, language: Language): Shown {
    const { title, body } = ruleOf(template) ?? formerTexts;
    return { title: render(title[language], language, values), body: render(body[language], language, values) };
  }
}
