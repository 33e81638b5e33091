import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { IssuePasses, PeopleOfHousehold, PeopleWithoutPass } from './issue.graph.js';
import { atOnce, endOf, type Person, type Refused } from './people.rules.js';

export interface Issuing {
  total: number;
  done: number;
  issued: string[];
  refused: Refused[];
  running: boolean;
  failed?: string;
}

/** One part of the people with the id of its request, which stays the same when it is sent again. */
interface Part {
  requestId: string;
  people: readonly Person[];
}

const pageOf = 500;

/** Everybody without a pass of a place, or everybody of a household; undefined where a service does not answer. */
export function usePeople() {
  const graph = useApolloClient();
  const ofPlace = async (code: string): Promise<Person[] | undefined> => {
    const people: Person[] = [];
    for (let more = true; more;) {
      const variables = { code, after: people.at(-1)?.residentId ?? null };
      const { data } = await graph.query({ query: PeopleWithoutPass, variables, fetchPolicy: 'no-cache' });
      if (!data?.peopleWithoutPass) return undefined;
      people.push(...data.peopleWithoutPass.map(({ residentId, placeName }) => ({ residentId, said: placeName })));
      more = data.peopleWithoutPass.length === pageOf;
    }
    return people.sort((one, other) => one.said.localeCompare(other.said, 'zh', { numeric: true }));
  };
  const ofHousehold = async (id: string): Promise<Person[] | undefined> => {
    const { data } = await graph.query({ query: PeopleOfHousehold, variables: { id }, fetchPolicy: 'no-cache' });
    const living = data?.household?.residents.filter(({ mergedInto }) => mergedInto === null);
    return living?.map((resident) => ({ residentId: resident.id, said: resident.name.original }));
  };
  return { ofPlace, ofHousehold };
}

const begun = (total: number): Issuing => ({ total, done: 0, issued: [], refused: [], running: true });

/** Issues part after part, so that progress moves; a part that failed is sent again with the id it had. */
export function useIssue(changed: () => void) {
  const graph = useApolloClient();
  const [issuing, setIssuing] = useState<Issuing>();
  const [left, setLeft] = useState<{ parts: Part[]; until: string }>({ parts: [], until: '' });
  const send = async ({ requestId, people }: Part, until: string) => {
    const holders = people.map(({ residentId }) => ({ residentId }));
    const input = { requestId, passClass: 'resident' as const, validUntil: endOf(until), holders };
    const { data, error } = await graph.mutate({ mutation: IssuePasses, variables: { input } });
    if (!data) throw error ?? new Error('');
    const { passes, rejected } = data.issuePasses;
    return {
      issued: passes.map(({ id }) => id),
      refused: rejected.map(({ index, code, message }) => ({ said: people[index]?.said ?? '', code, message })),
    };
  };
  const run = async (parts: Part[], until: string, from: Issuing): Promise<void> => {
    let now: Issuing = { ...from, running: true };
    for (const [index, part] of parts.entries()) {
      setIssuing(now);
      try {
        const { issued, refused } = await send(part, until);
        const done = now.done + part.people.length;
        now = { ...now, done, issued: [...now.issued, ...issued], refused: [...now.refused, ...refused] };
      } catch (error) {
        setLeft({ parts: parts.slice(index), until });
        return setIssuing({ ...now, running: false, failed: error instanceof Error ? error.message : '' });
      }
    }
    setIssuing({ ...now, running: false });
    changed();
  };
  const begin = (people: readonly Person[], until: string): void => {
    const starts = Array.from({ length: Math.ceil(people.length / atOnce) }, (_, part) => part * atOnce);
    const parts = starts.map((start) => ({ requestId: crypto.randomUUID(), people: people.slice(start, start + atOnce) }));
    void run(parts, until, begun(people.length));
  };
  const again = (): void => {
    if (!issuing) return;
    const { failed: _, ...before } = issuing;
    void run(left.parts, left.until, before);
  };
  return { issuing, begin, again, forget: () => setIssuing(undefined) };
}
