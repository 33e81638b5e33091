import type { CDPSession, Page } from 'playwright-core';

export interface TraceEvent {
  name: string;
  ts: number;
  dur?: number;
}

const categories = ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline.frame'];
const pixelsPerSecond = 2_400;

async function traced(session: CDPSession, work: () => Promise<unknown>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<unknown>((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  await work();
  await session.send('Tracing.end');
  await complete;
  return events;
}

/** The page scrolled to its end and back, as a wheel or a finger would. */
export async function scrolled(page: Page): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const height = await page.evaluate<number>('document.documentElement.scrollHeight - innerHeight');
  const gesture = { x: 720, y: 450, speed: pixelsPerSecond, preventFling: true };
  const events = await traced(session, async () => {
    await session.send('Input.synthesizeScrollGesture', { ...gesture, yDistance: -height });
    await session.send('Input.synthesizeScrollGesture', { ...gesture, yDistance: height });
  });
  await session.detach();
  return events;
}

/** Frames that were drawn and that were dropped, and the longest time for which the page did nothing else, in milliseconds. */
export function framesOf(events: readonly TraceEvent[]): { drawn: number; dropped: number; longestTaskMs: number; seconds: number } {
  const count = (name: string): number => events.filter((event) => event.name === name).length;
  const tasks = events.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask').map(({ dur = 0 }) => dur);
  const times = events.filter(({ name }) => name === 'DrawFrame').map(({ ts }) => ts);
  return {
    drawn: count('DrawFrame'),
    dropped: count('DroppedFrame'),
    longestTaskMs: Math.round(Math.max(0, ...tasks) / 1_000),
    seconds: Math.round((Math.max(0, ...times) - Math.min(...times)) / 100_000) / 10,
  };
}
