const parsed = (crashAt: string): RegExpExecArray | null => /^([a-z_.]+):(\d+)$/.exec(crashAt);
let armed = parsed(process.env.CRASH_AT ?? '');
let passes = 0;

/** As CRASH_AT does, for a process that runs already. */
export function armCrash(crashAt: string): void {
  armed = parsed(crashAt);
  passes = 0;
}

/**
 * A line at which the crash lab can kill this process: CRASH_AT=<point>:<nth> ends it by SIGKILL at the nth pass, so
 * that no handler, buffer or socket gets a chance to tidy up. Without the variable it costs one comparison.
 */
export function crashPoint(point: string): void {
  if (armed?.[1] !== point) return;
  passes += 1;
  if (passes === Number(armed[2])) process.kill(process.pid, 'SIGKILL');
}
