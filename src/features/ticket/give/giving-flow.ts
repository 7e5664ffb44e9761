import { freeAt } from '#domain/journal/lease.ts';
import { isLive, isStated } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { giveGesture } from '#ledger/give.ts';
import type { Draft, GiveError, NamedExecutor } from '#ledger/types.ts';
import { isPostUnknown, isStopped, isUnfinished, lacksReason } from '../session/authority.ts';
import { dismissIntent } from '../session/moment-edit.ts';
import { learnMoved } from '../session/learn-moved.ts';
import { draftOfPlan } from '../session/draft.ts';
import { findByKey } from '../session/find-by-key.ts';
import type { CarriedOut, GivingFlow, WhichReply } from '../session/flows.ts';
import { type PendingGesture, commitmentsOf, ownToday, pendingGestureOf } from '../session/pending-gesture.ts';
import { NOTHING_CHOSEN } from '../session/plan.ts';
import { type GivingCore, givingCore, termsOf } from '../session/giving-core.ts';
import type { GivingPorts, SessionCore } from '../session/session-core.ts';
import { isBarred, readOpenness } from '../session/read-openness.ts';
import { cardOf } from '../session/card-of.ts';
import { loadSection } from '../session/session-loaders.ts';
import { type Afterwards, complete, recordAgain, recordFound, writeDown } from './after-giving.ts';
import { executeAgain, finishUndoing } from './carry-out.ts';
import { chooseRecipient } from '../session/choose-recipient.ts';
import { askWhichReply, insertReply } from './insert-reply.ts';
import { createTryingAgain } from './trying-again.ts';
import { takeBack } from './take-back.ts';

export function createGivingFlow(session: SessionCore, lent: GivingPorts): GivingFlow {
  const core = givingCore(session, lent);
  const afterwards: Afterwards = { core, typed: null, unrecorded: null };
  const trying = createTryingAgain(core);
  let isInserting = false;
  const insertOnce = async (which: WhichReply = 'right'): Promise<void> => {
    if (isInserting) return;
    isInserting = true;
    await insertReply(core, which);
    isInserting = false;
  };
  const openPublicReply = async (): Promise<void> => {
    await core.ports.workspace.openPublicReply();
    await readOpenness(core);
  };
  const isBusy = (): boolean => core.getFacts().giving.phase === 'working';
  const giveAlone = async (
    draft: Draft,
    { isAgain, how }: { readonly isAgain: boolean; readonly how: CarriedOut | undefined },
  ): Promise<void> => {
    core.update({ giving: { phase: 'working', step: 'look' } });
    // What stands in the way is said where the button is, and what was typed stays.
    if (await isBarred(core)) return core.update({ giving: { phase: 'idle' } });
    const isAlone = await core.ports.tabLock.tryAlone(`give:${draft.ticketId}`, async () => {
      if (!(await isReady(core))) return;
      const executor = await chooseRecipient(core, draft, how);
      if (executor !== null) await give(afterwards, ofMatterKnown(core, draft), { isAgain, executor });
    });
    if (isAlone) return;
    core.update({ giving: { phase: 'elsewhere', freeAtMs: null } });
    void lookOnceFree(core, { freeAtMs: freeAt(core.ports.runtime.nowMs()), isOwn: true });
  };
  return {
    async makeItRight(how) {
      const draft = draftOfPlan(core.getState());
      if (isBusy() || isUnfinished(core.getFacts()) || draft === null) return;
      if (isStopped(core.getState()) || lacksReason(core.getState())) return;
      await trying.press(draft, (again, { isAgain }) => giveAlone(again, { isAgain, how }));
    },
    stopTrying() {
      trying.stop();
      return Promise.resolve();
    },
    async finish(momentId) {
      if (isBusy()) return;
      const card = cardOf(core.getState(), momentId);
      if (isUnfinished(core.getFacts())) return resolvePending(core);
      const { unrecorded } = afterwards;
      if (unrecorded !== null && (momentId ?? unrecorded.id) === unrecorded.id) return recordAgain(afterwards);
      if (card === null) return;
      const { standing, story } = card;
      if (standing.state === 'posted' && story.state === 'missing') return writeDown(core, standing);
      if (isStated(standing)) await executeAgain(afterwards, standing);
    },
    async undo(momentId) {
      const card = cardOf(core.getState(), momentId);
      if (!isBusy() && card?.canUndo === true) await takeBack(afterwards, card.standing);
    },
    insertReply: insertOnce,
    async insertPublicReply() {
      await openPublicReply();
      await insertOnce();
    },
    openPublicReply,
    async resume() {
      if (core.getFacts().giving.phase !== 'idle') return;
      const pending = pendingGestureOf(core);
      void finishUndoing(core);
      if (pending === null) {
        lookAfter(core);
        return askWhichReply(core);
      }
      const error = await findByKey(core, pending);
      if (error === null && core.getFacts().giving.phase === 'idle') await settle(core, pending);
    },
  };
}

