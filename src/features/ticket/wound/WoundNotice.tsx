import type { Incident } from '#domain/incidents/incidents.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import type { SessionState } from '../session/session-state.ts';
import { useSession } from '../session/use-session.tsx';
import type { TicketSession } from '../session/ticket-session.ts';

interface Props {
  readonly wound: Incident;
  readonly session: Pick<TicketSession, 'getState' | 'subscribe' | 'showTicket'>;
}

/** That we failed the customer a few days ago, and nothing was made good: whoever writes to them says so. */
export function WoundNotice({ wound, session }: Props) {
  const state = useSession(session, ({ settings, timeZone }) => ({ settings, timeZone }));
  const sentences = useSentences();
  const { t, locale } = sentences;
  return (
    <Notice type="warning">
      <span>
        <strong>
          {t('wound.what', {
            what: causeName(sentences, wound.cause, state.settings.settings.policy),
            when: formatWeekday(locale, wound.atMs, state),
          })}
        </strong>{' '}
        {t('wound.why')}{' '}
        <button
          type="button"
          className="link toggle"
          onClick={() => {
            session.showTicket(wound.ticketId);
          }}
        >
          {t('storyless.ticket', { id: String(wound.ticketId) })}
        </button>
      </span>
    </Notice>
  );
}

/** The day of the week with its date: whoever speaks of it says the day. */
function formatWeekday(locale: string, atMs: number, { timeZone }: Pick<SessionState, 'timeZone'>): string {
  return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(atMs);
}
