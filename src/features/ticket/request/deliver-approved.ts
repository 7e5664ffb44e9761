import { type Delivered, type Delivery, deliverRequest } from '#approvals/deliver-request.ts';
import type { DecideError } from '#approvals/request-record.ts';
import type { StatedCommitment } from '#domain/journal/types.ts';
import { ASKED_TAG, type MomentRequest } from '#domain/moments/request.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { executableOfDraft } from '#ledger/execute.ts';
import { leftOnTicket } from '#ledger/undo-moment.ts';
import { applyToTicket } from '../reply/apply-to-ticket.ts';
import { ownWords, replySetting } from '../reply/reply.ts';
import { basisOf } from '../session/authority.ts';
import { putExecution } from '../session/executions.ts';
import { recipientOrHand } from '../session/choose-recipient.ts';
import { type GivingCore, termsOf } from '../session/giving-core.ts';
import { carryStory, dismissIntent, holdReply, storedOf } from '../session/moment-edit.ts';
import { putStory } from '../session/put-moment.ts';
import { ownToday } from '../session/pending-gesture.ts';
import { forgetAsked } from './forget-asked.ts';
import { NOTHING_CHOSEN } from '../session/plan.ts';
import type { TicketUpdate } from '../session/session-state.ts';

/** Delivers what a lead has approved, and shows what was given. `unanswered` are the requests whose post got no answer on this page: they had no reply yet. */
export async function deliverApproved(
  core: GivingCore,
  approved: { readonly request: MomentRequest; readonly commitment: StatedCommitment },
  unanswered: Set<string>,
): Promise<Result<void, DecideError>> {
  const { request, commitment } = approved;
  const executor = await recipientOrHand(core, { gesture: commitment.detail.gesture ?? request.moment.gesture, amount: commitment.stated });
  const { choice } = core.getFacts();
  const { causeFieldId } = core.settings();
  const delivery: Delivery<TicketUpdate> = {
    story: choice.story,
    executor,
    applyToTicket: (moment, { isAgain }) =>
      applyToTicket(core.ports, {
        ...replySetting(core),
        own: ownWords(choice, basisOf(core.getFacts().ticket, moment)),
        moment,
        causeFieldId,
        causeBefore: core.getFacts().ticket.causeFieldValue,
        isFurther: ownToday(core).some(({ momentId }) => momentId !== request.moment.id),
        insertsReply: !isAgain || unanswered.has(request.moment.id),
      }),
    onStep: (step) => core.update({ giving: { phase: 'working', step } }),
  };
  const delivered = await deliverRequest(core.ports, approved, delivery, termsOf(core));
  if (delivered.ok) {
    await given(core, delivered.value, request.moment.id);
    return ok(undefined);
  }
  // Posted or not, the reply is not in the editor yet.
  if (delivered.error.kind === 'failed' && (delivered.error.step === 'post' || delivered.error.step === 'moment'))
    unanswered.add(request.moment.id);
  core.update({ giving: { phase: 'idle' } });
  return delivered;
}

async function given(core: GivingCore, { draft, applied, execution, undone }: Delivered<TicketUpdate>, momentId: string): Promise<void> {
  // Where that was refused the card says so: whoever approved it can take it back.
  putExecution(core, executableOfDraft(draft, momentId), execution);
  forgetAsked(core, momentId);
  holdReply(core, momentId, applied.ownReply === null ? null : (core.getFacts().choice.reply?.text ?? null));
  dismissIntent(core, momentId);
  carryStory(core, momentId, { typed: core.getFacts().choice.story, known: draft.story });
  const left = undone === null ? null : (['reply', ...undone, ...(await leftOnTicket(core.ports, draft, core.settings()))] as const);
  core.refreshJournal();
  core.update({
    asking: { phase: 'none', work: { phase: 'idle' } },
    giving: left === null ? { phase: 'given', momentId, ticketUpdate: applied, recordError: null } : { phase: 'undone', left },
    choice: { ...NOTHING_CHOSEN, cause: draft.cause, fault: draft.fault, severity: draft.severity },
  });
  putStory(core, momentId, { state: 'read', moment: storedOf({ ...draft, id: momentId, status: left === null ? 'given' : 'voided' }) });
  await core.ports.workspace.removeTag(ASKED_TAG);
}
