import type { Ledger } from '#domain/journal/commitments.ts';
import { createLedgerFold } from '#domain/journal/fold-ledger.ts';
import type { newestCheckpoint } from '#domain/journal/checkpoint.ts';
import { LIST_LAG_AT_MOST_MS, listLagOf } from '#domain/journal/entries.ts';
import { LATE_MS, SETTINGS_BEFORE_MS } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { bindingLimits, limitsInForce, limitsUnder } from '#domain/journal/limits-in-force.ts';
import { type Limits, mostLetThrough } from '#domain/journal/limits.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { JournalReader } from './journal-reader.ts';
import type { CurrencyStop, currencyStopOf } from './currency-stop.ts';
import { type IndexReader, createIndexReader } from './index-reader.ts';
import type { KnownLeads } from './known-leads.ts';
import { limitsName, readLimitsName } from './limits-key.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';

/** How long a look waits in an account that nobody has measured. */
export const UNMEASURED_MS = 2_000;

/** The journal as money, as far as its newest page and what is learnt beside that tell. */
export interface LedgerTail extends Pick<JournalReader, 'entries' | 'learn' | 'isListed' | 'hasReadSince' | 'seenSinceMs' | 'pagesRead'> {
  /** All that was read, as money. The same object until something is learnt, of entries or of leads, that was not known. */
  ledger(): Ledger;
  /** Reads the newest page. */
  readTail(): Promise<Result<{ readonly seenSinceMs: number }, AppFault>>;
  /** The search index, for what the limits count that lies further back than the list is read. */
  readonly index: IndexReader;
  /**
   * Asks who is a lead among those whose entries would count for more if they were: writers of checkpoints, of what undoes others'
   * gestures, of reservations for others, of limits. Tells whether that changed what is known. A fault changes nothing: what they wrote
   * reads as if they were no leads, so that money which they freed still looks held.
   */
  learnLeads(among?: (entry: JournalEntry) => boolean): Promise<Result<boolean, AppFault>>;
  /**
   * The limits that hold by this page's settings, by what leads said of the settings in the journal since it was opened, and by what
   * leads have chosen under them, whenever that was.
   */
  limits(): LimitsView;
  /**
   * The newest of what leads said of the limits, however old, as {@link limitsName} has it: every post passes it on, for a page that was
   * left open since before, when nothing else near the end of the journal tells of it any more.
   */
  limitsNames(): readonly string[];
  /** Whether others name limits that a lead has chosen and that were not read. */
  lacksLimits(): boolean;
  /** Why nothing is given since the team's currency was changed, as far as the journal has been read; null where that holds nobody up. */
  currencyStop(): CurrencyStop | null;
  leadIds(): ReadonlySet<string>;
  /** Whether somebody is a lead, or nobody has been able to tell yet. */
  mayBeLead(userId: string): boolean;
  /** How long to wait after a write before the list can be trusted to show it: as the account was measured, or two seconds where nobody did. */
  listLagMs(): number;
  /** What it is made of, for whoever looks further back. */
  readonly parts: LedgerParts;
}

/** The limits that hold. */
export interface LimitsView {
  readonly limits: Limits;
  /** What they would be if no lead had chosen any: the most that a lead may choose. */
  readonly ceilings: Limits;
  /** Whether a lead has said so since this page was opened. What was said before the first answer came may be older, and holds only to be on the safe side. */
  readonly isSaidSince: boolean;
}

export interface LedgerParts {
  readonly ports: ReaderPorts;
  readonly team: { readonly limitsNow: () => Limits; readonly timeZone: string; readonly readerId: string };
  readonly opening: Opening;
  readonly currencyJudge: CurrencyJudge;
}

/** Tells why a currency holds everybody up. Null until it is loaded, which it is where an entry is in another currency than the team's. */
export interface CurrencyJudge {
  stopOf: typeof currencyStopOf | null;
}

/** When a page was opened, by the first answer of the journal: what was said of the limits before that is older than its settings. Infinity until then. */
export interface Opening {
  sinceMs: number;
  /** When the first answer came, by the server's clock. */
  readMs?: number;
  /** True where nothing told the server's time by then: what was read as of now may be as of another day. */
  isTimeGuessed?: boolean;
  /** What was shown by then, however old. */
  shownIds?: ReadonlySet<string>;
  /** When the journal was asked for first, where that had no answer. */
  askedMs?: number;
}

export interface ReaderPorts {
  readonly reader: JournalReader;
  readonly leads: KnownLeads;
  readonly journal: Pick<JournalStore, 'byExternalIds' | 'search'>;
  readonly runtime: Runtime;
}

