import { type Needs, isCovered, needsOf } from '#domain/journal/admission.ts';
import { newestCheckpoint } from '#domain/journal/checkpoint.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import { MONTH_START, type TotalBase } from '#domain/journal/running-total.ts';
import type { Checkpoint, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { createCarriedTotals } from './carried-totals.ts';
import { currencyStopOf } from './currency-stop.ts';
import { createIndexReach } from './index-reach.ts';
import type { IndexSubject } from './index-reader.ts';
import { type JournalReader, PAGES_AT_MOST } from './journal-reader.ts';
import {
  type LedgerTail,
  type Opening,
  type ReaderPorts,
  checkpointTerms,
  createLedgerTail,
  noteOpening,
  stopOf,
  unanswered,
  unreadLimits,
} from './ledger-tail.ts';
import { limitsKey } from './limits-key.ts';
import { retrying } from './retrying.ts';

/** Why a look did not see what it had to. */
export type LookError = { readonly kind: 'too_long' } | { readonly kind: 'failed'; readonly error: AppFault };

/** How a look reads: see the journal's reader. */
export type LookManner = Pick<Parameters<JournalReader['readBack']>[0], 'goesOn' | 'isAgain'>;

/** What a post carries on for whoever looks next. */
export type Carried = Pick<EntryDetail, 'total' | 'indexedUpToId'>;

/** The journal as money: what has been read of it, read as far back as the limits need. */
export interface LedgerReader extends LedgerTail {
  /** Whether what has been read tells all that limits need that are judged at `atMs`. */
  isCovering(atMs: number): boolean;
  /** Reads until everything is known that the limits of a gesture need that are judged at `atMs`, or, `too_long`, until somebody does not go on. */
  look(atMs: number, subject: IndexSubject, manner?: LookManner): Promise<Result<void, LookError>>;
  /** What the post of a reservation carries on, so that whoever looks next need not read as far back. */
  carriedOn(reservedAtMs: number): Carried;
  /** Reads until everything is known from an instant on, or a checkpoint tells what became of what was before it. */
  readSince(sinceMs: number): Promise<Result<void, LookError>>;
}

/** What became of a request may be further back than any limit looks. */
const SINCE_PAGES_AT_MOST = 100;

/** Named by others and not read: a request reads so many keys. */
const LIMITS_READ_AT_MOST = 20;

export function createLedgerReader(...parts: Parameters<typeof createLedgerTail>): LedgerReader {
  return lookingBack(createLedgerTail(...parts));
}

/** Reads as far back as the limits need with what a tail has read, and learns with it. */
export function lookingBack(tail: LedgerTail): LedgerReader {
  const { ports, team, opening } = tail.parts;
  const { reader, leads, runtime } = ports;
  const { timeZone, readerId, limitsNow } = team;
  tail.parts.currencyJudge.stopOf = currencyStopOf;
  const { limits } = tail;
  const totals = createCarriedTotals(ports, { readerId, timeZone, currencyNow: () => limitsNow().currency });
  const reach = createIndexReach({ reader, index: tail.index }, team);
  /** Whether this page has seen how far the index reaches though it needed nothing else of it. */
  let hasProbed = false;
  /** At which instant limits are judged: a month may end between a reservation and the look at it, which counts in the one that ended. */
  let lookedAtMs = Infinity;
  let told: { readonly listed: Ledger; readonly ledger: Ledger & { readonly checkpoint: Checkpoint } } | null = null;

  const needsAt = (atMs: number): Needs => needsOf(limits().limits, { nowMs: Math.min(atMs, runtime.nowMs()), timeZone });

  /** Whether the list tells the month without what posts carry. */
  const isMonthListed = ({ monthSinceMs }: Needs, { checkpoint }: Ledger, sinceMs = reader.seenSinceMs()): boolean =>
    isCovered({ sinceMs: Infinity, monthSinceMs }, { sinceMs, checkpoint }, timeZone);

  const ledgerNow = (): Ledger => {
    const listed = tail.ledger();
    if (isMonthListed(needsAt(lookedAtMs), listed)) return listed;
    const checkpoint = totals.checkpoint(listed, reader.seenSinceMs());
    if (checkpoint === null) return listed;
    if (told?.listed === listed && isSameCheckpoint(told.ledger.checkpoint, checkpoint)) return told.ledger;
    told = { listed, ledger: { ...listed, checkpoint } };
    return told.ledger;
  };

  /** Whether what posts carry tells what a list read back to an instant does not: the month by their totals, the rest by the index. */
  const isCarried = (needs: Needs, sinceMs: number): boolean => {
    const listed = tail.ledger();
    const isMonthKnown = isMonthListed(needs, listed, sinceMs) || totals.checkpoint(listed, sinceMs) !== null;
    return isMonthKnown && (isListedSince(needs, sinceMs) || reach.isReached(sinceMs));
  };

  /** Whether the list tells, one by one, all that was reserved since the limits begin to count. */
  const isListedSince = (needs: Needs, sinceMs: number): boolean => covers({ ...needs, monthSinceMs: Infinity }, sinceMs, leads.ids());

  const covers = (needs: Needs, sinceMs: number, leadIds: ReadonlySet<string>): boolean =>
    isCovered(needs, { sinceMs, checkpoint: null }, timeZone) ||
    isCovered(
      needs,
      { sinceMs, checkpoint: newestCheckpoint(reader.entries(), checkpointTerms(team, leadIds))?.checkpoint ?? null },
      timeZone,
    );

  const stampedUpToMs = (leadIds: ReadonlySet<string>): number =>
    newestCheckpoint(reader.entries(), checkpointTerms(team, leadIds))?.checkpoint.upToMs ?? -Infinity;

  return {
    ...tail,
    ledger: ledgerNow,
    pagesRead: () => tail.pagesRead() + totals.pagesRead(),
    currencyStop: () => stopOf(ledgerNow(), tail.parts, limits().limits),
    isCovering: (atMs) => covers(needsAt(atMs), reader.seenSinceMs(), leads.ids()) || isCarried(needsAt(atMs), reader.seenSinceMs()),
    async look(atMs, subject, manner) {
      lookedAtMs = atMs;
      const [needs, askedMs] = [needsAt(atMs), runtime.nowMs()];
      const before = reader.pagesRead();
      const looked = await readUntil(ports, (sinceMs, leadIds) => covers(needs, sinceMs, leadIds) || isCarried(needs, sinceMs), {
        ...manner,
        pagesAtMost: PAGES_AT_MOST,
      });
      if (!looked.ok) return unanswered(looked, opening, askedMs);
      noteOpening(reader, opening, runtime);
      const listed = tail.ledger();
      const undone = isMonthListed(needs, listed) ? ok(undefined) : await totals.learnUndone(listed);
      if (!undone.ok) return fail({ kind: 'failed', error: undone.error });
      const isListed = isListedSince(needs, reader.seenSinceMs());
      // Whoever had to list further than a page sees how far the index reaches, so that the next need not.
      const mayProbe = !hasProbed && reader.pagesRead() - before > 1 && (manner?.goesOn?.() ?? true);
      if (isListed ? mayProbe : !reach.isRead(subject, atMs)) {
        hasProbed = true;
        const sinceMs = Math.min(atMs, runtime.nowMs()) - limits().limits.customerWindowDays * DAY_MS;
        const searched = await reach.search(subject, { sinceMs, reservedAtMs: atMs });
        if (!searched.ok && !isListed) return fail({ kind: 'failed', error: searched.error });
      }
      return learnLimits(ports, tail.parts.opening);
    },
    carriedOn(reservedAtMs) {
      const needs = needsAt(reservedAtMs);
      const listed = tail.ledger();
      const base = baseOf(listed, needs, { isListed: isMonthListed(needs, listed), entries: reader.entries() });
      const total = totals.next(listed, { base, sinceMs: base === MONTH_START ? needs.monthSinceMs : -Infinity, reservedAtMs });
      const indexedUpToId = reach.upToId();
      return { ...(total !== null && { total }), ...(indexedUpToId !== null && { indexedUpToId }) };
    },
    // A checkpoint lists whatever is not finished, however old, and what was taken back lately.
    readSince: (since) =>
      readUntil(ports, (sinceMs, leadIds) => sinceMs <= since || sinceMs <= stampedUpToMs(leadIds), { pagesAtMost: SINCE_PAGES_AT_MOST }),
  };
}

/** Reads until it is enough: first as if whoever stamped a checkpoint were a lead, then asking whether that is so. */
async function readUntil(
  { reader, leads }: Pick<ReaderPorts, 'reader' | 'leads'>,
  isEnough: IsEnough,
  { pagesAtMost, ...wanted }: LookManner & { readonly pagesAtMost: number },
): Promise<Result<void, LookError>> {
  const { manner, isStopped } = stoppable(wanted);
  const readOnce = async (trusted: () => ReadonlySet<string>): Promise<Result<boolean, LookError>> => {
    const read = await reader.readBack({ isEnough: (sinceMs) => isEnough(sinceMs, trusted()), pagesAtMost, ...manner });
    if (!read.ok) return fail({ kind: 'failed', error: read.error });
    return ok(isEnough(read.value.seenSinceMs, leads.ids()));
  };
  const asked = (): readonly string[] => leads.unknownAmong(stampersOf(reader.entries()));
  const first = await readOnce(() => new Set([...leads.ids(), ...asked()]));
  if (!first.ok || first.value) return first.ok ? ok(undefined) : first;
  const unknown = isStopped() ? [] : asked();
  // What was read is kept: done again, a look goes on from there.
  if (unknown.length === 0) return fail({ kind: 'too_long' });
  const learnt = await leads.learn(unknown);
  if (!learnt.ok) return fail({ kind: 'failed', error: learnt.error });
  if (isEnough(reader.seenSinceMs(), leads.ids())) return ok(undefined);
  const second = await readOnce(leads.ids);
  if (!second.ok) return second;
  return second.value ? ok(undefined) : fail({ kind: 'too_long' });
}

function isSameCheckpoint(one: Checkpoint, other: Checkpoint): boolean {
  return one.upToId === other.upToId && one.carriedMinor === other.carriedMinor;
}

/** What the month is counted from where no post tells it: what a lead has stamped, or its start. */
function baseOf(
  { checkpoint }: Ledger,
  { monthSinceMs }: Needs,
  { isListed, entries }: { readonly isListed: boolean; readonly entries: Iterable<JournalEntry> },
): TotalBase | null {
  if (!isListed || monthSinceMs === Infinity) return null;
  if (checkpoint === null || checkpoint.upToMs < monthSinceMs) return MONTH_START;
  const { carriedUpToId, upToMs, carriedMinor } = checkpoint;
  return { upToId: carriedUpToId, undoneUpToId: stampIdOf(checkpoint, entries), upToMs, monthMinor: carriedMinor, byId: null };
}

/** The entry by which a checkpoint was stamped: its sum may leave out whatever was undone before that. */
function stampIdOf({ upToId }: Checkpoint, entries: Iterable<JournalEntry>): string {
  let last = upToId;
  for (const { id, detail } of entries) if (detail.checkpoint?.upToId === upToId && id > last) last = id;
  return last;
}

/** Whether entries from an instant on are enough, and whom checkpoints are believed of. */
type IsEnough = (sinceMs: number, leadIds: ReadonlySet<string>) => boolean;

/** A manner of looking that tells afterwards whether it was stopped. */
function stoppable({ goesOn = () => true, isAgain = false }: LookManner): {
  readonly manner: Required<LookManner>;
  readonly isStopped: () => boolean;
} {
  let hasStopped = false;
  const mayGoOn = (): boolean => {
    hasStopped ||= !goesOn();
    return !hasStopped;
  };
  return { manner: { isAgain, goesOn: mayGoOn }, isStopped: () => hasStopped };
}

/**
 * Reads the limits that others went by and that are further back than was read, and finds out whether a lead said them: what an
 * agent wrote binds nobody.
 */
async function learnLimits({ reader, leads, journal, runtime }: ReaderPorts, opening: Opening): Promise<Result<void, LookError>> {
  const unread = unreadLimits(reader, opening).slice(-LIMITS_READ_AT_MOST);
  if (unread.length > 0) {
    const found = await retrying(runtime, () => journal.byExternalIds(unread.map(({ id }) => limitsKey(id))));
    if (!found.ok) return fail({ kind: 'failed', error: found.error });
    reader.learn(found.value);
  }
  const authors = [...reader.entries()].filter(
    ({ kind, detail }) => kind === 'limits' && (detail.limits !== undefined || detail.chosen !== undefined),
  );
  const learnt = await leads.learn(authors.map(({ createdById }) => createdById));
  return learnt.ok ? ok(undefined) : fail({ kind: 'failed', error: learnt.error });
}

function stampersOf(entries: Iterable<JournalEntry>): readonly string[] {
  return [...entries].filter(({ kind }) => kind === 'checkpoint').map(({ createdById }) => createdById);
}
