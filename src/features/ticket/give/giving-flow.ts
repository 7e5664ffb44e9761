import { isLive, isStated, isUndoable } from '#domain/journal/commitments.ts';
import type { Commitment, StatedCommitment } from '#domain/journal/types.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { isStopped } from '../session/authority.ts';
import { type PendingGesture, pendingGestureOf, commitmentsOf, keyOf, unfinishedOf } from '../session/pending-gesture.ts';
import { draftOfCommitment, draftOfPlan } from '../session/draft.ts';
import { applyToTicket } from '../reply/apply-to-ticket.ts';
import { reserveGesture } from '#ledger/reserve.ts';
import { postEntry, recordMoment } from '#ledger/record-moment.ts';
import type { Draft, GiveError, GiveTerms } from '#ledger/types.ts';
import { findByKey, unseenCommitment } from '../session/find-by-key.ts';
import { type Choice, NOTHING_CHOSEN } from '../session/plan.ts';
import { ownReply, replyFor, replySetting } from '../reply/reply.ts';
import { retrying } from '#ledger/retrying.ts';
import type { GivingFlow } from '../session/flows.ts';
import type { SessionCore } from '../session/session-core.ts';
import { loadSection } from '../session/session-loaders.ts';
import { type NotTakenBack, undoMoment } from '#ledger/undo-moment.ts';
import { type Executable, executableOfDraft, executeMoment, findExecution } from '#ledger/execute.ts';
import { putExecution, unexecutedOf } from '../session/executions.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import type { Giving } from '../session/session-state.ts';

export function createGivingFlow(core: SessionCore): GivingFlow {
  const flow: Flow = { core, triedHere: new Set(), typed: null };
  let isInserting = false;
  const isBusy = (): boolean => core.getFacts().giving.phase === 'working';
  return {
    async makeItRight() {
      const draft = draftOfPlan(core.getState());
      const { giving } = core.getFacts();
      const isUnended = giving.phase === 'interrupted' || (giving.phase === 'given' && !giving.isPosted);
      if (isBusy() || isUnended || draft === null || isStopped(core.getState())) return;
      core.update({ giving: { phase: 'working', step: 'look' } });
      const resumedId = await readyToGive(flow);
      if (resumedId === undefined) return;
      await give(flow, draft, { resumedId, insertsReply: true });
    },
    async finish() {
      const { giving } = core.getFacts();
      const { standing } = core.getState();
      // Nobody can give, or post, a sum that the journal does not state: the screen sends the agent to a lead.
      if (giving.phase === 'interrupted') return isStated(giving.commitment) ? finishPending(flow, giving.commitment) : undefined;
      if (standing === null || !isStated(standing) || isBusy()) return;
      if (giving.phase === 'given' && !giving.isPosted) return postOnly(flow, standing);
      if (unexecutedOf(core.getState()) !== null) await executeAgain(flow, standing);
    },
    async cancel() {
      const { giving } = core.getFacts();
      if (giving.phase === 'interrupted') return takeBack(flow, giving.commitment);
      if (giving.phase !== 'failed' && giving.phase !== 'undo_failed') return;
      const begun = pendingGestureOf(core);
      const found = unfinishedOf(core);
      // A reservation whose answer never came may still stand: voiding it is right whether it does or not.
      const commitment = begun === null || found?.momentId === begun.momentId ? found : unseenCommitment(core, begun);
      if (commitment !== null) await takeBack(flow, commitment);
    },
    async undo() {
      const { standing, canUndo } = core.getState();
      if (!isBusy() && standing !== null && canUndo) await takeBack(flow, standing);
    },
    async insertReply() {
      if (isInserting) return;
      isInserting = true;
      await insertReply(core);
      isInserting = false;
    },
    resume: () => resume(flow),
  };
}

/** One session's giving. */
interface Flow {
  readonly core: SessionCore;
  /** The moments that this session has tried itself. Others in the intent store are another tab's, or a page's before a reload. */
  readonly triedHere: Set<string>;
  /** What was chosen and typed for the gesture that was given here last: taking it back brings that back, too. */
  typed: Choice | null;
}

/** What was read of a customer is enough to give on for so long: a look back reaches a day, and search may lag within it. */
const KNOWN_MS = DAY_MS / 2;

