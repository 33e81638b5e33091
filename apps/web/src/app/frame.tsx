import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { AreaFinder } from './area-finder.js';
import { LanguageSwitch } from './language-switch.js';
import { PersonMenu } from './person-menu.js';
import { addressOf } from './place.js';
import { firstScreen, goesAround, homeArea, screensOf } from './screens.js';
import { TroubleBar } from './trouble-bar.js';
import { useHere } from './use-here.js';
import { useKeys } from './use-keys.js';

function Tabs(): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const { area, screen } = useHere();
  const tabs = useRef<HTMLElement>(null);
  // On a phone the tabs are wider than the screen. Newer browsers answer with a promise, which an effect must not return.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [screen]);
  return (
    <nav className="tabs" ref={tabs} aria-label={t('frame.screens')}>
      {screensOf(person.grants).map(({ name, title }) => (
        <Link key={name} href={addressOf(area, name)} {...(name === screen && { 'aria-current': 'page' as const })}>
          {t(title)}
        </Link>
      ))}
    </nav>
  );
}

/** What is said by a service comes in the language of the question. */
function useQuestionsInLanguage(): void {
  const graph = useApolloClient();
  const { language } = useSpeech();
  useEffect(() => void graph.refetchQueries({ include: 'active' }), [graph, language]);
}

export function Frame({ children }: { children: ReactNode }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  useKeys();
  useQuestionsInLanguage();
  const home = addressOf(homeArea(person.grants), firstScreen(person.grants) ?? 'board');
  return (
    <>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      <header className="frame no-print">
        <Link href={home} className="brand">
          {t('app.name')}
        </Link>
        {goesAround(person.grants) && <AreaFinder />}
        <span className="spring" />
        <LanguageSwitch />
        <PersonMenu />
      </header>
      {goesAround(person.grants) && <Tabs />}
      <TroubleBar />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
