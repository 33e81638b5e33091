import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { saveFile } from '../figures/save-table.js';
import { countOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { type Proof, ProofOfEntry } from './audit.graph.js';
import { type Walk, walkUp } from './proof.rules.js';

const fileOf = ({ index }: Proof): string => `linli-proof-${index}.json`;

/** From the leaf up: what each hash is put together with, and what comes out. */
function Path({ walk }: { walk: Walk }): ReactNode {
  const { t } = useSpeech();
  return (
    <details>
      <summary>{t('audit.path', { count: walk.steps.length })}</summary>
      <ol className="proof-path">
        {walk.steps.map(({ side, hash, result }) => (
          <li key={hash + result}>
            {t(side === 'left' ? 'audit.pathLeft' : 'audit.pathRight')} <code>{hash}</code> → <code>{result}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Offline({ proof, verifierKey }: { proof: Proof; verifierKey: string }): ReactNode {
  const { t } = useSpeech();
  const save = (): void =>
    saveFile(fileOf(proof), new Blob([JSON.stringify({ ledgerProof: proof }, null, 1)], { type: 'application/json' }));
  return (
    <>
      <p>{t('audit.offline')}</p>
      <code className="block command">{`npx linli verify inclusion ${fileOf(proof)} --key '${verifierKey}'`}</code>
      <p className="small">{t('audit.keyHelp')}</p>
      <p className="buttons no-print">
        <Button type="primary" className="save-proof" onClick={save}>
          {t('audit.saveProof')}
        </Button>
      </p>
    </>
  );
}

function Walked({ proof, walk }: { proof: Proof; walk: Walk }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const rows: [string, ReactNode][] = [
    [t('audit.index'), String(proof.index)],
    [t('audit.size'), countOf(speech, proof.size)],
    [t('audit.leafHash'), <code key="leaf">{walk.leafHash}</code>],
    [t('audit.root'), <code key="root">{walk.signedRoot}</code>],
    [t('audit.signers'), walk.signers.join(' · ')],
  ];
  return (
    <>
      <p role="status" className={`state verdict ${walk.holds ? 'go' : 'stop'}`}>
        {walk.holds ? '✓' : '✕'} {t(walk.holds ? 'audit.holds' : 'audit.holdsNot')}
      </p>
      <p className="small">{t('audit.holdsHelp')}</p>
      <dl className="entry">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Path walk={walk} />
      <details>
        <summary>{t('audit.note')}</summary>
        <pre className="block">{proof.checkpoint}</pre>
      </details>
      <details>
        <summary>{t('audit.leaf')}</summary>
        <code className="block">{proof.leaf}</code>
      </details>
    </>
  );
}

/** That this entry stands in the ledger that was signed: computed again here, shown step by step, and to take along. */
export function EntryProof({ index }: { index: number }): ReactNode {
  const { t } = useSpeech();
  const { data, error, refetch } = useQuery(ProofOfEntry, { variables: { index }, fetchPolicy: 'no-cache' });
  const [walk, setWalk] = useState<Walk>();
  useEffect(() => {
    if (data) void walkUp(data.ledgerProof).then(setWalk);
  }, [data]);
  if (!data || !walk) return error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting rows={5} />;
  return (
    <section className="proof">
      <h3>{t('audit.proof')}</h3>
      <Walked proof={data.ledgerProof} walk={walk} />
      <Offline proof={data.ledgerProof} verifierKey={data.ledgerVerifierKey} />
    </section>
  );
}
