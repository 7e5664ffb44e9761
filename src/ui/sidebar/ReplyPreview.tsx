import { useEffect, useState } from 'react';
import type { TicketSession } from '#application/ticket-session.ts';
import type { Plan } from '#application/plan.ts';
import { Late } from '../components/Late.tsx';
import { useMessages } from '../components/MessagesContext.tsx';

/** What the reply will say, as it will stand in the editor. */
export function ReplyPreview({ plan, session }: { readonly plan: Plan; readonly session: Pick<TicketSession, 'previewReply'> }) {
  const messages = useMessages();
  const [reply, setReply] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const text = await session.previewReply(plan);
      if (isCurrent) setReply(text);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [plan, session]);
  if (reply === null) return <p className="quiet">{messages.t('loading')}</p>;
  return (
    <p className="as-typed" dir="auto">
      {reply === '' ? <Late>{(late) => late.t('suggestion.reply_none')}</Late> : reply}
    </p>
  );
}
