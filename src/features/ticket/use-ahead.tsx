import { useEffect } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { fetchAfterwards } from './moment/after/lazy.ts';
import { isRead } from './session/is-read.ts';
import { useSession } from './session/use-session.tsx';
import type { TicketSession } from './session/ticket-session.ts';
import { suggestionControls } from './suggestion/lazy.ts';

/** Once everything is read, and nothing was touched for so long, there is time for what comes later. */
const IDLE_MS = 1500;

/** Fetches the scripts that no first look needs: when somebody comes near, which is what the function that is given is for, or when nothing else is to do. */
export function useAhead(session: Pick<TicketSession, 'getState' | 'subscribe'>): () => void {
  const { locale } = useSentences();
  const { hasAll } = useSession(session, (state) => ({ hasAll: isRead(state) }));
  useEffect(() => {
    if (!hasAll) return undefined;
    const timer = setTimeout(() => {
      fetchAhead(locale);
    }, IDLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [hasAll, locale]);
  return () => {
    fetchAhead(locale);
  };
}

function fetchAhead(locale: string): void {
  suggestionControls.fetch([locale]);
  fetchAfterwards(locale);
}
