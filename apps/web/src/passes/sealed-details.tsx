import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { Phone } from '../people/phone.js';
import { DetailsOfPass, type ShownPass } from './passes.graph.js';

/** The plate, or who visits: opened when somebody wants it, not before, because it is written down who looked. */
export function SealedDetails({ pass: { id, passClass } }: { pass: ShownPass }): ReactNode {
  const { t } = useSpeech();
  const [asked, ask] = useState(false);
  const { data, error } = useQuery(DetailsOfPass, { variables: { id }, skip: !asked, fetchPolicy: 'no-cache' });
  if (!asked) return <Button onClick={() => ask(true)}>{t(passClass === 'vehicle' ? 'pass.showPlate' : 'pass.showVisitor')}</Button>;
  if (error) return <Failed error={error} />;
  if (!data) return <Waiting rows={1} />;
  const sealed = data.pass?.sealedDetails;
  if (!sealed) return <p className="small">{t('pass.detailsHidden')}</p>;
  return (
    <p className="sealed">
      <b>{sealed.plate ?? sealed.visitorName}</b> {sealed.visitorPhone && <Phone phone={sealed.visitorPhone} />}
    </p>
  );
}
