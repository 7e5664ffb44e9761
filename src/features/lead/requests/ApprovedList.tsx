import { type EntryFacts, factsOfCommitment } from '#ledger/entries.ts';
import { lastLine } from '#domain/moments/request-status.ts';
import { money } from '#domain/money/money.ts';
import type { LeadState, TakenBack } from '../session/lead-state.ts';
import type { Approved } from '#approvals/waiting-requests.ts';
import { gestureName } from '#ui/i18n/sentences.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { MomentRow } from '../parts/MomentRow.tsx';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { type Account, byWhom, personName } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly account: Account;
  readonly corrections: LeadState['corrections'];
  readonly onShowTicket: (ticketId: string) => void;
  readonly onTakeBack: (taken: TakenBack, facts: EntryFacts) => Promise<void>;
}

/** What was approved and not delivered yet. Its money is held until then, or until a lead takes it back. */
export function ApprovedList({ approved, ...props }: Props & { readonly approved: readonly Approved[] }) {
  const sentences = useSentences();
  const { shown, more } = useFirstRows(approved);
  if (approved.length === 0) return null;
  return (
    <section className="stack" aria-label={sentences.t('requests.approved')}>
      <h3>{sentences.t('requests.approved')}</h3>
      <ul className="rows panel">
        {shown.map((one) => (
          <ApprovedRow key={one.momentId} moment={one} {...props} />
        ))}
      </ul>
      {more}
    </section>
  );
}

function ApprovedRow({ moment, account, corrections, onShowTicket, onTakeBack }: Props & { readonly moment: Approved }) {
  const sentences = useSentences();
  const { commitment, request, momentId } = moment;
  if (commitment === null) {
    const { ticketId, agentId, gesture, amount, count } = request.moment;
    // What was approved may be another sum than was asked for, of which nobody can say here how many that is.
    const approvedMinor = lastLine(request, 'approved')?.amountMinor ?? amount.amountMinor;
    const isAsAsked = approvedMinor === amount.amountMinor;
    const what = gestureName(sentences, gesture, money(approvedMinor, amount.currency), isAsAsked ? count : undefined);
    const who = personName(sentences, account, agentId);
    const when = formatAgo(sentences, request.createdAtMs, account);
    return (
      <MomentRow
        title={sentences.t('requests.waits_for', { what, who })}
        detail={sentences.t('requests.approved_unread', { id: ticketId, when })}
        ticketId={ticketId}
        onShowTicket={onShowTicket}
      />
    );
  }
  const { ticketId } = commitment;
  const what = commitmentName(sentences, commitment);
  return (
    <MomentRow
      title={sentences.t('requests.waits_for', { what, who: personName(sentences, account, commitment.forAgentId) })}
      detail={sentences.t('requests.approved_by', {
        id: ticketId,
        when: formatAgo(sentences, commitment.reservedAtMs, account),
        by: byWhom(sentences, account, commitment.agentId),
      })}
      ticketId={ticketId}
      onShowTicket={onShowTicket}
      takeBack={{
        what,
        account,
        correction: corrections.get(momentId),
        onTakeBack: () => onTakeBack({ momentId, reserveId: commitment.reserveId }, factsOfCommitment(commitment, account.currency)),
      }}
    />
  );
}
