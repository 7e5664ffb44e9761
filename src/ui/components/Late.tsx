import type { ReactNode } from 'react';
import type { LateMessages } from '../i18n/load-late-messages.ts';
import { useMessages } from '../i18n/MessagesContext.tsx';
import { useLateMessages } from '../i18n/use-late-messages.ts';

/** What needs sentences that are loaded when somebody asks for it. */
export function Late({ children }: { readonly children: (late: LateMessages) => ReactNode }) {
  const messages = useMessages();
  const late = useLateMessages();
  if (late === null) return <p className="quiet">{messages.t('loading')}</p>;
  return late === 'failed' ? <p>{messages.t('section.broken')}</p> : children(late);
}
