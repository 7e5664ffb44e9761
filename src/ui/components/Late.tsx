import { type ReactNode, useEffect, useState } from 'react';
import { type LateMessages, loadLateMessages } from '../messages/load-late-messages.ts';
import { useMessages } from './MessagesContext.tsx';

/** What needs sentences that are loaded when somebody asks for it. */
export function Late({ children }: { readonly children: (late: LateMessages) => ReactNode }) {
  const messages = useMessages();
  const [late, setLate] = useState<LateMessages | 'failed' | null>(null);
  const { locale } = messages;
  useEffect(() => {
    let isCurrent = true;
    const show = (loaded: LateMessages | 'failed'): void => {
      if (isCurrent) setLate(loaded);
    };
    loadLateMessages([locale]).then(show, () => {
      show('failed');
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  if (late === null) return <p className="quiet">{messages.t('loading')}</p>;
  return late === 'failed' ? <p>{messages.t('section.broken')}</p> : children(late);
}
