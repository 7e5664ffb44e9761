import { isUntold, leftForCause } from '#domain/journal/made-right.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { type Choice, NOTHING_CHOSEN } from '../../session/plan.ts';
import type { SessionState } from '../../session/session-state.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';

/** Opens below what was given the way to make right what went wrong besides, and closes it again; or says why there is none. */
export function AnotherGesture({ state, session }: { readonly state: ShownMoment; readonly session: Pick<TicketSession, 'choose'> }) {
  const sentences = useSentences();
  const { isAdding, onTicket, giving } = state;
  if (onTicket.some(isUntold)) return <p className="quiet">{sentences.t('over.untold')}</p>;
  const takesMoney = onTicket.some((one) => leftForCause(one, onTicket).left === 'money');
  const isBusy = giving.phase === 'working';
  return (
    <div>
      <button
        type="button"
        className="link toggle"
        aria-expanded={isAdding}
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) session.choose(isAdding ? { isAnother: false } : opened(state));
        }}
      >
        {sentences.t(takesMoney ? 'again.open_money' : 'again.open')}
      </button>
    </div>
  );
}

/** Asks anew what went wrong, unless that was answered before it was closed. Words that were typed stay. */
function opened({ choice, onTicket }: Pick<SessionState, 'choice' | 'onTicket'>): Partial<Choice> {
  const { story, deviation, reply } = choice;
  const isAnswered = choice.cause !== null && onTicket.every(({ cause }) => cause !== choice.cause);
  return isAnswered ? { isAnother: true } : { ...NOTHING_CHOSEN, story, deviation, reply, isAnother: true };
}