export function createLedgerTail(ports: ReaderPorts, team: LedgerParts['team'], opening: Opening = { sinceMs: Infinity }): LedgerTail {
  const { reader, leads, runtime } = ports;
  const { limitsNow } = team;
  const fold = createLedgerFold();
  const index = createIndexReader(ports, team);
  const parts: LedgerParts = { ports, team, opening, currencyJudge: { stopOf: null } };
  let folded = 0;

  const limits = () => limitsSaid(ports, limitsNow(), opening);

  const ledger = (): Ledger => {
    const news = reader.learntSince(folded);
    folded += news.length;
    fold.learn(news);
    const { limits: held, ceilings } = limits();
    // What was edited may be from before a lead has chosen less.
    return fold.ledger({ ...checkpointTerms(team, leads.ids()), largestMinor: mostLetThrough(ceilings) ?? mostLetThrough(held) ?? 0 });
  };

  return {
    entries: reader.entries,
    learn: reader.learn,
    isListed: reader.isListed,
    hasReadSince: reader.hasReadSince,
    seenSinceMs: reader.seenSinceMs,
    pagesRead: () => reader.pagesRead() + index.pagesRead(),
    index,
    ledger,
    async readTail() {
      const askedMs = runtime.nowMs();
      const read = await reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
      if (!read.ok) return unanswered(read, opening, askedMs);
      noteOpening(reader, opening, runtime);
      const loaded = await loadCurrencyJudge(parts);
      return loaded.ok ? read : loaded;
    },
    limits,
    limitsNames: () => limitsNamed(ports, { opening, currency: limitsNow().currency }),
    lacksLimits: () => unreadLimits(reader, opening).some(({ isChosen }) => isChosen),
    currencyStop() {
      // What the index tells of a customer's past is older than what anybody has said of the month.
      const commitments = ledger().commitments.filter(({ reservedAtMs }) => reservedAtMs >= reader.seenSinceMs());
      return stopOf({ ...ledger(), commitments }, parts, limits().limits);
    },
    leadIds: leads.ids,
    mayBeLead: (userId) => leads.ids().has(userId) || leads.unknownAmong([userId]).length > 0,
    learnLeads: (among = () => true) => learnAuthors(leads, [...reader.entries()].filter(among)),
    listLagMs: () => Math.min(LIST_LAG_AT_MOST_MS, listLagOf(reader.entries())?.delayMs ?? UNMEASURED_MS),
    parts,
  };
}

/** By what a checkpoint is read. */
export function checkpointTerms(
  { limitsNow, timeZone }: LedgerParts['team'],
  leadIds: ReadonlySet<string>,
): Parameters<typeof newestCheckpoint>[1] {
  return { leadIds, currency: limitsNow().currency, timeZone };
}

/** The limits in force: the own ones, those of the settings that leads have said since the page was opened, and those that leads have chosen. */
function limitsSaid({ reader, leads }: ReaderPorts, own: Limits, opening: Opening): LimitsView {
  const said = [...reader.entries()].filter(({ kind }) => kind === 'limits');
  const terms = { leadIds: leads.ids(), currency: own.currency };
  const binding = bindingLimits(
    said.filter(({ createdAtMs }) => createdAtMs > opening.sinceMs),
    terms,
  );
  const isSaidSince = binding.some(({ id }) => opening.shownIds?.has(id) !== true);
  const ceilings = binding.reduce((held, { detail }) => limitsInForce(held, detail.limits), own);
  // Until a look has found out who leads, what may be a lead's holds: it only ever permits less.
  const unknownIds = new Set(leads.unknownAmong(said.map(({ createdById }) => createdById)));
  const chosen = bindingLimits(said, { ...terms, unknownIds }, 'chosen').flatMap(({ detail }) => detail.chosen ?? []);
  return { limits: limitsUnder(ceilings, chosen), ceilings, isSaidSince };
}

/** So many of each sort are passed on: one stands in the place of those before it, but for what two leads said at one time. */
const NAMED_AT_MOST = 3;

/** What was read, or is older than this page and named by others; a newer one that cannot be read is nobody's word. */
function limitsNamed(
  { reader, leads }: Pick<ReaderPorts, 'reader' | 'leads'>,
  { opening, currency }: { readonly opening: Opening; readonly currency: string },
): readonly string[] {
  const names = new Set<string>();
  const leadIds = leads.ids();
  for (const entry of reader.entries()) {
    const isSaid = entry.kind === 'limits' && entry.detail.limits !== undefined && leadIds.has(entry.createdById);
    if (isSaid) names.add(limitsName(entry));
    for (const name of entry.detail.limitsIds ?? []) {
      const { atMs, isChosen } = readLimitsName(name);
      if (!isChosen && atMs <= opening.sinceMs) names.add(name);
    }
  }
  const ofSettings = [...names].toSorted((one, other) => readLimitsName(other).atMs - readLimitsName(one).atMs);
  const chosen = bindingLimits(reader.entries(), { leadIds, currency }, 'chosen').map(limitsName);
  return [...ofSettings.slice(0, NAMED_AT_MOST), ...chosen.slice(0, NAMED_AT_MOST)];
}

