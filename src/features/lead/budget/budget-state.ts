import type { Ledger } from '#domain/journal/commitments.ts';
import type { Money } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Budget as MonthBudget, budgetOf, namesOf } from '#ledger/totals.ts';
import type { Flagged } from '#ledger/flagged.ts';
import type { Reading } from '#ledger/journal-with-retry-after.ts';
import type { JournalSnapshot } from '#ledger/journal-snapshot.ts';
import { factsOfEntry, settle } from '#ledger/lead-corrections.ts';
import { readMonth } from '#ledger/read-month.ts';
import { settledFrom, startMonth, startedMonth } from '#ledger/start-month.ts';
import { stampCheckpoint } from '#ledger/stamp-checkpoint.ts';
import { stampLimits } from '#ledger/stamp-limits.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { correct, leadTerms } from '../session/corrections.ts';
import { proveLeadAccess } from '../session/lead-access.ts';
import { type LeadCore, entryPorts } from '../session/lead-core.ts';
import { learnChoices } from '../session/learn-choices.ts';
import { measureFirst } from '../session/measuring.ts';

/** The month as far as it was read. */
export interface BudgetView extends MonthBudget {
  /** False where the journal is longer than can be read: then every figure is at least so much. */
  readonly isWhole: boolean;
}

export interface BudgetState {
  readonly nowMs: number;
  readonly budget: Section<BudgetView>;
  /** How far the month has been read; null while nobody reads it. */
  readonly reading: Reading | null;
  /** Why totals could not be stamped; null where they could, or need not be. */
  readonly stampError: AppFault | null;
  readonly starting: Starting;
}

/** Starting the month in the currency that the team has come to count in. `other`: another lead has meanwhile, and that holds. */
export type Starting =
  | { readonly phase: 'idle' | 'other' }
  /** `id` of what was said here. */
  | { readonly phase: 'done'; readonly id: string }
  /** `untilMs` when what was given a moment ago is settled; null where nothing has to settle. */
  | { readonly phase: 'working'; readonly untilMs: number | null }
  | { readonly phase: 'failed'; readonly error: AppFault };

/** The team's month. */
export interface Budget extends Pick<Store<BudgetState>, 'getState' | 'subscribe'> {
  load(): Promise<void>;
  /** Reads every entry of the month anew, and trusts no total that was stamped before. */
  recount(): Promise<void>;
  /** Lets a flagged moment count as its entry stands, or as the sum that the lead says. */
  settle(flagged: Flagged, amount?: Money): Promise<void>;
  /** Says what the month has spent in the team's currency, in minor units. */
  start(spentMinor: number): Promise<void>;
}

interface Parts {
  readonly core: LeadCore;
  readonly store: Store<BudgetState>;
}

export function createBudget(core: LeadCore): Budget {
  const { runtime } = core.ports;
  const store = createStore<BudgetState>(
    {
      nowMs: runtime.nowMs(),
      budget: { state: 'loading' },
      reading: null,
      stampError: null,
      starting: { phase: 'idle' },
    },
    runtime,
  );
  const parts = { core, store };
  core.onEvent((event) => {
    if (event === 'corrected' || event === 'limits_chosen' || event === 'measured') showAgain(parts);
  });
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => loadBudget(parts, { isRecount: false }),
    recount: () => loadBudget(parts, { isRecount: true }),
    settle: (flagged, amount) => settleFlagged(core, flagged, amount),
    start: (spentMinor) => start(parts, spentMinor),
  };
}

/** Reads the month and shows it, then stamps its totals where that spares others enough. */
async function loadBudget(parts: Parts, { isRecount }: { readonly isRecount: boolean }): Promise<void> {
  const { core, store } = parts;
  // Until an admin has chosen a currency no limit is said, and nothing totalled, in one that merely stands in.
  if (store.getState().reading !== null || !core.settings().hasCurrency) return;
  store.update({
    budget: reloading(store.getState().budget, core.ports.runtime.nowMs()),
    reading: { entries: 0, isWaiting: false },
    stampError: null,
  });
  // A recount trusts nothing that was read before either: it may have been edited since.
  const snapshot = isRecount ? core.newSnapshot() : core.snapshot();
  const endReading = core.beginReading((reading) => {
    store.update({ reading });
  });
  const read = await readJournal(core, snapshot, !isRecount);
  endReading();
  if (!read.ok) {
    store.update({ budget: { state: 'failed', error: read.error, last: lastValue(store.getState().budget) }, reading: null });
    return;
  }
  core.adopt(snapshot);
  const ledger = snapshot.ledger(!isRecount);
  show(parts, ledger, read.value.isWhole);
  const stop = snapshot.ledgerReader.currencyStop();
  // Settings that are older than the journal are nothing to go by, and what is in another currency nothing to be totalled.
  if (stop?.why !== 'reload') await sayLimits(parts);
  if (read.value.isWhole && stop === null) await stamp(parts, { snapshot, ledger, startedMs: read.value.startedMs, isRecount });
  store.update({ reading: null });
  core.tell('journal_read');
  if (stop?.why !== 'reload') await measureFirst(core);
}

/** Shows again what is known, without a request. */
function showAgain(parts: Parts): void {
  const last = lastValue(parts.store.getState().budget);
  if (last !== null) show(parts, parts.core.snapshot().ledger(true), last.isWhole);
}

