import { useQuery } from '@apollo/client/react';
import { isUnder } from '../app/place.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { AreaNamed, type NoticesData } from './notices.graph.js';

export type Here = Pick<NonNullable<NoticesData['area']>, 'code' | 'path' | 'name'>;

const isAbove = (here: Here, code: string): boolean => code !== here.code && here.path.split('.').includes(code);

/** The area a notice is for; of one above only that it is above, since it is not in this reader's jurisdiction. */
export function useWhere(here: Here, code: string): { name: Here['name'] | undefined; said: string } {
  const { t, language } = useSpeech();
  const { data } = useQuery(AreaNamed, { variables: { code }, skip: code === here.code || isAbove(here, code) });
  const name = code === here.code ? here.name : data?.area?.name;
  return { name, said: name ? nameIn(name, language) : t('notice.above') };
}

/** Whether this reader's office answers for what is told in that area. */
export function useIsMine(here: Here, code: string): boolean {
  const { grants } = useSession().person;
  const codes = here.path.split('.');
  const path = isAbove(here, code) ? codes.slice(0, codes.indexOf(code) + 1).join('.') : here.path;
  return grants.some(({ scope }) => isUnder(path, scope));
}
