import type { ReactNode } from 'react';
import { Lines } from '../app/lines.js';
import { flags, relations } from '../household/people-words.js';
import { fullDayOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { Since } from './kept.js';
import type { Member, MyHousehold } from './mine.graph.js';
import { documents, residences, sexes } from './mine-words.js';

/** Languages and countries by the names that the reader's language has for them. */
const named = (tag: string, type: 'language' | 'region', code: string): string => new Intl.DisplayNames(tag, { type }).of(code) ?? code;

/** Everything that the register has about one person of the household. */
export function PersonKept({ person, history }: { person: Member; history: MyHousehold['history'] }): ReactNode {
  const speech = useSpeech();
  const { t, tag } = speech;
  const { name, birthDate, sex, phones, emails, residenceKind, inAreaSince, nationality, language } = person;
  const papers = person.documents.map(({ kind, number }) => `${t(documents[kind])} · ${t('mine.lastFour', { number: number.slice(-4) })}`);
  return (
    <section className="card">
      <h2>
        <span>
          {name.original} {name.latin && <span className="small">{name.latin}</span>}
        </span>
        <span className="small">{t(relations[person.relation])}</span>
      </h2>
      <Since history={history} of={person.id} />
      <Lines
        className="kept"
        lines={[
          [t('mine.born'), birthDate && fullDayOf(speech, birthDate)],
          [t('mine.sex'), sex && t(sexes[sex])],
          [t('mine.phone'), phones.join(' · ')],
          [t('mine.email'), emails.join(' · ')],
          [t('mine.document'), [...papers, ...(person.completeness === 'unverified' ? [t('mine.unverified')] : [])].join(' · ')],
          [t('mine.nationality'), named(tag, 'region', nationality)],
          [t('mine.language'), named(tag, 'language', language)],
          [t('mine.residence'), residenceKind && t(residences[residenceKind])],
          [t('mine.inArea'), inAreaSince && fullDayOf(speech, inAreaSince)],
          [t('mine.care'), person.flags.map((flag) => t(flags[flag])).join(' · ')],
        ]}
      />
    </section>
  );
}
