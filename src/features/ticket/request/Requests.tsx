import { type ComponentProps, Suspense, lazy } from 'react';
import { ErrorBoundary } from '#ui/components/ErrorBoundary.tsx';
import { useMessages } from '#ui/i18n/MessagesContext.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';

/** Most tickets never need this: it loads once there is a request, or somebody asks. */
const RequestPanel = lazy(async () => ({ default: (await import('./RequestPanel.tsx')).RequestPanel }));

const PANEL_PX = 160;

/** What was asked of a lead on this ticket, or is being asked. */
export function Requests(props: ComponentProps<typeof RequestPanel>) {
  const messages = useMessages();
  return (
    <ErrorBoundary fallback={<p>{messages.t('section.broken')}</p>}>
      <Suspense fallback={<Placeholder heightPx={PANEL_PX} />}>
        <RequestPanel {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
