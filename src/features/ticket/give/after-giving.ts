import type { Commitment } from '#domain/journal/types.ts';
import { isStated } from '#domain/journal/commitments.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { ok } from '#domain/shared/result.ts';
import { executableOfDraft, executeMoment, keepExecution, routeOfMoment } from '#ledger/execute.ts';
import { recordMoment } from '#ledger/record-moment.ts';
import { retrying } from '#ledger/retrying.ts';
import { leftOnTicket } from '#ledger/undo-moment.ts';
import { isWrittenLate, voidIfUndone } from '#ledger/void-if-undone.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { applyToTicket } from '../reply/apply-to-ticket.ts';
import { ownWords, replySetting } from '../reply/reply.ts';
import { basisOf } from '../session/authority.ts';
import { draftOfCommitment } from '../session/draft.ts';
import { carryStory, dismissIntent, holdReply, storedOf } from '../session/moment-edit.ts';
import { putStory } from '../session/put-moment.ts';
import { keyOf, ownToday } from '../session/pending-gesture.ts';
import { type Choice, NOTHING_CHOSEN } from '../session/plan.ts';
import type { GivingCore } from '../session/giving-core.ts';
import type { SessionCore } from '../session/session-core.ts';
import { readStory } from '../session/read-standing.ts';
import { isTakenBack, isTurnedDown, isWithProvider } from './carry-out.ts';
import type { TypedChoice } from './take-back.ts';

/** What one session remembers of what it gave. */
export interface Afterwards {
  readonly core: GivingCore;
  /** What was chosen and typed for the gesture that was given here last: taking it back brings that back, too. */
  typed: TypedChoice | null;
  /** What was given here and is not written down yet. */
  unrecorded: Moment | null;
}

/**
 * Everything that only what was posted in time entitles to: carrying it out, the reply, the record. What is refused gets neither reply
 * nor record.
 */
export async function complete(afterwards: Afterwards, moment: Moment): Promise<void> {
  const { core } = afterwards;
  const { choice } = core.getFacts();
  afterwards.typed = { momentId: moment.id, choice };
  const executable = executableOfDraft(moment, moment.id);
  if (isWithProvider(core, moment.id)) core.update({ giving: { phase: 'working', step: 'execute' } });
  const execution = await executeMoment(core.ports, executable, { isFirst: true });
  if (await isTurnedDown(afterwards, executable, execution, { isRecorded: false })) return;
  const { name: by, postedAtMs } = routeOfMoment(core.ports, moment.id);
  if (await isTakenBack(afterwards, executable, execution)) return;
  core.update({ giving: { phase: 'working', step: 'apply_to_ticket' } });
  const [ticketUpdate, recorded] = await Promise.all([
    applyToTicket(core.ports, {
      ...replySetting(core),
      moment,
      own: ownWords(choice, basisOf(core.getFacts().ticket, moment)),
      causeFieldId: core.settings().causeFieldId,
      causeBefore: core.getFacts().ticket.causeFieldValue,
      insertsReply: true,
      isFurther: ownToday(core).some(({ momentId }) => momentId !== moment.id),
    }),
    recordMoment({ ...core.ports, moments: patientMoments(core) }, moment),
  ]);
  afterwards.unrecorded = recorded.ok ? null : moment;
  holdReply(core, moment.id, ticketUpdate.ownReply === null ? null : (choice.reply?.text ?? null));
  // Without the record the intent stays, story and all, so that the next open writes it down.
  if (recorded.ok) {
    dismissIntent(core, moment.id);
    await keepExecution(core.ports, { momentId: moment.id, by }, execution);
    if (isWrittenLate(core.ports.runtime, postedAtMs) && (await isUndone(core, moment.id)) === true) return;
  }
  // Only now: what stands in the place of the form says that everything is done.
  core.refreshJournal();
  const typed = core.getFacts().choice.story;
  core.update({
    giving: { phase: 'given', momentId: moment.id, ticketUpdate, recordError: recorded.ok ? null : recorded.error },
    // What is not written down yet stays typed, and so in the intent, whatever is chosen meanwhile.
    choice: recorded.ok ? settledChoice(moment, choice) : core.getFacts().choice,
  });
  putStory(core, moment.id, { state: 'read', moment: storedOf(moment) });
  if (recorded.ok) carryStory(core, moment.id, { typed, known: moment.story });
}

/** Stores that wait as long as Zendesk says: what was given is to be written down. */
function patientMoments({ ports: { moments }, longWaits }: SessionCore): Parameters<typeof recordMoment>[0]['moments'] {
  return { find: (id) => moments.find(id), create: (moment) => longWaits.through(() => moments.create(moment)) };
}

/** What is left of a choice once its gesture is given and written down. */
function settledChoice({ cause, fault, severity }: Moment, { details }: Choice): Choice {
  return { ...NOTHING_CHOSEN, cause, fault, severity, details };
}

