import type { Ledger } from '#domain/journal/commitments.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { EntryFacts, EntryPorts } from '#ledger/entries.ts';
import type { RemoteError } from '#ports/remote-error.ts';
import { lastValue, reloading } from '#ports/section.ts';
import { budgetOf, namesOf } from '#ledger/totals.ts';
import type { Flagged } from '#ledger/flagged.ts';
import type { JournalSnapshot } from '#ledger/journal-snapshot.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { TakenBack, TaskStatus } from '../session/lead-state.ts';
import { measureAccount } from '#ledger/measure-account.ts';
import { settle, takeBack } from '#ledger/lead-corrections.ts';
import { readMonth } from '#ledger/read-month.ts';
import { sortAgain } from '../requests/requests-state.ts';
import { stampCheckpoint } from '#ledger/stamp-checkpoint.ts';

/**
 * Reads the month and shows it, then stamps its totals where that spares others enough. A recount trusts no total that was
 * stamped before, nor anything that was read before.
 */
export async function loadBudget(core: LeadCore, { isRecount }: { readonly isRecount: boolean }): Promise<void> {
  if (core.getState().reading !== null) return;
  const { runtime } = core.ports;
  core.beginReading();
  core.update({
    budget: reloading(core.getState().budget, runtime.nowMs()),
    reading: { entries: 0, isWaiting: false },
    stampError: null,
  });
  const snapshot = isRecount ? core.newSnapshot() : core.snapshot();
  const read = await readBooks(core, snapshot, !isRecount);
  core.endReading();
  if (!read.ok) {
    core.update({ budget: { state: 'failed', error: read.error, last: lastValue(core.getState().budget) }, reading: null });
    return;
  }
  core.adopt(snapshot);
  const ledger = snapshot.ledger(!isRecount);
  show(core, ledger, read.value.isWhole);
  if (read.value.isWhole) await stamp(core, snapshot, { ledger, startedMs: read.value.startedMs, isRecount });
  core.update({ reading: null });
  sortAgain(core);
}

/** Shows again what is known, without a request. */
function showBudgetAgain(core: LeadCore): void {
  const last = lastValue(core.getState().budget);
  if (last !== null) show(core, core.snapshot().ledger(true), last.isWhole);
}

async function readBooks(
  core: LeadCore,
  { reader, ledgerReader }: JournalSnapshot,
  isTrusting: boolean,
): Promise<Result<{ readonly isWhole: boolean; readonly startedMs: number }, RemoteError>> {
  const { runtime } = core.ports;
  const { limits, timeZone } = core.terms;
  // The first answer tells the server's time, by which everything else is judged.
  const first = await ledgerReader.readTail();
  if (!first.ok) return first;
  const startedMs = runtime.nowMs();
  const read = await readMonth({ reader, leads: core.leads }, { limits, timeZone }, { nowMs: startedMs, isTrusting });
  if (!read.ok) return read;
  await ledgerReader.learnLeads();
  return ok({ ...read.value, startedMs });
}

function show(core: LeadCore, ledger: Ledger, isWhole: boolean): void {
  const { runtime } = core.ports;
  const { limits, timeZone } = core.terms;
  const snapshot = core.snapshot();
  const nowMs = runtime.nowMs();
  const entries = snapshot.entries();
  const value = budgetOf(ledger, entries, {
    limits,
    timeZone,
    nowMs,
    leadIds: core.leads.ids(),
    seenSinceMs: snapshot.reader.seenSinceMs(),
  });
  const names = new Map([...core.getState().names, ...namesOf(entries)]);
  core.update({ budget: { state: 'ready', value: { ...value, isWhole }, atMs: nowMs }, names });
}

async function stamp(
  core: LeadCore,
  snapshot: JournalSnapshot,
  of: { readonly ledger: Ledger; readonly startedMs: number; readonly isRecount: boolean },
): Promise<void> {
  const { agent, timeZone, settings } = core.context;
  const { ledger, startedMs, isRecount } = of;
  const stamped = await stampCheckpoint(
    entryPorts(core),
    { ledger, entries: snapshot.entries(), startedMs, isAfresh: isRecount },
    { lead: agent, currency: settings.settings.currency, timeZone },
  );
  if (!stamped.ok) core.update({ stampError: stamped.error });
  // The new total is shown as everybody else reads it.
  if (stamped.ok && stamped.value) showBudgetAgain(core);
}

/** Frees what a moment holds. */
export function takeBackMoment(core: LeadCore, of: TakenBack, facts: EntryFacts): Promise<void> {
  return putRight(core, of, (ports) => takeBack({ ...ports, moments: core.ports.moments }, of.momentId, facts, leadTerms(core)));
}

/** Lets a flagged moment count as its entry stands. */
export function confirmFlagged(core: LeadCore, flagged: Flagged): Promise<void> {
  const { asItStands, momentId, entry } = flagged;
  if (asItStands === null) return Promise.resolve();
  return putRight(core, { momentId, reserveId: entry.id }, (ports) => settle(ports, flagged, asItStands, leadTerms(core)));
}

async function putRight(
  core: LeadCore,
  { momentId, reserveId }: TakenBack,
  act: (ports: EntryPorts) => Promise<Result<void, RemoteError>>,
): Promise<void> {
  const put = (status: TaskStatus): void => {
    // The last to change stands last.
    const others = [...core.getState().tasks].filter(([id]) => id !== momentId);
    core.update({ tasks: new Map([...others, [momentId, status]]) });
  };
  if (core.getState().tasks.get(momentId)?.phase === 'working') return;
  put({ phase: 'working' });
  const done = await act(entryPorts(core));
  const carried = core.snapshot().ledgerReader.ledger().checkpoint?.carriedUpToId ?? '';
  put(done.ok ? { phase: 'done', isCarried: reserveId <= carried } : { phase: 'failed', error: done.error });
  showBudgetAgain(core);
  sortAgain(core);
}

/** Learns how the account behaves, and lets everybody wait accordingly from then on. */
export async function measure(core: LeadCore): Promise<void> {
  if (core.getState().measuring.phase === 'working') return;
  const { agent, timeZone, settings } = core.context;
  const { currency } = settings.settings;
  core.update({ measuring: { phase: 'working', step: 'list' } });
  const measured = await measureAccount(
    { ...entryPorts(core), probe: core.ports.probe },
    { agentId: agent.id, timeZone, currency },
    (step) => core.update({ measuring: { phase: 'working', step } }),
  );
  core.update({ measuring: measured.ok ? { phase: 'done', measured: measured.value } : { phase: 'failed', error: measured.error } });
  showBudgetAgain(core);
}

function entryPorts(core: LeadCore): EntryPorts {
  const { journal, runtime } = core.ports;
  return { journal, runtime, reader: core.snapshot().ledgerReader };
}

function leadTerms({ context }: LeadCore): {
  readonly leadId: string;
  readonly timeZone: string;
  readonly currency: LeadCore['terms']['limits']['currency'];
} {
  return { leadId: context.agent.id, timeZone: context.timeZone, currency: context.settings.settings.currency };
}
