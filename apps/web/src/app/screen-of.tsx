import { lazy, type ReactNode, Suspense } from 'react';
import { useSession } from '../session/session-context.js';
import { usePlace } from './place.js';
import { type ScreenName, screensOf } from './screens.js';
import { NoRight, Waiting } from './states.js';

/** A screen is loaded when somebody first goes there. */
const parts: Record<ScreenName, ReturnType<typeof lazy>> = {
  board: lazy(() => import('../district/district-screen.js')),
  rooms: lazy(() => import('../rooms/rooms-screen.js')),
  observation: lazy(() => import('../observation/observation-screen.js')),
  masks: lazy(() => import('../masks/masks-screen.js')),
  passes: lazy(() => import('../passes/passes-screen.js')),
  arrivals: lazy(() => import('../arrivals/arrivals-screen.js')),
  notices: lazy(() => import('../notices/notices-screen.js')),
  audit: lazy(() => import('../audit/audit-screen.js')),
  mine: lazy(() => import('../mine/mine-screen.js')),
  today: lazy(() => import('../today/today-screen.js')),
  operator: lazy(() => import('../operator/operator-screen.js')),
  roster: lazy(() => import('../roster/roster-screen.js')),
};

export function ScreenOf(): ReactNode {
  const { screen } = usePlace();
  const { person } = useSession();
  if (!screensOf(person.grants).some(({ name }) => name === screen)) return <NoRight />;
  const Part = parts[screen];
  return (
    <Suspense fallback={<Waiting rows={10} />}>
      <Part />
    </Suspense>
  );
}
