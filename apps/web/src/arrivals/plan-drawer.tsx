import { useMutation } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { messageOf } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { PlanTrip } from './plan.graph.js';
import { PlanJourney } from './plan-journey.js';
import { PlanDoor, PlanPeople } from './plan-people.js';
import { gapOf, inputOf, usePlan } from './use-plan.js';

function PlanForm({ area, done }: { area: string; done: (day: string) => void }): ReactNode {
  const { t } = useSpeech();
  const { plan, change, clear } = usePlan(area);
  const [send, { loading, error }] = useMutation(PlanTrip, { refetchQueries: ['ArrivalsOfArea'], awaitRefetchQueries: true });
  const gap = gapOf(plan);
  const save = async (): Promise<void> => {
    await send({ variables: { input: inputOf(plan) } });
    clear();
    done(plan.plannedOn);
  };
  return (
    <div className="plan">
      <PlanDoor plan={plan} change={change} area={area} />
      <PlanPeople plan={plan} change={change} />
      <PlanJourney plan={plan} change={change} />
      {error && (
        <p role="alert" className="state stop">
          ✕ {messageOf(error) ?? t('state.failedHelp')}
        </p>
      )}
      <p className="buttons">
        <Button type="primary" loading={loading} disabled={gap !== undefined} onClick={() => void save().catch(() => {})}>
          {t('arrival.savePlan')}
        </Button>
        {gap && (
          <span role="status" className="state ask">
            ? {t(gap)}
          </span>
        )}
      </p>
    </div>
  );
}

/** Somebody called: they are coming back. */
export function PlanDrawer({ area, isOpen, close }: { area: string; isOpen: boolean; close: () => void }): ReactNode {
  const { t } = useSpeech();
  return (
    <Drawer open={isOpen} onClose={close} title={t('arrival.plan')} size={560} destroyOnHidden>
      {isOpen && <PlanForm area={area} done={close} />}
    </Drawer>
  );
}
