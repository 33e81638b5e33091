import { ApolloProvider } from '@apollo/client/react';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { type ReactNode, Suspense, use, useEffect, useMemo, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { openGraph } from '../graph/client.js';
import type { Language } from '../language/first-language.js';
import { useSpeech } from '../language/language.js';
import type { Session } from '../session/session.js';
import { SessionContext, useSession } from '../session/session-context.js';
import { Frame } from './frame.js';
import { Guarded } from './guarded.js';
import { addressOf } from './place.js';
import { ScreenOf } from './screen-of.js';
import { firstScreen, homeArea } from './screens.js';
import { NoRight, Waiting } from './states.js';
import { theme } from './theme.js';

const locales: Record<Language, () => Promise<{ default: Locale }>> = {
  zh: () => import('antd/locale/zh_CN'),
  en: () => import('antd/locale/en_GB'),
  ja: () => import('antd/locale/ja_JP'),
  ko: () => import('antd/locale/ko_KR'),
};

function useLocale(language: Language): Locale | undefined {
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let wanted = true;
    void locales[language]().then(({ default: loaded }) => wanted && setLocale(loaded));
    return () => void (wanted = false);
  }, [language]);
  return locale;
}

function Home(): ReactNode {
  const { grants } = useSession().person;
  const screen = firstScreen(grants);
  return screen ? <Redirect to={addressOf(homeArea(grants), screen)} replace /> : <NoRight />;
}

function Opened({ opening }: { opening: Promise<Session> }): ReactNode {
  const session = use(opening);
  const graph = useMemo(() => openGraph(session), [session]);
  return (
    <SessionContext value={session}>
      <ApolloProvider client={graph}>
        <Frame>
          <Guarded>
            <Switch>
              <Route path="/area/:area/:screen">
                <ScreenOf />
              </Route>
              <Route>
                <Home />
              </Route>
            </Switch>
          </Guarded>
        </Frame>
      </ApolloProvider>
    </SessionContext>
  );
}

export function App({ opening }: { opening: Promise<Session> }): ReactNode {
  const { language } = useSpeech();
  const locale = useLocale(language);
  return (
    <ConfigProvider {...(locale && { locale })} theme={theme} button={{ autoInsertSpace: false }}>
      <Guarded again={() => location.reload()}>
        <Suspense fallback={<Waiting rows={12} />}>
          <Opened opening={opening} />
        </Suspense>
      </Guarded>
    </ConfigProvider>
  );
}
