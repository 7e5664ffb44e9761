import type { LeadSession } from '../lead-session.ts';
import type { LeadState } from '../session/lead-state.ts';
import type { Approved } from '#approvals/waiting-requests.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import { commitmentName, gestureName } from '#ui/i18n/sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { MomentRow } from '../parts/MomentRow.tsx';
import { MoreRows, ROWS_AT_MOST } from '../parts/MoreRows.tsx';
import { byWhom, personName } from '../parts/lead-sentences.ts';

interface Props {
  readonly state: LeadState;
  readonly session: LeadSession;
}

/** What was approved and not delivered yet. Its money is held until then, or until a lead takes it back. */
export function ApprovedList({ approved, state, session }: Props & { readonly approved: readonly Approved[] }) {
  const lead = useLeadMessages();
  if (approved.length === 0) return null;
  return (
    <section className="stack" aria-label={lead.t('requests.approved')}>
      <h3>{lead.t('requests.approved')}</h3>
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
  const messages = useControlMessages();
  const lead = useLeadMessages();
  const { commitment, request, momentId } = one;
  const { currency } = state.settings.settings;
  const ticketId = commitment?.ticketId ?? request?.moment.ticketId ?? '';
  if (commitment === null) {
    const what = request === null ? '' : gestureName(messages, request.moment.gesture, request.moment.amount);
    const who = personName(lead, state, request?.moment.agentId ?? '');
    const when = formatAgo(messages, request?.createdAtMs ?? state.nowMs, state);
    return (
      <MomentRow
        title={lead.t('requests.waits_for', { what, who })}
        detail={lead.t('requests.approved_unread', { id: ticketId, when })}
        ticketId={ticketId}
        state={state}
        session={session}
      />
    );
  }
  const what = commitmentName(messages, commitment);
  return (
    <MomentRow
      title={lead.t('requests.waits_for', { what, who: personName(lead, state, commitment.forAgentId) })}
      detail={lead.t('requests.approved_by', {
        id: ticketId,
        when: formatAgo(messages, commitment.reservedAtMs, state),
        by: byWhom(messages, lead, state, commitment.agentId),
      })}
      ticketId={ticketId}
      takeBack={{ momentId, reserveId: commitment.reserveId, what, facts: factsOfCommitment(commitment, currency) }}
      state={state}
      session={session}
    />
  );
}