/** What was read of a customer is enough to give on for so long: a look back reaches a day, and search may lag within it. */
const KNOWN_MS = DAY_MS / 2;

/** As it was pressed, but about every ticket that counts as one matter by what has been read since. */
function ofMatterKnown(core: GivingCore, draft: Draft): Draft {
  const { plan } = core.getState();
  const { decision } = draft;
  return { ...draft, decision: { ...decision, facts: { ...decision.facts, matter: plan.facts?.matter ?? decision.facts.matter } } };
}

/** Makes sure that what limits need is known, and that nothing begun elsewhere is still open. */
async function isReady(core: GivingCore): Promise<boolean> {
  const { journal, ticket } = core.getFacts();
  const nowMs = core.ports.runtime.nowMs();
  const neededSinceMs = nowMs - core.ports.reader.limits().limits.customerWindowDays * DAY_MS;
  const isKnown =
    (journal.state === 'ready' || journal.state === 'stale') &&
    nowMs - journal.atMs < KNOWN_MS &&
    journal.value.customerSinceMs <= neededSinceMs;
  if (!isKnown) await loadSection(core, 'journal');
  const read = core.getFacts().journal;
  if (ticket.requester.id !== core.getFacts().ticket.requester.id) {
    core.update({ giving: { phase: 'idle' } });
    return false;
  }
  if (read.state === 'failed') {
    stop(core, { kind: 'failed', step: 'look', error: read.error, heldUntilMs: null });
    return false;
  }
  const unread = await learnMoved(core);
  if (unread !== null) {
    stop(core, { kind: 'failed', step: 'look', error: unread, heldUntilMs: null });
    return false;
  }
  const pending = pendingGestureOf(core);
  if (pending === null) return true;
  const error = await findByKey(core, pending);
  if (error !== null) {
    stop(core, { kind: 'failed', step: 'look', error, heldUntilMs: null });
    return false;
  }
  return (await settle(core, pending)) === 'nothing';
}

async function give(
  afterwards: Afterwards,
  draft: Draft,
  { isAgain, executor }: { readonly isAgain: boolean; readonly executor: NamedExecutor },
): Promise<void> {
  const { core } = afterwards;
  const given = await giveGesture(core.ports, draft, termsOf(core), {
    remember: (momentId) => {
      core.persist({ momentId, amount: draft.amount });
    },
    onStep: (step) => {
      core.update({ giving: { phase: 'working', step } });
    },
    executor,
    claim: null,
    isAgain,
  });
  if (!given.ok) {
    // Only where it is not known how it ended it is remembered.
    if (!isPostUnknown(given.error)) core.persist(null);
    return stop(core, given.error);
  }
  await complete(afterwards, { ...draft, id: given.value, status: 'given' });
}

/** Says why nothing was given, or that it is not known. */
function stop(core: GivingCore, error: GiveError): void {
  if (isRefusedByRole(error)) core.access.noteRefusal();
  core.refreshJournal();
  core.update({ giving: error.kind === 'refused' ? { phase: 'refused', refusal: error.refusal } : { phase: 'failed', error } });
}

/** Whether Zendesk has refused the entry itself, so that nothing of it can count. */
function isRefusedByRole(error: GiveError): boolean {
  return error.kind === 'failed' && error.step === 'reserve' && error.error.kind === 'refused_by_role';
}

