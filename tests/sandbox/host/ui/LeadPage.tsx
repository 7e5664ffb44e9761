import { useEffect } from 'react';
import { AppFrame } from './AppFrame.tsx';
import { pageAt, type PageProps } from './page-props.ts';
import { useSession } from './use-session.ts';

/** The app's own full page, as it opens from Zendesk's navigation bar. */
export function LeadPage(page: PageProps) {
  const { sandbox, onEffect, onMessage } = page;
  const address = pageAt(sandbox.app, 'nav_bar');
  const [session] = useSession({ ...page, details: null, carryOut: onEffect });
  useEffect(() => {
    document.title = `${sandbox.app.name} – Zendesk sandbox`;
  }, [sandbox]);
  return (
    <main className="lead-page" aria-label={sandbox.app.name}>
      {address === null ? (
        <p className="hint">This version of {sandbox.app.name} has no page in the navigation bar.</p>
      ) : (
        <AppFrame session={session} page={address} className="lead-page__frame" onMessage={onMessage} />
      )}
    </main>
  );
}
