import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { AreaHead } from '../app/area-head.js';
import { addressOf, useChoice, usePlace } from '../app/place.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { NoticeDetail } from './notice-detail.js';
import { NoticeEditor } from './notice-editor.js';
import { DraftList, NoticeList } from './notice-list.js';
import { type NoticesData, NoticesOfArea } from './notices.graph.js';
import type { Here } from './where.js';
import './notices.css';

const askAgainMs = 30_000;

function Lists({
  data,
  here,
  pick,
  write,
}: {
  data: NoticesData;
  here: Here;
  pick: (id: string) => void;
  write: (id: string) => void;
}): ReactNode {
  const { t } = useSpeech();
  const [notices, drafts] = [data.notices as NoticesData['notices'] | null, data.drafts as NoticesData['drafts'] | null];
  return (
    <>
      <DraftList drafts={drafts ?? []} pick={({ id }) => write(id)} />
      {notices && notices.length > 0 && <NoticeList notices={notices} here={here} pick={({ id }) => pick(id)} />}
      {notices?.length === 0 && (
        <Empty
          title={t('notice.none')}
          action={
            <Button type="primary" onClick={() => write('new')}>
              {t('notice.write')}
            </Button>
          }
        >
          {t('notice.noneHelp')}
        </Empty>
      )}
      {!notices && <Empty title={t('figure.unknown')}>{t('notice.silent')}</Empty>}
    </>
  );
}

/** What people are told, how far it came, and the next notice. */
export default function NoticesScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const [picked, pick] = useChoice('notice');
  const [writing, write] = useChoice('write');
  const [, go] = useLocation();
  const {
    data: fresh,
    previousData,
    loading,
    error,
    refetch,
  } = useQuery(NoticesOfArea, {
    variables: { code },
    pollInterval: askAgainMs,
    fetchPolicy: 'cache-and-network',
  });
  // What a silent service said last stays.
  const data = fresh ?? (previousData?.area?.code === code ? previousData : undefined);
  if (loading && !data) return <Waiting rows={8} />;
  if (!data?.area)
    return error ? <Failed error={error} again={() => void refetch()} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
  const { area, notices, drafts } = data;
  const known = [...((notices as typeof notices | null) ?? []), ...((drafts as typeof drafts | null) ?? [])];
  const inHand = known.find(({ id }) => id === writing);
  const isEditing = writing === 'new' || inHand !== undefined;
  return (
    <>
      <AreaHead name={area.name} path={area.path}>
        {!isEditing && (
          <Button type="primary" className="no-print main-action" onClick={() => write('new')}>
            {t('notice.write')}
          </Button>
        )}
      </AreaHead>
      {isEditing ? (
        <NoticeEditor
          key={writing}
          area={area}
          notice={inHand}
          kept={() => write(null)}
          out={(id) => go(addressOf(code, 'notices', { notice: id }))}
          leave={() => write(null)}
        />
      ) : picked ? (
        <NoticeDetail key={picked} id={picked} here={area} correct={() => write(picked)} leave={() => pick(null)} />
      ) : (
        <Lists data={data} here={area} pick={pick} write={write} />
      )}
    </>
  );
}
