import { useEffect, useState } from 'react';
import { type LateMessages, loadLateMessages } from './load-late-messages.ts';
import { useMessages } from './MessagesContext.tsx';

/** The sentences that are loaded when somebody asks for them; null until they are there. */
export function useLateMessages(): LateMessages | 'failed' | null {
  const { locale } = useMessages();
  const [late, setLate] = useState<LateMessages | 'failed' | null>(null);
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
  return late;
}
