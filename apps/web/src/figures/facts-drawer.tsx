import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { lastMorning, momentOf } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { factNames } from './fact-names.js';
import type { FigureName } from './ledger-facts.graph.js';
import { SortedTable } from './sorted-table.js';
import { useFacts } from './use-facts.js';

/** What is behind a figure: time, what, where and a reference, and nobody's name. */
function Facts({ figure, code, title, nameOf, reportedAt }: Opened & { title: string; reportedAt: string | null }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [loaded, more] = useFacts(figure, code, reportedAt);
  if (!loaded) return <Waiting />;
  if (loaded.error) return <Failed error={loaded.error} again={more} />;
  if (loaded.facts.length === 0) return <p>{t(loaded.fromLedger ? 'facts.noneRecorded' : 'facts.none')}</p>;
  const whatOf = (type: string): string => (factNames[type] ? t(factNames[type]) : type);
  return (
    <>
      <SortedTable
        caption={title}
        rows={loaded.facts}
        idOf={({ id, type }) => id + type}
        columns={[
          { key: 'at', title: t('facts.time'), value: ({ at }) => at, shown: ({ at }) => momentOf(speech, at) },
          { key: 'type', title: t('facts.what'), value: ({ type }) => whatOf(type) },
          { key: 'where', title: t('facts.where'), value: ({ areaCode }) => nameOf(areaCode) },
          { key: 'id', title: t('facts.id'), value: ({ id }) => id, shown: ({ id }) => <code title={id}>{id.slice(-6)}</code> },
        ]}
      />
      {loaded.next && <Button onClick={more}>{t('facts.more')}</Button>}
    </>
  );
}

/** As the services know it now, or as it had been reported by a moment, whatever came in later. */
function FactsOfFigure(opened: Opened & { title: string }): ReactNode {
  const { t } = useSpeech();
  const [at, choose] = useState<string>();
  return (
    <>
      <div className="filters" role="group" aria-label={t('facts.asOf')}>
        <button type="button" className="filter" aria-pressed={at === undefined} onClick={() => choose(undefined)}>
          {t('facts.knownNow')}
        </button>
        <button type="button" className="filter" aria-pressed={at !== undefined} onClick={() => choose(lastMorning())}>
          {t('facts.reportedAt')}
        </button>
        {at !== undefined && (
          <input
            type="datetime-local"
            className="plain-input facts-at"
            aria-label={t('facts.reportedAt')}
            value={at}
            onChange={({ target }) => choose(target.value || lastMorning())}
          />
        )}
      </div>
      <Facts {...opened} reportedAt={at === undefined ? null : `${at}:00+08:00`} />
    </>
  );
}

export interface Opened {
  figure: FigureName;
  code: string;
  /** How people call the area with this code. */
  nameOf: (code: string) => string;
}

export function FactsDrawer({ opened, titleKey, close }: { opened: Opened | undefined; titleKey: TextKey; close: () => void }): ReactNode {
  const { t } = useSpeech();
  const title = t('facts.title', { figure: t(titleKey) });
  return (
    <Drawer open={opened !== undefined} onClose={close} title={title} size={720} destroyOnHidden>
      {opened && <FactsOfFigure {...opened} title={title} />}
    </Drawer>
  );
}