async function readJournal(
  core: LeadCore,
  snapshot: JournalSnapshot,
  isTrusting: boolean,
): Promise<Result<{ readonly isWhole: boolean; readonly startedMs: number }, AppFault>> {
  const { runtime } = core.ports;
  const { reader, ledgerReader } = snapshot;
  const { limits, timeZone } = core.terms;
  // The first answer tells the server's time, by which everything else is judged.
  const first = await ledgerReader.readTail();
  if (!first.ok) return first;
  // A total of what one person wrote would be a wrong sum here, and, once stamped, a wrong limit for everybody.
  const proved = await proveLeadAccess(core, snapshot);
  if (!proved.ok) return proved;
  const startedMs = runtime.nowMs();
  const read = await readMonth({ reader, leads: core.leads }, { limits, timeZone }, { nowMs: startedMs, isTrusting });
  if (!read.ok) return read;
  const learnt = await ledgerReader.learnLeads();
  if (!learnt.ok) return learnt;
  const chosen = await learnChoices(core, snapshot);
  return chosen.ok ? ok({ ...read.value, startedMs }) : chosen;
}

function show({ core, store }: Parts, ledger: Ledger, isWhole: boolean): void {
  const { timeZone } = core.terms;
  const snapshot = core.snapshot();
  const { limits, ceilings } = snapshot.ledgerReader.limits();
  const nowMs = core.ports.runtime.nowMs();
  const entries = snapshot.entries();
  const value = budgetOf(ledger, entries, {
    limits,
    ceilings,
    timeZone,
    nowMs,
    leadIds: core.leads.ids(),
    seenSinceMs: snapshot.reader.seenSinceMs(),
    currencyStop: snapshot.ledgerReader.currencyStop(),
  });
  const { starting } = store.getState();
  if (starting.phase === 'done' && value.started?.id !== starting.id) store.update({ starting: { phase: 'other' } });
  core.learnNames(namesOf(entries));
  store.update({ budget: { state: 'ready', value: { ...value, isWhole }, atMs: nowMs } });
}

/** What was read, for its totals to be stamped. */
interface MonthRead {
  readonly snapshot: JournalSnapshot;
  readonly ledger: Ledger;
  readonly startedMs: number;
  readonly isRecount: boolean;
}

async function stamp(parts: Parts, { snapshot, ledger, startedMs, isRecount }: MonthRead): Promise<void> {
  const { core, store } = parts;
  const { agent, timeZone } = core.context;
  const stamped = await stampCheckpoint(
    entryPorts(core),
    { ledger, entries: snapshot.entries(), startedMs, isAfresh: isRecount },
    { lead: agent, currency: core.settings().currency, timeZone },
  );
  if (!stamped.ok) store.update({ stampError: stamped.error });
  // The new total is shown as everybody else reads it.
  if (stamped.ok && stamped.value) showAgain(parts);
}

/** Pages that were opened under other settings go by these from their next look on. */
async function sayLimits({ core, store }: Parts): Promise<void> {
  const { agent } = core.context;
  const said = await stampLimits(entryPorts(core), core.settings().limits, agent);
  if (!said.ok) store.update({ stampError: said.error });
}

function settleFlagged(core: LeadCore, flagged: Flagged, amount?: Money): Promise<void> {
  const { asItStands, momentId, entry } = flagged;
  const said = amount === undefined ? asItStands : { ...factsOfEntry(flagged, core.settings().currency), amount };
  if (said === null) return Promise.resolve();
  return correct(core, { momentId, reserveId: entry.id }, (ports) => settle(ports, flagged, said, leadTerms(core)));
}

/** So often it is waited for what is given while that is waited for: an open page stops once it has read the new currency. */
const STARTS_AT_MOST = 3;

/** Starts the month in the team's currency, unless another lead has since it was shown. */
async function start(parts: Parts, spentMinor: number): Promise<void> {
  const { core, store } = parts;
  if (store.getState().starting.phase === 'working' || store.getState().reading !== null) return;
  const put = (starting: Starting): void => store.update({ starting });
  const shownId = lastValue(store.getState().budget)?.started?.id ?? null;
  put({ phase: 'working', untilMs: null });
  const { runtime } = core.ports;
  const { agent, timeZone } = core.context;
  const { currency } = core.settings();
  const snapshot = core.snapshot();
  const now = () => ({ currency, timeZone, leadIds: core.leads.ids(), nowMs: runtime.nowMs() });
  for (let tries = 1; ; tries += 1) {
    const read = await readJournal(core, snapshot, true);
    if (!read.ok) return put({ phase: 'failed', error: read.error });
    const { startedMs } = read.value;
    const before = startedMonth(snapshot.entries(), now());
    const isOld = snapshot.ledgerReader.currencyStop()?.why === 'reload';
    if (isOld || (before?.id ?? null) !== shownId) {
      put({ phase: isOld ? 'idle' : 'other' });
      return showAgain(parts);
    }
    const untilMs = settledFrom(snapshot.entries(), currency);
    if (untilMs > startedMs && tries < STARTS_AT_MOST) {
      put({ phase: 'working', untilMs });
      await runtime.wait(untilMs - startedMs);
      continue;
    }
    const known = { ledger: snapshot.ledger(true), entries: snapshot.entries(), startedMs };
    const said = await startMonth(entryPorts(core), known, spentMinor, { ...now(), lead: agent });
    if (!said.ok) return put({ phase: 'failed', error: said.error });
    put({ phase: 'done', id: said.value });
    break;
  }
  // Another lead may have said another sum in the same moment: the later holds, for every reader.
  await snapshot.ledgerReader.readTail();
  showAgain(parts);
  core.tell('journal_read');
}
