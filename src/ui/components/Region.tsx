import { type ReactNode, useId } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useMessages } from '../i18n/MessagesContext.tsx';

/** A named part of the sidebar. */
export function Region({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  const messages = useMessages();
  return (
    <section className="region" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ErrorBoundary fallback={<p>{messages.t('section.broken')}</p>}>{children}</ErrorBoundary>
    </section>
  );
}
