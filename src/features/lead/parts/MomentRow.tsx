import { TicketLink } from './TicketLink.tsx';
import type { ReactNode } from 'react';
import type { CorrectionStatus } from '../session/lead-state.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { correctionSentence } from './correction-sentence.ts';
import type { Account } from './lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

/** What a lead can take back. */
interface TakeBack {
  /** What it is, for the button's name. */
  readonly what: string;
  readonly correction: CorrectionStatus | undefined;
  readonly account: Account;
  readonly onTakeBack: () => Promise<void>;
}

/** A moment in a line or two, with what a lead can do about it. */
export function MomentRow({
  title,
  detail,
  ticketId,
  onShowTicket,
  takeBack,
  children,
}: {
  readonly title: string;
  readonly detail: ReactNode;
  readonly ticketId: string;
  readonly onShowTicket: (ticketId: string) => void;
  readonly takeBack?: TakeBack;
  /** Further buttons. */
  readonly children?: ReactNode;
}) {
  const sentences = useSentences();
  const correction = takeBack?.correction;
  return (
    <li className="moment-row">
      <div className="stack stack-tight">
        <strong>{title}</strong>
        <div className="quiet">{detail}</div>
        {takeBack !== undefined && (correction?.phase === 'failed' || correction?.phase === 'refused') && (
          <div>
            {correctionSentence(sentences, correction, takeBack.account)}
            {correction.phase === 'failed' && <FaultDetails fault={correction.error} />}
          </div>
        )}
      </div>
      <div className="row">
        <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
        {children}
        {takeBack !== undefined && (
          <PressButton
            size="small"
            isHeld={correction?.phase === 'working'}
            aria-label={sentences.t('budget.take_back_of', { what: takeBack.what, id: ticketId })}
            onClick={() => {
              void takeBack.onTakeBack();
            }}
          >
            {sentences.t('budget.take_back')}
          </PressButton>
        )}
      </div>
    </li>
  );
}
