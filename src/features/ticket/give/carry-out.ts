import type { Commitment, StatedCommitment } from '#domain/journal/types.ts';
import { isUndoable } from '#domain/journal/commitments.ts';
import { BY_HAND } from '#domain/gestures/executors.ts';
import {
  type Executable,
  type MomentGesture,
  executableOfDraft,
  executeMoment,
  findExecution,
  keepExecution,
  momentGestureOf,
  reverseExecution,
  routeOfMoment,
} from '#ledger/execute.ts';
import { markUndone } from '#ledger/void-if-undone.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import { draftOfCommitment } from '../session/draft.ts';
import { putExecution, unexecutedOf } from '../session/executions.ts';
import type { GivingCore } from '../session/giving-core.ts';
import { commitmentsOf } from '../session/pending-gesture.ts';
import { type TypedChoice, takeBack } from './take-back.ts';

interface Given {
  readonly core: GivingCore;
  typed: TypedChoice | null;
}

/** Whether somebody else than the agent carries a moment out. */
export function isWithProvider(core: GivingCore, momentId: string): boolean {
  return routeOfMoment(core.ports, momentId).name !== BY_HAND;
}

/** Carries out what is posted and not known to be carried out: after a crash, without an answer, or accepted and not done. Whoever asks finishes it. */
export async function executeAgain(given: Given, standing: StatedCommitment): Promise<void> {
  const { core } = given;
  const { giving } = core.getFacts();
  if (unexecutedOf({ standing, executions: core.getFacts().executions }) === null || !(await isStillGiven(core, standing))) return;
  const executable = executableOfDraft(draftOfCommitment(core.getState(), standing), standing.momentId);
  const execution = await executeMoment(core.ports, executable, { isFirst: false });
  const { name } = routeOfMoment(core.ports, standing.momentId);
  await keepExecution(core.ports, { momentId: standing.momentId, by: name }, execution);
  if (await isTurnedDown(given, executable, execution, { isRecorded: true })) return;
  if (!(await isTakenBack(given, executable, execution))) core.update({ giving });
}

/** Reads whether somebody has undone a moment meanwhile, and says so. What cannot be told leaves everything as it is. */
async function isStillGiven(core: GivingCore, { momentId, reservedAtMs }: Commitment): Promise<boolean> {
  const { giving } = core.getFacts();
  core.update({ giving: { phase: 'working', step: 'look' } });
  const isGiven = await readsAsGiven(core, momentId, reservedAtMs);
  if (isGiven !== true) core.update({ giving: isGiven === false ? { phase: 'undone', left: ['reply'] } : giving });
  return isGiven === true;
}

/** Whether a moment counts by what the journal says by now; null where that cannot be read. */
async function readsAsGiven(core: GivingCore, momentId: string, sinceMs: number): Promise<boolean | null> {
  const { reader } = core.ports;
  const read = await reader.readSince(sinceMs);
  const looked = read.ok ? await reader.learnLeads((entry) => entry.momentId === momentId) : read;
  core.refreshJournal();
  return looked.ok ? commitmentsOf(core).some((one) => one.momentId === momentId && one.state === 'posted') : null;
}

/**
 * Whether a lead has taken it back while a provider carried it out: then the provider takes it back as well. Where that cannot be read
 * it stands, and whoever opens the ticket next finds it.
 */
export async function isTakenBack({ core }: Given, of: MomentGesture, execution: FoundExecution): Promise<boolean> {
  if (execution.kind === 'none' || execution.kind === 'refused' || !isWithProvider(core, of.momentId)) return false;
  const own = core.ports.reader.ledger().commitments.find((one) => one.momentId === of.momentId);
  if (own === undefined || (await readsAsGiven(core, of.momentId, own.reservedAtMs)) !== false) return false;
  core.update({ giving: { phase: 'undone', left: ['reply', ...(await reverseExecution(core.ports, of))] } });
  return true;
}

/**
 * Shows what came of carrying out, and takes back what was posted where that was refused. False also where only a lead can take
 * it back, who granted it: the card says so.
 */
export async function isTurnedDown(
  given: Given,
  of: Executable,
  execution: FoundExecution,
  { isRecorded }: { readonly isRecorded: boolean },
): Promise<boolean> {
  const { core } = given;
  const by = putExecution(core, of, execution);
  if (execution.kind !== 'refused') return false;
  core.refreshJournal();
  const { agent, timeZone } = core.context;
  const refused = commitmentsOf(core).find((one) => one.momentId === of.momentId);
  const who = { agentId: agent.id, isLead: core.isLead, nowMs: core.ports.runtime.nowMs(), timeZone };
  if (refused === undefined || !isUndoable(refused, who)) return false;
  await takeBack(given, refused, { isRecorded, ended: (left) => ({ phase: 'turned_down', by, refusal: execution, left }) });
  return true;
}

/** Nobody undoes more on one ticket: each costs its provider a request whenever the ticket is opened. */
const LOOKED_FOR_AT_MOST = 20;

interface Undone {
  readonly commitment: Commitment;
  /** When; null where its reversal was not read. */
  readonly atMs: number | null;
}

/**
 * What was undone on the ticket, newest first: whoever took it back may have gone before a provider was told, or the record marked, or
 * the provider was slow. However long ago that is, for nobody may have opened the ticket since.
 */
function undoneOf(core: GivingCore): readonly Undone[] {
  const { ticketId } = core.getFacts().ticket;
  const { reader } = core.ports;
  const undone = reader.ledger().commitments.filter((one) => one.undoneById !== undefined && one.ticketId === ticketId);
  const ids = new Set(undone.map(({ undoneById }) => undoneById));
  const undoneAt = new Map([...reader.entries()].flatMap(({ id, createdAtMs }) => (ids.has(id) ? [[id, createdAtMs] as const] : [])));
  return undone
    .map((commitment) => ({ commitment, atMs: undoneAt.get(commitment.undoneById ?? '') ?? null }))
    .toSorted((one, other) => (other.atMs ?? 0) - (one.atMs ?? 0));
}

/**
 * Takes back at its provider what was undone on the ticket and is still given there, and marks the records of what was undone. Says nothing
 * where there is nothing to say.
 */
export async function finishUndoing(core: GivingCore): Promise<void> {
  const undone = undoneOf(core);
  const recorded = undone.flatMap(({ commitment, atMs }) => (atMs === null ? [] : [commitment.momentId])).slice(0, LOOKED_FOR_AT_MOST);
  await Promise.all([markUndone(core.ports, recorded), reverseWhatIsLeft(core, undone)]);
}

async function reverseWhatIsLeft(core: GivingCore, undone: readonly Undone[]): Promise<void> {
  const withProvider = undone.flatMap(({ commitment }) => {
    const of = momentGestureOf(commitment);
    return of !== null && isWithProvider(core, of.momentId) ? [of] : [];
  });
  for (const of of withProvider.slice(0, LOOKED_FOR_AT_MOST)) {
    const found = await findExecution(core.ports, of);
    if (found.kind === 'receipt' || found.kind === 'pending') await reverseExecution(core.ports, of);
  }
}