/** The limits that others name and that this page would have to read: those that leads have chosen, and those of newer settings than its own. */
export function unreadLimits(reader: Pick<JournalReader, 'entries'>, opening: Opening): readonly ReturnType<typeof readLimitsName>[] {
  const known = new Set<string>();
  const named = new Map<string, ReturnType<typeof readLimitsName>>();
  for (const { kind, momentId, detail } of reader.entries()) {
    const isReadable = detail.limits !== undefined || detail.chosen !== undefined;
    if (kind === 'limits' && isReadable) known.add(detail.chosen?.id ?? momentId);
    for (const name of detail.limitsIds ?? []) {
      const read = readLimitsName(name);
      // What was said of the settings before this page was opened they tell themselves.
      if (read.isChosen || read.atMs > opening.sinceMs) named.set(read.id, read);
    }
  }
  return [...named.values()].filter(({ id }) => !known.has(id));
}

/** Why the team's currency holds everybody up, going by a ledger; null also where nobody has had to find out. */
export function stopOf(ledger: Ledger, { ports, team, opening, currencyJudge }: LedgerParts, limits: Limits): CurrencyStop | null {
  const { reader, leads, runtime } = ports;
  const view = { ledger, entries: [...reader.entries()], limits, readMs: opening.readMs ?? Infinity };
  return currencyJudge.stopOf?.(view, { leadIds: leads.ids(), nowMs: runtime.nowMs(), timeZone: team.timeZone }) ?? null;
}

/** Most teams have counted in one currency for ever: what judges another comes with the first entry in one. */
async function loadCurrencyJudge({ ports, team, currencyJudge }: LedgerParts): Promise<Result<void, AppFault>> {
  const { currency } = team.limitsNow();
  if (currencyJudge.stopOf !== null || [...ports.reader.entries()].every((entry) => entry.currency === currency)) return ok(undefined);
  try {
    currencyJudge.stopOf = (await import('./currency-stop.ts')).currencyStopOf;
    return ok(undefined);
  } catch (cause) {
    return fail({ kind: 'chunk', cause });
  }
}

/**
 * By the server's time with the first answer, or the newest stamp that it shows: what becomes listed later counts as said since. In a quiet account the
 * newest stamp alone may be that of limits which were too low, and nobody could raise them until a lead opens the Budget tab: that is put up with only
 * where nothing tells the server's time, since this machine's clock, set ahead, would overlook limits that were lowered.
 */
export function noteOpening(reader: JournalReader, opening: Opening, runtime: Pick<Runtime, 'nowMs' | 'knowsServerTime'>): void {
  if (opening.sinceMs !== Infinity) return;
  const isGuessed = !runtime.knowsServerTime();
  const lateMs = latenessOf(opening, runtime.nowMs());
  const nowMs = isGuessed ? reader.newestListedMs() : runtime.nowMs();
  opening.isTimeGuessed = isGuessed;
  // Of what came while nobody answered it cannot be told whether it is older.
  if (isGuessed && lateMs === 0) opening.shownIds = new Set(reader.byId().keys());
  opening.sinceMs = nowMs - LATE_MS - lateMs;
  // The settings of a page are read after whatever the list shows it at once.
  opening.readMs = (isGuessed ? nowMs + SETTINGS_BEFORE_MS : nowMs) - lateMs;
  for (const { createdAtMs } of reader.entries()) opening.sinceMs = Math.max(opening.sinceMs, createdAtMs - LATE_MS - lateMs);
}

/** Keeps since when a page waits for its first answer, and gives on what it had in the place of one. */
export function unanswered<T>(error: T, opening: Opening, askedMs: number): T {
  opening.askedMs ??= askedMs;
  return error;
}

/**
 * By how much the first answer came later than the settings that a page was opened with, where Zendesk did not answer at first.
 * Where the clock was set meanwhile, as by the first answer, nobody can tell: then whatever was said counts as newer.
 */
function latenessOf({ askedMs }: Opening, nowMs: number): number {
  if (askedMs === undefined) return 0;
  return nowMs >= askedMs ? nowMs - askedMs : Infinity;
}

async function learnAuthors(leads: KnownLeads, entries: readonly JournalEntry[]): Promise<Result<boolean, AppFault>> {
  const unknownAuthors = leads.unknownAmong(needsLeadCheck(entries));
  if (unknownAuthors.length === 0) return ok(false);
  const learnt = await leads.learn(unknownAuthors);
  // What somebody chose as limits counts until it is known that they lead nobody.
  return learnt.ok ? ok(true) : learnt;
}

function needsLeadCheck(entries: readonly JournalEntry[]): readonly string[] {
  return entries
    .filter(({ kind, detail, agentId, createdById }) => {
      if (kind === 'reverse') return true;
      if (kind === 'post') return detail.confirms !== undefined || detail.decision === 'revoke';
      if (kind === 'limits') return detail.limits !== undefined || detail.chosen !== undefined;
      return kind === 'checkpoint' || (kind === 'reserve' && agentId !== createdById);
    })
    .map(({ createdById }) => createdById);
}