/** Reads what became of a post that was never answered. */
async function resolvePending(core: GivingCore): Promise<void> {
  const { giving } = core.getFacts();
  const pending = pendingGestureOf(core);
  core.update({ giving: { phase: 'working', step: 'look' } });
  await loadSection(core, 'journal');
  const isFound = pending === null || (await findByKey(core, pending, { isAnew: true })) === null;
  const isRead = isFound && core.getFacts().journal.state === 'ready';
  if (!isRead) return core.update({ giving });
  core.update({ giving: { phase: 'idle' } });
  // Another page of this browser has settled it meanwhile: it was given, or has expired.
  if (pending === null) lookAfter(core);
  else await settle(core, pending);
}

/** Shows what became of what was begun before, in another tab or by a page that is gone, and writes down what is missing of it. */
async function settle(core: GivingCore, pending: PendingGesture): Promise<'open' | 'given' | 'nothing'> {
  const own = commitmentsOf(core).find((one) => one.momentId === pending.momentId);
  if (own?.state === 'posted') {
    core.update({ giving: { phase: 'idle' } });
    // What could not be written down stays typed, and so in the intent.
    if ((await recordFound(core, own)) === null) {
      dismissIntent(core, own.momentId);
      core.update({ choice: { ...NOTHING_CHOSEN, cause: own.cause } });
    }
    await askWhichReply(core);
    return 'given';
  }
  if (own?.state === 'reserved' && isLive(own, core.ports.runtime.nowMs())) {
    awaitExpiry(core, own);
    return 'open';
  }
  core.persist(null);
  // A lead has undone it since: what was given may have reached the customer.
  const wasGiven = [...core.ports.reader.entries()].some(({ kind, momentId }) => kind === 'reverse' && momentId === pending.momentId);
  const ended =
    own?.state === 'voided' && wasGiven ? ({ phase: 'undone', left: ['reply'] } as const) : ({ phase: 'came_to_nothing' } as const);
  if (core.getFacts().giving.phase === 'idle') core.update({ giving: ended });
  return 'nothing';
}

/** What this browser remembers nothing of: somebody who is giving now, or a page that crashed before it wrote down what it gave. */
function lookAfter(core: GivingCore): void {
  const own = ownToday(core);
  for (const one of core.getState().onTicket) {
    if (own.includes(one)) void recordLeft(core, one);
    else awaitExpiry(core, one);
  }
}

/** The page that gave it may be about to write it down, with its story: only after that has it surely not. */
async function recordLeft(core: GivingCore, standing: Commitment): Promise<void> {
  const { runtime } = core.ports;
  await runtime.wait(Math.max(0, freeAt(standing.reservedAtMs) - runtime.nowMs()));
  if (core.getState().onTicket.some(({ momentId }) => momentId === standing.momentId)) await recordFound(core, standing);
}

/** Shows that somebody is giving at this moment, and looks again once that has come to an end by itself. */
function awaitExpiry(core: GivingCore, reserved: Commitment): void {
  if (reserved.state !== 'reserved') return;
  const freeAtMs = freeAt(reserved.reservedAtMs);
  const isOwn = reserved.agentId === core.context.agent.id;
  if (isOwn) core.update({ giving: { phase: 'elsewhere', freeAtMs } });
  void lookOnceFree(core, { freeAtMs, isOwn });
}

async function lookOnceFree(core: GivingCore, { freeAtMs, isOwn }: { readonly freeAtMs: number; readonly isOwn: boolean }): Promise<void> {
  const { runtime } = core.ports;
  await runtime.wait(Math.max(0, freeAtMs - runtime.nowMs()));
  if (core.getFacts().giving.phase !== (isOwn ? 'elsewhere' : 'idle')) return;
  await loadSection(core, 'journal');
  const pending = pendingGestureOf(core);
  if (isOwn) core.update({ giving: { phase: 'idle' } });
  if (pending !== null && (await findByKey(core, pending, { isAnew: true })) === null) await settle(core, pending);
}