/** Forgets what this session has begun, and nothing that another tab has. */
function forget({ core, triedHere }: Flow): void {
  const begun = pendingGestureOf(core);
  core.persist(begun === null || triedHere.has(begun.momentId) ? null : begun);
}

export function termsOf(core: SessionCore): GiveTerms {
  const { timeZone, agent } = core.context;
  return { limits: core.settings().limits, timeZone, agentId: agent.id, isLead: core.isLead, agentName: agent.name };
}

/**
 * Makes sure that what limits need is known and that nothing begun elsewhere is replaced. Gives the moment to go on with, null
 * for a new one, and undefined where there is nothing to give now.
 */
async function readyToGive(flow: Flow): Promise<string | null | undefined> {
  const { core, triedHere } = flow;
  const begun = pendingGestureOf(core);
  const { journal, ticket } = core.getFacts();
  const nowMs = core.ports.runtime.nowMs();
  const neededSinceMs = nowMs - core.settings().limits.customerWindowDays * DAY_MS;
  const isKnown =
    (journal.state === 'ready' || journal.state === 'stale') &&
    nowMs - journal.atMs < KNOWN_MS &&
    journal.value.customerSinceMs <= neededSinceMs;
  if (!isKnown) await loadSection(core, 'journal');
  const read = core.getFacts().journal;
  if (ticket.requester.id !== core.getFacts().ticket.requester.id) {
    core.update({ giving: { phase: 'idle' } });
    return undefined;
  }
  if (read.state === 'failed') return stop(flow, { kind: 'failed', step: 'look', error: read.error, isHeld: begun !== null });
  if (begun === null || triedHere.has(begun.momentId)) return begun?.momentId ?? null;
  const error = await findByKey(core, begun);
  if (error !== null) return stop(flow, { kind: 'failed', step: 'look', error, isHeld: true });
  // Never under the same id, which another tab may just be about to reserve: the journal keeps the two apart.
  return settle(flow, begun) === 'nothing' ? null : undefined;
}

async function give(flow: Flow, draft: Draft, how: { readonly resumedId: string | null; readonly insertsReply: boolean }): Promise<void> {
  const { core, triedHere } = flow;
  core.update({ giving: { phase: 'working', step: 'reserve' } });
  const remember = (momentId: string): void => {
    triedHere.add(momentId);
    core.persist({ momentId, amount: draft.amount });
  };
  const reserved = await reserveGesture(core.ports, draft, termsOf(core), {
    remember,
    resumedId: how.resumedId,
    fixedId: null,
  });
  if (!reserved.ok) return stop(flow, reserved.error);
  core.update({ giving: { phase: 'working', step: 'moment' } });
  const recorded = await recordMoment(core.ports, draft, reserved.value);
  if (!recorded.ok) return stop(flow, recorded.error);
  await complete(flow, draft, { momentId: reserved.value, isFirst: how.resumedId === null, insertsReply: how.insertsReply });
}

/** What stands as a moment was given, whatever limits say by now: it only lacks its last line. */
async function finishPending(flow: Flow, commitment: StatedCommitment): Promise<void> {
  const { core, triedHere } = flow;
  const { momentId, stated } = commitment;
  const draft = draftOfCommitment(core.getState(), commitment);
  core.persist({ momentId, amount: stated });
  core.update({ giving: { phase: 'working', step: 'look' } });
  const found = await retrying(core.ports.runtime, () => core.ports.moments.find(momentId));
  if (!found.ok) return stop(flow, { kind: 'failed', step: 'look', error: found.error, isHeld: true });
  if (found.value?.status === 'given') {
    triedHere.add(momentId);
    return complete(flow, { ...draft, story: found.value.story }, { momentId, isFirst: false, insertsReply: false });
  }
  await give(flow, draft, { resumedId: momentId, insertsReply: false });
  // To try again is for this very gesture, not for what happens to be planned by now: it is offered to be finished once more.
  if (core.getFacts().giving.phase === 'failed') triedHere.delete(momentId);
}

function stop(flow: Flow, error: GiveError): undefined {
  const { core } = flow;
  if (error.kind === 'refused' || !error.isHeld) forget(flow);
  core.update({
    giving: error.kind === 'refused' ? { phase: 'refused', refusal: error.refusal } : { phase: 'failed', error },
  });
  core.refreshJournal();
}

