import { useEffect } from 'react';
import { AppFrame } from './AppFrame.tsx';
import { absenceOf, pageAt, type PageProps } from './page-props.ts';
import { useSession } from './use-session.ts';

/** The app's own full page, as it opens from Zendesk's navigation bar. Zendesk keeps it alive while the person is elsewhere. */
export function LeadPage({ isShown, ...page }: PageProps & { readonly isShown: boolean }) {
  const { sandbox, onEffect, onMessage } = page;
  const address = pageAt(sandbox.app, 'nav_bar');
  const [session] = useSession({ ...page, details: null, carryOut: onEffect });
  useEffect(() => {
    if (isShown) document.title = `${sandbox.app.name} – Zendesk sandbox`;
  }, [sandbox, isShown]);
  useEffect(() => {
    session.update((state) => (state.isShown === isShown ? state : { ...state, isShown }));
  }, [session, isShown]);
  return (
    <main className="column grow" aria-label={sandbox.app.name} style={isShown ? undefined : { display: 'none' }}>
      {address === null ? (
        <p className="hint">{absenceOf(sandbox.app, 'navigation bar')}</p>
      ) : (
        <AppFrame session={session} page={address} className="grow" isShown={isShown} onMessage={onMessage} />
      )}
    </main>
  );
}
