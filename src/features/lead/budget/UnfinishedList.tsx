import type { Commitment } from '#domain/journal/types.ts';
import { type EntryFacts, factsOfCommitment } from '#ledger/entries.ts';
import { commitmentName } from '#ui/i18n/sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LeadState, TakenBack } from '../session/lead-state.ts';
import { MomentRow } from '../parts/MomentRow.tsx';
import { MoreRows, ROWS_AT_MOST } from '../parts/MoreRows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Account, personName } from '../parts/lead-sentences.ts';

interface Props {
  readonly unfinished: readonly Commitment[];
  readonly account: Account;
  readonly corrections: LeadState['corrections'];
  readonly onShowTicket: (ticketId: string) => void;
  readonly onTakeBack: (taken: TakenBack, facts: EntryFacts) => Promise<void>;
}

/** What somebody has begun and not gone on from. Its money is held until a lead takes it back. */
export function UnfinishedList({ unfinished, account, corrections, onShowTicket, onTakeBack }: Props) {
  const sentences = useSentences();
  return (
    <Panel title={sentences.t('budget.unfinished')}>
      <p className="quiet">{sentences.t(unfinished.length === 0 ? 'budget.unfinished_none' : 'budget.unfinished_why')}</p>
      <ul className="rows">
        {unfinished.slice(0, ROWS_AT_MOST).map((commitment) => (
          <MomentRow
            key={commitment.momentId}
            title={commitmentName(sentences, commitment)}
            detail={sentences.t('budget.row', {
              id: commitment.ticketId,
              who: personName(sentences, account, commitment.agentId),
              when: formatAgo(sentences, commitment.reservedAtMs, account),
            })}
            ticketId={commitment.ticketId}
            onShowTicket={onShowTicket}
            takeBack={{
              what: commitmentName(sentences, commitment),
              correction: corrections.get(commitment.momentId),
              onTakeBack: () => onTakeBack(commitment, factsOfCommitment(commitment, account.currency)),
            }}
          />
        ))}
      </ul>
      <MoreRows count={unfinished.length} />
    </Panel>
  );
}
