import { useEffect, useState } from 'react';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';

/** The reply as it is suggested for what is planned; null until its words are there. */
export function useSuggestedReply({ plan }: Pick<ShownSuggestion, 'plan'>, session: Pick<TicketSession, 'withSuggestion'>): string | null {
  const [reply, setReply] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const text = await session.withSuggestion((flow) => flow.suggestReply(plan));
      if (isCurrent) setReply(text ?? '');
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [plan, session]);
  return reply;
}
