import type { LeadSession } from '../lead-session.ts';
import type { LeadState } from '../session/lead-state.ts';
import type { Approved } from '#approvals/waiting-requests.ts';
import { commitmentFacts } from '#ledger/lead-corrections.ts';
import { commitmentName, gestureName } from '#ui/i18n/sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { MomentRow } from '../parts/MomentRow.tsx';
import { MoreRows, ROWS_AT_MOST } from '../parts/MoreRows.tsx';
import { byWhom, personName } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: LeadState;
  readonly session: LeadSession;
}

/** What was approved and not delivered yet. Its money is held until then, or until a lead takes it back. */
export function ApprovedList({ approved, state, session }: Props & { readonly approved: readonly Approved[] }) {
  const sentences = useSentences();
  if (approved.length === 0) return null;
  return (
    <section className="stack" aria-label={sentences.t('requests.approved')}>
      <h3>{sentences.t('requests.approved')}</h3>
      <ul className="rows panel">
        {approved.slice(0, ROWS_AT_MOST).map((one) => (
          <ApprovedRow key={one.momentId} one={one} state={state} session={session} />
        ))}
      </ul>
      <MoreRows count={approved.length} />
    </section>
  );
}

function ApprovedRow({ one, state, session }: Props & { readonly one: Approved }) {
  const sentences = useSentences();
  const { commitment, request, momentId } = one;
  const { currency } = state.settings.settings;
  const ticketId = commitment?.ticketId ?? request?.moment.ticketId ?? '';
  if (commitment === null) {
    const what = request === null ? '' : gestureName(sentences, request.moment.gesture, request.moment.amount);
    const who = personName(sentences, state, request?.moment.agentId ?? '');
    const when = formatAgo(sentences, request?.createdAtMs ?? state.nowMs, state);
    return (
      <MomentRow
        title={sentences.t('requests.waits_for', { what, who })}
        detail={sentences.t('requests.approved_unread', { id: ticketId, when })}
        ticketId={ticketId}
        state={state}
        session={session}
      />
    );
  }
  const what = commitmentName(sentences, commitment);
  return (
    <MomentRow
      title={sentences.t('requests.waits_for', { what, who: personName(sentences, state, commitment.forAgentId) })}
      detail={sentences.t('requests.approved_by', {
        id: ticketId,
        when: formatAgo(sentences, commitment.reservedAtMs, state),
        by: byWhom(sentences, state, commitment.agentId),
      })}
      ticketId={ticketId}
      takeBack={{ momentId, reserveId: commitment.reserveId, what, facts: commitmentFacts(commitment, currency) }}
      state={state}
      session={session}
    />
  );
}
