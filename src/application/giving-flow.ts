import type { Commitment } from '#domain/journal/entries.ts';
import { draftOfCommitment, draftOfPlan } from './draft.ts';
import { handOver } from './hand-over.ts';
import { type Draft, type GiveError, type GiveTerms, postEntry, recordMoment, reserveGesture } from './make-it-right.ts';
import { NOTHING_CHOSEN } from './plan.ts';
import { retrying } from './retrying.ts';
import type { SessionCore } from './session-core.ts';
import { undoMoment } from './undo-moment.ts';

/** Giving on one ticket. Each call does nothing while another is at work. */
export interface GivingFlow {
  /** Gives what is planned; after a failure it goes on with the same moment, so that nothing is given twice. */
  makeItRight(): Promise<void>;
  /** Brings to its end what a crash, a closed tab or a failure interrupted. */
  finish(): Promise<void>;
  /** Takes back what was interrupted. */
  cancel(): Promise<void>;
  undo(): Promise<void>;
  /** Puts the reply into the editor, where that was left out or did not work. */
  insertReply(): Promise<void>;
  /** Looks whether something was interrupted, once the journal has been read. */
  resume(): Promise<void>;
}

export function createGivingFlow(core: SessionCore): GivingFlow {
  const isBusy = (): boolean => core.getFacts().giving.phase === 'working';
  return {
    async makeItRight() {
      const draft = draftOfPlan(core.getState());
      if (isBusy() || draft === null) return;
      await give(core, draft, { resumedId: begunOf(core)?.momentId ?? null, insertsReply: true });
    },
    async finish() {
      const { giving } = core.getFacts();
      const { standing } = core.getState();
      if (giving.phase === 'given' && standing !== null) return postOnly(core, standing);
      if (giving.phase !== 'interrupted') return;
      const draft = draftOfCommitment(core.getState(), giving.commitment);
      await give(core, draft, { resumedId: giving.commitment.momentId, insertsReply: false });
    },
    async cancel() {
      const { giving } = core.getFacts();
      const begun = begunOf(core);
      const draft = draftOfPlan(core.getState());
      if (giving.phase === 'interrupted') return takeBack(core, giving.commitment);
      // A reservation whose answer never came may still stand: voiding it is right whether it does or not.
      if (giving.phase !== 'failed' || begun === null || draft === null) return;
      await takeBack(core, unseenCommitment(draft, begun.momentId, core.getState().nowMs));
    },
    async undo() {
      const { standing, canUndo } = core.getState();
      if (!isBusy() && standing !== null && canUndo) await takeBack(core, standing);
    },
    async insertReply() {
      const { giving } = core.getFacts();
      if (giving.phase !== 'given') return;
      const inserted = await core.ports.workspace.insertReply(giving.handOver.reply);
      core.update({ giving: { ...giving, handOver: { ...giving.handOver, isReplyInserted: inserted.ok } } });
    },
    resume: () => resume(core),
  };
}

function keyOf(core: SessionCore): { readonly ticketId: string; readonly agentId: string } {
  return { ticketId: core.getFacts().ticket.ticketId, agentId: core.context.agent.id };
}

/** What this browser remembers to have begun on the ticket, and does not know the end of. */
function begunOf(core: SessionCore): { readonly momentId: string } | null {
  return core.ports.intents.load(keyOf(core))?.giving ?? null;
}

function termsOf(core: SessionCore): GiveTerms {
  const { settings, timeZone, agent } = core.context;
  return { limits: settings.settings.limits, timeZone, isLead: core.isLead, agentName: agent.name };
}

async function give(
  core: SessionCore,
  draft: Draft,
  how: { readonly resumedId: string | null; readonly insertsReply: boolean },
): Promise<void> {
  core.update({ giving: { phase: 'working', step: 'reserve' } });
  const remember = (momentId: string): void => core.persist({ momentId, amountMinor: draft.amount.amountMinor });
  const reserved = await reserveGesture(core.ports, draft, termsOf(core), remember, how.resumedId);
  if (!reserved.ok) return stop(core, reserved.error);
  core.update({ giving: { phase: 'working', step: 'moment' } });
  const recorded = await recordMoment(core.ports, draft, reserved.value);
  if (!recorded.ok) return stop(core, recorded.error);
  await complete(core, draft, { momentId: reserved.value, insertsReply: how.insertsReply });
}

function stop(core: SessionCore, error: GiveError): void {
  core.refreshJournal();
  if (error.kind === 'refused' || !error.isHeld) core.persist(null);
  core.update({
    giving: error.kind === 'refused' ? { phase: 'refused', refusal: error.refusal } : { phase: 'failed', error },
  });
}

