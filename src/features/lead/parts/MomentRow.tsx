import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import type { LeadSession } from '../lead-session.ts';
import type { LeadState, TakenBack } from '../session/lead-state.ts';
import type { EntryFacts } from '#ledger/entries.ts';
import { taskSentence } from './lead-outcomes.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** A moment in a line or two, with what a lead can do about it. */
export function MomentRow({
  title,
  detail,
  ticketId,
  takeBack,
  state,
  session,
  children,
}: {
  readonly title: string;
  readonly detail: ReactNode;
  readonly ticketId: string;
  readonly takeBack?: TakenBack & { readonly what: string; readonly facts: EntryFacts };
  readonly state: LeadState;
  readonly session: LeadSession;
  /** Further buttons. */
  readonly children?: ReactNode;
}) {
  const sentences = useSentences();
  const task = takeBack === undefined ? undefined : state.tasks.get(takeBack.momentId);
  return (
    <li className="moment-row">
      <div className="stack stack-tight">
        <strong>{title}</strong>
        <div className="quiet">{detail}</div>
        {task?.phase === 'failed' && <span>{taskSentence(sentences, task)}</span>}
      </div>
      <div className="row">
        {ticketId !== '' && (
          <Button
            size="small"
            isLink
            onClick={() => {
              session.showTicket(ticketId);
            }}
          >
            {sentences.t('open_ticket', { id: ticketId })}
          </Button>
        )}
        {children}
        {takeBack !== undefined && (
          <Button
            size="small"
            disabled={task?.phase === 'working'}
            aria-label={sentences.t('budget.take_back_of', { what: takeBack.what, id: ticketId })}
            onClick={() => {
              void session.takeBack(takeBack, takeBack.facts);
            }}
          >
            {sentences.t('budget.take_back')}
          </Button>
        )}
      </div>
    </li>
  );
}
