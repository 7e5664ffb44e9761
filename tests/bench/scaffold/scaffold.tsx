// Loads as Zendesk's own React scaffold does until it greets, step by step and in its order: the SDK before everything else, React, the
// handshake, who is signed in, the sentences of the language in a file of their own, and in another the screen of the place.
import '@zendeskgarden/css-bedrock/dist/index.css';
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { type ReactNode, Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ClientContext, GreetingContext } from './contexts.ts';

const Screen = lazy(() => import('./Screen.tsx'));
const languages = new Map<string, () => Promise<{ readonly greeting: string }>>([
  ['en', () => import('./greeting.en.ts')],
  ['fr', () => import('./greeting.fr.ts')],
]);

/** Who is signed in, as the workspace says it. */
interface SignedIn {
  readonly currentUser: { readonly locale: string };
}

async function greetingFor(client: ZafSdkClient): Promise<string> {
  // The page around it is the bench's own, whose answers are the sandbox's.
  const { locale } = ((await client.get(['currentUser'])) as SignedIn).currentUser;
  const load = languages.get(locale) ?? languages.get(locale.replace(/-.+$/, ''));
  return load === undefined ? '' : (await load()).greeting;
}

function OnceRegistered({ children }: { readonly children: (client: ZafSdkClient) => ReactNode }) {
  const client = useMemo(() => window.ZAFClient?.init() || null, []);
  const [isRegistered, setIsRegistered] = useState(false);
  useEffect(() => {
    client?.on('app.registered', () => {
      setIsRegistered(true);
    });
  }, [client]);
  return client !== null && isRegistered && <ClientContext.Provider value={client}>{children(client)}</ClientContext.Provider>;
}

function InLanguage({ client, children }: { readonly client: ZafSdkClient; readonly children: ReactNode }) {
  const [greeting, setGreeting] = useState<string | null>(null);
  useEffect(() => {
    void greetingFor(client).then(setGreeting);
  }, [client]);
  return greeting !== null && <GreetingContext.Provider value={greeting}>{children}</GreetingContext.Provider>;
}

const root = document.querySelector('#root');
if (root !== null)
  createRoot(root).render(
    <OnceRegistered>
      {(client) => (
        <ThemeProvider theme={{ ...DEFAULT_THEME }}>
          <InLanguage client={client}>
            <Suspense fallback={<span>…</span>}>
              <Screen />
            </Suspense>
          </InLanguage>
        </ThemeProvider>
      )}
    </OnceRegistered>,
  );
