import { type ReactNode, useId } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useSentences } from '../i18n/SentencesContext.tsx';

/** A named part of the sidebar. Its name is for those who hear the page: who sees it reads what is in it. */
export function Region({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  const sentences = useSentences();
  return (
    <section className="region" aria-labelledby={id}>
      <h2 id={id} className="unseen">
        {title}
      </h2>
      <ErrorBoundary fallback={<p>{sentences.t('section.broken')}</p>}>{children}</ErrorBoundary>
    </section>
  );
}
