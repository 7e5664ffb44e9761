import type { Storyless } from '#ports/story-memory.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { TicketSession } from '../../session/ticket-session.ts';

/** That gestures of today have no story yet, and a link to each of their tickets. */
export function MissingStories({
  storyless,
  session,
}: {
  readonly storyless: readonly Storyless[];
  readonly session: Pick<TicketSession, 'showTicket'>;
}) {
  const sentences = useSentences();
  const tickets = [...new Set(storyless.map(({ ticketId }) => ticketId))];
  return (
    <div className="row">
      <span className="quiet">{sentences.t('storyless.today', { count: storyless.length })}</span>
      {tickets.map((id) => (
        <button
          key={id}
          type="button"
          className="link toggle"
          onClick={() => {
            session.showTicket(Number(id));
          }}
        >
          {sentences.t('storyless.ticket', { id })}
        </button>
      ))}
    </div>
  );
}