/** Whether what was just written down had been undone before, which is then said; or why that cannot be told. */
async function isUndone(core: GivingCore, momentId: string): Promise<boolean | AppFault> {
  const own = core.ports.reader.ledger().commitments.find((one) => one.momentId === momentId);
  const undone = own === undefined ? ok(false) : await voidIfUndone(core.ports, { momentId, sinceMs: own.reservedAtMs });
  if (undone.ok && undone.value && own !== undefined) {
    const onTicket = await leftOnTicket(core.ports, own, core.settings());
    core.refreshJournal();
    core.update({ giving: { phase: 'undone', left: ['reply', ...onTicket] } });
  }
  return undone.ok ? undone.value : undone.error;
}

/** Writes down once more what was given here. */
export async function recordAgain(afterwards: Afterwards): Promise<void> {
  const { core, unrecorded } = afterwards;
  const { giving } = core.getFacts();
  if (unrecorded === null || giving.phase !== 'given') return;
  core.update({ giving: { phase: 'working', step: 'moment' } });
  const recorded = await recordMoment(core.ports, unrecorded);
  if (!recorded.ok) return core.update({ giving: { ...giving, recordError: recorded.error } });
  const undone = await isUndone(core, unrecorded.id);
  if (typeof undone !== 'boolean') return core.update({ giving: { ...giving, recordError: undone, isWritten: true } });
  afterwards.unrecorded = null;
  dismissIntent(core, unrecorded.id);
  if (undone) return;
  const { choice } = core.getFacts();
  const { isWritten: _over, ...written } = giving;
  core.update({ giving: { ...written, recordError: null }, choice: settledChoice(unrecorded, choice) });
  carryStory(core, unrecorded.id, { typed: choice.story, known: unrecorded.story });
}

/**
 * Writes down what was given before and never was, with the story as it was typed then, and marks it where somebody has undone it meanwhile.
 * Gives why that could not be done, and the next open tries again; null where it is written down.
 */
export async function recordFound(core: GivingCore, given: Commitment): Promise<AppFault | null> {
  const { moments, runtime } = core.ports;
  const story = typedStory(core, given);
  const found = await retrying(runtime, () => moments.find(given.momentId));
  if (!found.ok) return found.error;
  if (found.value !== null) return addStory(core, given, { typed: story, known: found.value.story });
  // What the journal does not tell nobody can write down.
  if (!isStated(given)) return { kind: 'unreadable', what: 'journal', path: 'amount_minor' };
  const draft = draftOfCommitment(core.getState(), given);
  const deviation = isTypedFor(core, given) ? draft.deviation : '';
  const moment = { ...draft, story, deviation, id: given.momentId, status: 'given' } as const;
  const recorded = await recordMoment(core.ports, moment);
  if (!recorded.ok) return recorded.error;
  const undone = await voidIfUndone(core.ports, { momentId: given.momentId, sinceMs: given.reservedAtMs });
  core.refreshJournal();
  return undone.ok ? null : undone.error;
}

/**
 * Adds what was typed to a record that another browser, a lead, or this page before it crashed was first to write. Where that says
 * something else, what was typed is kept, and the card asks which is to stand.
 */
async function addStory(
  core: SessionCore,
  { momentId }: Commitment,
  story: { readonly typed: string; readonly known: string },
): Promise<AppFault | null> {
  const { typed, known } = story;
  if (known.includes(typed)) return null;
  if (!typed.startsWith(known)) {
    carryStory(core, momentId, { typed, known: '' });
    return null;
  }
  const told = await retrying(core.ports.runtime, () => core.ports.moments.amend(momentId, { story: { text: typed, known } }));
  return told.ok ? null : told.error;
}

/** The story of what somebody gave here: typed on this page, or in another tab of this browser. Nobody writes one under another's name. */
function typedStory(core: SessionCore, given: Commitment): string {
  const { momentId, forAgentId } = given;
  if (forAgentId !== core.context.agent.id || !isTypedFor(core, given)) return '';
  const typed = core.getFacts().choice.story.trim();
  const kept = core.ports.intents.load(keyOf(core));
  return typed === '' && kept?.giving?.momentId === momentId ? kept.story.trim() : typed;
}

/** Whether what is typed on this page may be about what was given: what went wrong besides has words of its own. */
function isTypedFor(core: SessionCore, { momentId, cause }: Commitment): boolean {
  const { choice } = core.getFacts();
  if (core.ports.intents.load(keyOf(core))?.giving?.momentId === momentId) return true;
  return !choice.isAnother && (choice.cause === null || choice.cause === cause);
}

/** Writes down what stands on the ticket and was found not to be, whoever gave it. */
export async function writeDown(core: GivingCore, standing: Commitment): Promise<void> {
  const { momentId } = standing;
  putStory(core, momentId, { state: 'loading' });
  const error = await recordFound(core, standing);
  if (error !== null) return putStory(core, momentId, { state: 'missing', error });
  await readStory(core, momentId);
}