/** Everything after the moment stands: what only the post fences comes after that. */
async function complete(
  flow: Flow,
  draft: Draft,
  how: { readonly momentId: string; readonly isFirst: boolean; readonly insertsReply: boolean },
): Promise<void> {
  const { core } = flow;
  const { choice } = core.getFacts();
  flow.typed = choice;
  core.update({ giving: { phase: 'working', step: 'apply_to_ticket' } });
  const ticketUpdate = await applyToTicket(core.ports, {
    ...replySetting(core),
    moment: draft,
    own: ownReply(core.getFacts().choice),
    causeFieldId: core.settings().causeFieldId,
    insertsReply: how.insertsReply,
  });
  core.update({ giving: { phase: 'working', step: 'post' } });
  const posted = await postEntry(core.ports, draft, termsOf(core), how.momentId);
  // Without the post the intent stays, so that the next open offers to finish; the gesture itself is given.
  if (posted.ok) dismiss(flow);
  const executable = executableOfDraft(draft, how.momentId);
  const execution = await (posted.ok ? executeMoment(core.ports, executable, how) : findExecution(core.ports, executable));
  core.refreshJournal();
  if (await isTurnedDown(flow, executable, execution)) return;
  core.update({
    giving: { phase: 'given', momentId: how.momentId, ticketUpdate: ticketUpdate, isPosted: posted.ok },
    choice: {
      ...NOTHING_CHOSEN,
      cause: draft.cause,
      fault: draft.fault,
      severity: draft.severity,
      details: choice.details,
    },
    story: { state: 'read', story: draft.story },
  });
}

/** The intent of a gesture that is given and posted is done with; one that another tab has begun since is not. */
function dismiss({ core, triedHere }: Flow): void {
  const begun = pendingGestureOf(core);
  if (begun !== null && !triedHere.has(begun.momentId)) return;
  const asked = core.ports.intents.load(keyOf(core))?.asked;
  core.ports.intents.remove(keyOf(core));
  // What a lead was asked is another matter, and still open.
  if (typeof asked?.momentId === 'string') core.ports.intents.save({ ...NOTHING_CHOSEN, ...keyOf(core), giving: null, asked });
}

async function postOnly(flow: Flow, standing: StatedCommitment): Promise<void> {
  const { core } = flow;
  const { giving } = core.getFacts();
  if (giving.phase !== 'given' || giving.isPosted) return;
  // A last line would otherwise tell of money that is not held.
  if (!(await isStillLive(flow, standing))) return;
  const posted = await postEntry(core.ports, draftOfCommitment(core.getState(), standing), termsOf(core), giving.momentId);
  if (posted.ok) dismiss(flow);
  core.refreshJournal();
  if (posted.ok && (await execute(flow, standing))) return;
  core.update({ giving: { ...giving, isPosted: posted.ok } });
}

/** Reads whether a lead has taken a moment back meanwhile, and says so. What cannot be told leaves everything as it is. */
async function isStillLive(flow: Flow, { momentId, reservedAtMs }: Commitment): Promise<boolean> {
  const { core } = flow;
  const { giving } = core.getFacts();
  core.update({ giving: { phase: 'working', step: 'look' } });
  const { reader } = core.ports;
  const looked = await reader.readSince(reservedAtMs);
  if (looked.ok) await reader.learnLeads((entry) => entry.momentId === momentId);
  core.refreshJournal();
  const isLiveStill = looked.ok && commitmentsOf(core).some((one) => one.momentId === momentId && isLive(one));
  if (looked.ok && !isLiveStill) dismiss(flow);
  if (isLiveStill) core.update({ giving: { phase: 'working', step: 'post' } });
  else core.update({ giving: looked.ok ? { phase: 'undone', left: ['reply'] } : giving });
  return isLiveStill;
}

/** Carries out what is posted and not known to be carried out: after a crash, without an answer, or accepted and not done. */
async function executeAgain(flow: Flow, standing: StatedCommitment): Promise<void> {
  const { giving } = flow.core.getFacts();
  if (!(await isStillLive(flow, standing))) return;
  if (!(await execute(flow, standing))) flow.core.update({ giving });
}

/** True where it was turned down, and whoever gave it has been told. */
async function execute(flow: Flow, standing: StatedCommitment): Promise<boolean> {
  const { core } = flow;
  const executable = executableOfDraft(draftOfCommitment(core.getState(), standing), standing.momentId);
  return isTurnedDown(flow, executable, await executeMoment(core.ports, executable, { isFirst: false }));
}