/** Everything after the moment stands. */
async function complete(
  core: SessionCore,
  draft: Draft,
  how: { readonly momentId: string; readonly insertsReply: boolean },
): Promise<void> {
  const { settings } = core.context.settings;
  core.update({ giving: { phase: 'working', step: 'hand_over' } });
  const handedOver = await handOver(core.ports, {
    moment: draft,
    requester: core.getFacts().ticket.requester,
    causeFieldId: settings.causeFieldId,
    fallbackLocale: settings.replyLanguage,
    insertsReply: how.insertsReply,
  });
  core.update({ giving: { phase: 'working', step: 'post' } });
  const posted = await postEntry(core.ports, draft, how.momentId);
  // Without the post the intent stays, so that the next open offers to finish; the gesture itself is given.
  if (posted.ok) core.ports.intents.remove(keyOf(core));
  core.refreshJournal();
  core.update({
    giving: { phase: 'given', momentId: how.momentId, handOver: handedOver, isPosted: posted.ok },
    choice: { ...NOTHING_CHOSEN, cause: draft.cause, fault: draft.fault, severity: draft.severity },
    story: { state: 'read', story: draft.story },
  });
}

async function postOnly(core: SessionCore, standing: Commitment): Promise<void> {
  const { giving } = core.getFacts();
  if (giving.phase !== 'given' || giving.isPosted) return;
  core.update({ giving: { phase: 'working', step: 'post' } });
  const posted = await postEntry(core.ports, draftOfCommitment(core.getState(), standing), giving.momentId);
  if (posted.ok) core.ports.intents.remove(keyOf(core));
  core.refreshJournal();
  core.update({ giving: { ...giving, isPosted: posted.ok } });
}

async function takeBack(core: SessionCore, commitment: Commitment): Promise<void> {
  const { agent, timeZone } = core.context;
  core.update({ giving: { phase: 'working', step: 'undo' } });
  const undone = await undoMoment(core.ports, commitment, { agentId: agent.id, timeZone });
  core.refreshJournal();
  if (!undone.ok) return core.update({ giving: { phase: 'undo_failed', error: undone.error } });
  core.persist(null);
  core.update({ giving: { phase: 'undone', left: undone.value }, story: { state: 'unread' } });
}

/** Compares what this browser remembers with what the journal shows, and says what became of it. */
async function resume(core: SessionCore): Promise<void> {
  if (core.getFacts().giving.phase !== 'idle') return;
  const begun = begunOf(core);
  if (begun !== null && commitmentsOf(core).every((one) => one.momentId !== begun.momentId)) {
    // The tail may end before it: its key tells for certain.
    const { journal, surroundings, reader } = core.ports;
    const found = await retrying(surroundings, () => journal.byExternalIds([`reserve:${begun.momentId}`]));
    if (!found.ok || core.getFacts().giving.phase !== 'idle') return;
    reader.learn(found.value);
    core.refreshJournal();
  }
  const { ticketId, agentId } = keyOf(core);
  const own = commitmentsOf(core).find((one) => one.momentId === begun?.momentId);
  const isUnfinished = (one: Commitment): boolean =>
    one.state === 'reserved' && one.ticketId === ticketId && one.agentId === agentId;
  const unfinished = [own, ...commitmentsOf(core)].find((one) => one !== undefined && isUnfinished(one));
  if (unfinished !== undefined) return core.update({ giving: { phase: 'interrupted', commitment: unfinished } });
  if (begun === null) return;
  if (own?.state === 'posted') {
    // The last answer was lost, not the gesture: what the ticket shows is complete.
    core.ports.intents.remove(keyOf(core));
    core.update({ choice: { ...NOTHING_CHOSEN, cause: own.cause } });
    return;
  }
  core.persist(null);
  core.update({ giving: { phase: 'came_to_nothing' } });
}

function commitmentsOf(core: SessionCore): readonly Commitment[] {
  const { journal } = core.getFacts();
  return journal.state === 'ready' ? journal.value.commitments : [];
}

function unseenCommitment(draft: Draft, momentId: string, nowMs: number): Commitment {
  return {
    momentId,
    reserveId: '',
    ticketId: draft.ticketId,
    customerId: draft.customerId,
    agentId: draft.agentId,
    amountMinor: draft.amount.amountMinor,
    currency: draft.amount.currency,
    cause: draft.cause,
    detail: { gesture: draft.gesture },
    reservedAtMs: nowMs,
    state: 'reserved',
  };
}
