import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Failed, messageOf, Waiting } from '../app/states.js';
import { languageNames, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { channelWords } from './notice-words.js';
import { PlaceOfDelivery, RecordDoorLetters, Unreached, type UnreachedRow } from './unreached.graph.js';
import { usePdf } from './use-pdf.js';

/** `310105008020-001-012`: the compound, and the building in it. */
function Place({ householdId, areaCode }: { householdId: string; areaCode: string }): ReactNode {
  const { language } = useSpeech();
  const [committee, compound, building] = areaCode.split('-');
  const codes = { compound: `${committee}-${compound}`, building: `${committee}-${compound}-${building}` };
  const { data } = useQuery(PlaceOfDelivery, { variables: { householdId, ...codes } });
  const parts = [data?.compound, data?.building, data?.household?.room].flatMap((part) => (part ? [nameIn(part.name, language)] : []));
  return <b>{parts.join(' ') || '…'}</b>;
}

function Row({ row, isBrought }: { row: UnreachedRow; isBrought: boolean }): ReactNode {
  const { t } = useSpeech();
  const { save, busy, refused } = usePdf();
  const [record, { loading, data, error }] = useMutation(RecordDoorLetters, { refetchQueries: ['NoticeNow', 'Unreached'] });
  const bring = (): void => void record({ variables: { requestId: crypto.randomUUID(), deliveryIds: [row.id] } }).catch(() => {});
  const trouble = refused ?? data?.recordDoorLetters.rejected[0]?.message ?? (error && (messageOf(error) ?? t('state.failedHelp')));
  const why = row.state === 'sent' ? t('notice.unconfirmed') : t('notice.failed');
  return (
    <li>
      <span>
        {row.householdId && <Place householdId={row.householdId} areaCode={row.areaCode} />}{' '}
        <span className="tag">{languageNames[row.language]}</span>
      </span>
      <span className={isBrought ? 'state go' : 'small'}>
        {isBrought ? `✓ ${t('notice.brought')}` : `${channelWords[row.channel] ? t(channelWords[row.channel]!) : row.channel}: ${why}`}
      </span>
      <span className="buttons no-print">
        <Button loading={busy} onClick={() => void save(`/api/deliveries/${row.id}/door-letter.pdf`, t('notice.doorLetter'))}>
          {t('notice.doorLetter')}
        </Button>
        <Button disabled={isBrought} loading={loading} onClick={bring}>
          {t('notice.bring')}
        </Button>
      </span>
      {trouble && (
        <span role="alert" className="state stop">
          ✕ {trouble}
        </span>
      )}
    </li>
  );
}

/** Households that nothing is known to have reached; a letter is brought to their doors. */
export function UnreachedList({ code, noticeId }: { code: string; noticeId: string }): ReactNode {
  const { t } = useSpeech();
  const [isOpen, open] = useState(false);
  const { data, error, refetch, fetchMore } = useQuery(Unreached, { variables: { code, noticeId }, skip: !isOpen });
  const [page, brought] = [data?.deliveries, new Set(data?.brought.nodes.map(({ householdId }) => householdId))];
  const more = (): void =>
    void fetchMore({
      variables: { after: page?.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        deliveries: { ...next.deliveries, nodes: [...before.deliveries.nodes, ...next.deliveries.nodes] },
      }),
    });
  return (
    <section className="card unreached">
      <h2>
        {t('notice.unreached')}
        {!isOpen && <Button onClick={() => open(true)}>{t('notice.showUnreached')}</Button>}
      </h2>
      {isOpen && !page && (error ? <Failed error={error} again={() => void refetch()} /> : <Waiting rows={4} />)}
      {page?.nodes.length === 0 && <p>✓ {t('notice.allReached')}</p>}
      {page && page.nodes.length > 0 && (
        <>
          <p className="small">{t('notice.unreachedHelp')}</p>
          <ul>
            {page.nodes.map((row) => (
              <Row key={row.id} row={row} isBrought={row.householdId !== null && brought.has(row.householdId)} />
            ))}
          </ul>
          {page.endCursor && <Button onClick={more}>{t('observation.more')}</Button>}
        </>
      )}
    </section>
  );
}