/**
 * Shows what came of carrying out, and takes back what was posted where that was refused. False also where only a lead can take
 * it back, who reserved it: the card says so.
 */
async function isTurnedDown(flow: Flow, of: Executable, execution: FoundExecution): Promise<boolean> {
  const { core } = flow;
  const by = putExecution(core, of, execution);
  if (execution.kind !== 'refused') return false;
  const { agent, timeZone } = core.context;
  const refused = commitmentsOf(core).find((one) => one.momentId === of.momentId);
  const who = { agentId: agent.id, isLead: core.isLead, nowMs: core.ports.runtime.nowMs(), timeZone };
  if (refused === undefined || !isUndoable(refused, who)) return false;
  await takeBack(flow, refused, (left) => ({ phase: 'turned_down', by, reason: execution.reason, left }));
  return true;
}

async function insertReply(core: SessionCore): Promise<void> {
  const { giving } = core.getFacts();
  if (giving.phase !== 'given') return;
  const reply = giving.ticketUpdate.reply === '' ? await wordedAgain(core, giving.momentId) : giving.ticketUpdate.reply;
  const isInserted = reply !== '' && (await core.ports.workspace.insertReply(reply)).ok;
  if (core.getFacts().giving !== giving) return;
  core.update({ giving: { ...giving, ticketUpdate: { ...giving.ticketUpdate, reply, isReplyInserted: isInserted } } });
}

/** The words could not be loaded before; they may be there by now. */
async function wordedAgain(core: SessionCore, momentId: string): Promise<string> {
  const given = commitmentsOf(core).find((one) => one.momentId === momentId);
  if (given === undefined || !isStated(given)) return '';
  const moment = draftOfCommitment(core.getState(), given);
  return replyFor(core.ports.replyText, { ...replySetting(core), moment, own: null });
}

async function takeBack(
  flow: Flow,
  commitment: Commitment,
  ended = (left: readonly NotTakenBack[]): Giving => ({ phase: 'undone', left }),
): Promise<void> {
  const { core, triedHere } = flow;
  const { agent, timeZone } = core.context;
  const { currency, causeFieldId } = core.settings();
  core.update({ giving: { phase: 'working', step: 'undo' } });
  const undone = await undoMoment(core.ports, commitment, { agentId: agent.id, timeZone, currency, causeFieldId });
  core.refreshJournal();
  if (!undone.ok) return core.update({ giving: { phase: 'undo_failed', error: undone.error } });
  triedHere.add(commitment.momentId);
  const { choice, story } = core.getFacts();
  // What was given here took its story out of the form: nothing typed is lost with it.
  const isTypedHere = choice.story === '' && story.state === 'read';
  core.update({
    giving: ended(undone.value),
    choice: isTypedHere ? { ...(flow.typed ?? choice), story: story.story } : choice,
    story: { state: 'unread' },
  });
  flow.typed = null;
  forget(flow);
}

/** Compares what this browser remembers with what the journal shows, and says what became of it. */
async function resume(flow: Flow): Promise<void> {
  const { core } = flow;
  const isIdle = (): boolean => core.getFacts().giving.phase === 'idle';
  if (!isIdle()) return;
  const begun = pendingGestureOf(core);
  if (begun !== null && ((await findByKey(core, begun)) !== null || !isIdle())) return;
  settle(flow, begun);
}

/** Shows what became of what was begun before, and forgets it where it has ended. */
function settle(flow: Flow, begun: PendingGesture | null): 'unfinished' | 'given' | 'nothing' {
  const { core } = flow;
  const commitment = unfinishedOf(core);
  if (commitment !== null) {
    core.update({ giving: { phase: 'interrupted', commitment } });
    return 'unfinished';
  }
  if (begun === null) return 'nothing';
  flow.triedHere.add(begun.momentId);
  const own = commitmentsOf(core).find((one) => one.momentId === begun.momentId);
  if (own?.state === 'posted') {
    // The last answer was lost, not the gesture: what the ticket shows is complete.
    dismiss(flow);
    core.update({ giving: { phase: 'idle' }, choice: { ...NOTHING_CHOSEN, cause: own.cause } });
    return 'given';
  }
  forget(flow);
  if (core.getFacts().giving.phase === 'idle') core.update({ giving: { phase: 'came_to_nothing' } });
  return 'nothing';
}
