import { useSyncExternalStore } from 'react';

/** An error as the gateway words it. */
export interface AnswerError {
  message: string;
  extensions?: { code?: string; params?: Record<string, string | number>; requestId?: string };
}

/** What does not work just now. */
export interface Trouble {
  /** Names of services that did not answer their part. */
  silent: readonly string[];
  /** Nothing answers: the network or the gateway is gone. */
  noAnswer: boolean;
  live: boolean;
  /** Nobody is signed in any more. */
  signedOut: boolean;
}

let trouble: Trouble = { silent: [], noAnswer: false, live: false, signedOut: false };
/** Of the last answer of every operation: the services that were silent in it. What is pushed counts with the query that it renews. */
const silentIn = new Map<string, string[]>();
const listeners = new Set<() => void>();

function tell(change: Partial<Trouble>): void {
  const next = { ...trouble, ...change };
  if (JSON.stringify(next) === JSON.stringify(trouble)) return;
  trouble = next;
  for (const listener of listeners) listener();
}

export function noteAnswer(operation: string, errors: readonly AnswerError[]): void {
  const silent = errors.filter(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE');
  silentIn.set(
    operation.replace(/Live$/, ''),
    silent.map(({ extensions }) => String(extensions?.params?.['service'])),
  );
  tell({ silent: [...new Set([...silentIn.values()].flat())].sort(), noAnswer: false });
}

export const noteNoAnswer = (signedOut: boolean): void => tell(signedOut ? { signedOut } : { noAnswer: true });
export const noteLive = (live: boolean): void => tell({ live });

/** Who answers which figures of an area. The gateway names a silent service once, however many fields it leaves open. */
const figuresOf: Record<string, readonly string[]> = {
  registration: ['population', 'arrivals'],
  screening: ['coverage', 'observation'],
  passes: ['passes', 'gateFlow'],
  supplies: ['masks', 'help'],
  notifications: ['reach'],
};
export const figures = Object.values(figuresOf).flat();
export const isSilent = (figure: string): boolean => trouble.silent.some((service) => figuresOf[service]?.includes(figure));

/** Whether the service that answers this figure is silent just now. */
export const useSilent = (figure: string): boolean => useTrouble().silent.length > 0 && isSilent(figure);

export function useTrouble(): Trouble {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => trouble,
  );
}
