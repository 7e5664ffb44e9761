import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type ComparedRecord, compareRecords } from '#domain/reconciliation/compare-records.ts';
import type { OwnRecord, RecordSource } from '#domain/reconciliation/provider-record.ts';
import type { JournalSnapshot } from '#ledger/journal-snapshot.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { ListedSource } from '#ports/provider-records.ts';
import { type PacedReading, askPaced } from '../../session/ask-paced.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import { readBackTo } from '../../session/read-back-to.ts';
import { lookFor, ownSide } from './own-side.ts';
import { type SourceReading, beginSource, isListed, isReadToItsEnd, nextAccount, withPage } from './source-reading.ts';

/** How far reading has come. */
export interface Progress {
  readonly entries: number;
  readonly moments: number;
  /** Who is asked; null while journal and moments are read. */
  readonly source: ListedSource | null;
  /** Of how many accounts that source is asked, and of how many it has answered. */
  readonly of: number;
  readonly asked: number;
  readonly records: number;
}

export const NOTHING_YET: Progress = { entries: 0, moments: 0, source: null, of: 0, asked: 0, records: 0 };

/** A source of which not everything was read; `fault` null where it holds more than is asked for, or something of it cannot be read. */
export interface Unlisted extends ListedSource {
  readonly fault: AppFault | null;
}

/** Both sides of a month. */
export interface MonthComparison {
  readonly month: string;
  readonly rows: readonly ComparedRecord[];
  /** Gestures of money that were left to a hand: nobody holds anything of them. */
  readonly byHand: number;
  /** False where the journal is longer than can be read. */
  readonly isWhole: boolean;
  /** Who was asked. */
  readonly sources: readonly ListedSource[];
  readonly unlisted: readonly Unlisted[];
  /** What people call each provider, also those who could not be asked. */
  readonly labels: ReadonlyMap<RecordSource, string>;
}

/** Pages of a hundred moments that are read for what customers are owed. */
const MOMENT_PAGES_AT_MOST = 300;

/** The month that is compared, with the day before it. */
export interface Span {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly isOfMonth: (atMs: number) => boolean;
}

/** False where there is more than can be read. */
interface Whole {
  readonly isWhole: boolean;
}

/** What has been read of a month, kept so that reading goes on where it ended. */
interface Work {
  /** Null until it was read. */
  journal: (Whole & { readonly of: JournalSnapshot }) | null;
  moments: readonly ServiceMoment[];
  momentPages: number;
  /** Null at the end, undefined before the first page. */
  momentCursor: string | null | undefined;
  sources: readonly SourceReading[] | null;
}

function freshWork(): Work {
  return { journal: null, moments: [], momentPages: 0, momentCursor: undefined, sources: null };
}

/** Both sides of one month. */
interface BothSides {
  /** Reads on where it ended, also what a provider did not answer; null where nobody wants it any more. */
  read(span: Span, pacing: PacedReading): Promise<Result<Omit<MonthComparison, 'month'> | null, AppFault>>;
  /** The next reading begins anew. */
  forget(): void;
}

export function createBothSides(core: LeadCore, progress: (change: Partial<Progress>) => void): BothSides {
  let work = freshWork();
  return {
    read: (span, pacing) => readBoth({ core, work, progress }, span, pacing),
    forget() {
      work = freshWork();
    },
  };
}

interface Parts {
  readonly core: LeadCore;
  readonly work: Work;
  readonly progress: (change: Partial<Progress>) => void;
}

async function readBoth(parts: Parts, span: Span, pacing: PacedReading): Promise<Result<Omit<MonthComparison, 'month'> | null, AppFault>> {
  const { core, work } = parts;
  const journal = await readJournal(parts, span, pacing);
  if (!journal.ok || journal.value === null) return journal.ok ? ok(null) : journal;
  const sources = await core.ports.providerRecords.sources();
  if (!sources.ok) return sources;
  const paysOwed = sources.value.some(isOfOwed);
  const moments = paysOwed ? await readMoments(parts, span, pacing) : ok({ isWhole: true });
  if (!moments.ok || moments.value === null) return moments.ok ? ok(null) : moments;

  const { own } = ownSide(core, work.moments);
  const inReach = own.filter(({ atMs }) => atMs >= span.sinceMs && atMs < span.untilMs);
  const named = new Set<string>([...inReach.map(({ source }) => source), ...Object.values(core.settings().executors.byKind)]);
  const wanted = sources.value.filter((one) => named.has(one.source) || isOfOwed(one));
  work.sources ??= wanted.map((source) => beginSource(source, inReach));
  for (const { source } of work.sources) if (!(await readSource(parts, source, span.sinceMs, pacing))) return ok(null);

  const unknown = compareNow(parts, own).filter(({ verdict, atMs }) => verdict === 'missing_here' && span.isOfMonth(atMs));
  const keys = unknown.flatMap(({ records }) => records.slice(0, 1).map(({ key }) => key));
  const looked = await lookFor(core, keys, pacing);
  if (!looked.ok || looked.value === null) return looked.ok ? ok(null) : looked;
  const both = ownSide(core, [...new Map([...work.moments, ...looked.value].map((one) => [one.id, one])).values()]);
  const read = work.sources ?? [];
  return ok({
    rows: compareNow(parts, both.own).filter(({ atMs }) => span.isOfMonth(atMs)),
    byHand: both.byHandAtMs.filter(span.isOfMonth).length,
    isWhole: journal.value.isWhole && moments.value.isWhole,
    sources: read,
    unlisted: [...unlistedOf(read), ...unknownTo(sources.value, inReach)],
    labels: new Map(sources.value.map(({ source, label }) => [source, label])),
  });
}

async function readJournal(parts: Parts, span: Span, { isWanted, tell }: PacedReading): Promise<Result<Whole | null, AppFault>> {
  const { core, work, progress } = parts;
  const of = core.snapshot();
  if (work.journal?.of === of) return ok(work.journal);
  const endReading = core.beginReading(({ entries, isWaiting }) => {
    if (!isWanted()) return;
    progress({ entries });
    tell(isWaiting ? 'waiting' : 'reading');
  });
  const read = await readBackTo(core, span.sinceMs, isWanted);
  endReading();
  if (!isWanted()) return ok(null);
  if (!read.ok) return read;
  work.journal = { isWhole: read.value, of };
  return ok(work.journal);
}

/** What customers are owed is told by their moments. */
async function readMoments(parts: Parts, { sinceMs }: Span, pacing: PacedReading): Promise<Result<Whole | null, AppFault>> {
  const { core, work, progress } = parts;
  while (work.momentCursor !== null && work.momentPages < MOMENT_PAGES_AT_MOST) {
    const cursor = work.momentCursor ?? null;
    const page = await askPaced(core, pacing, () => core.ports.archive.page({ cursor, sinceMs }));
    if (!page.ok) return page;
    if (page.value === null || !pacing.isWanted()) return ok(null);
    work.moments = [...work.moments, ...page.value.items];
    work.momentPages += 1;
    work.momentCursor = page.value.next;
    progress({ moments: work.moments.length });
  }
  return ok({ isWhole: work.momentCursor === null });
}

/** Reads one source on. Whatever it answers the others are read; false where nobody wants it any more. */
async function readSource(parts: Parts, name: SourceReading['source'], sinceMs: number, pacing: PacedReading): Promise<boolean> {
  const { core, work, progress } = parts;
  const now = (): SourceReading | undefined => work.sources?.find(({ source }) => source === name);
  const put = (next: SourceReading): void => {
    work.sources = (work.sources ?? []).map((one) => (one.source === name ? next : one));
    const { source, label, reach, accounts, index, records } = next;
    progress({ source: { source, label, reach }, of: accounts.length, asked: index, records: records.length });
  };
  for (;;) {
    const reading = now();
    const account = reading === undefined ? undefined : nextAccount(reading);
    if (reading === undefined || account === undefined) return pacing.isWanted();
    const asked = { sinceMs, accountId: account };
    const page = await askPaced(core, pacing, () => core.ports.providerRecords.list(name, asked, reading.cursor));
    if (!pacing.isWanted()) return false;
    if (!page.ok) {
      put({ ...reading, fault: page.error });
      return true;
    }
    if (page.value === null) return false;
    put(withPage(reading, account, page.value));
  }
}

function compareNow(parts: Parts, own: readonly OwnRecord[]): readonly ComparedRecord[] {
  const { core, work } = parts;
  const sources = work.sources ?? [];
  return compareRecords({
    own,
    records: sources.flatMap(({ records }) => records),
    isListed: (one) => sources.some((reading) => reading.source === one.source && isListed(reading, one)),
    nowMs: core.ports.runtime.nowMs(),
  });
}

function isOfOwed({ source }: ListedSource): boolean {
  return source === 'stripe_refund' || source === 'shopify_refund';
}

function unlistedOf(sources: readonly SourceReading[]): readonly Unlisted[] {
  return sources
    .filter((reading) => !isReadToItsEnd(reading) || reading.unread.size > 0)
    .map(({ source, label, reach, fault }) => ({ source, label, reach, fault }));
}

/** Whom the settings give no address any more, though something of the month was left to them. */
function unknownTo(known: readonly ListedSource[], own: readonly OwnRecord[]): readonly Unlisted[] {
  const unknown = new Set(own.map(({ source }) => source).filter((source) => !known.some((one) => one.source === source)));
  return [...unknown].map((source) => ({ source, label: source, reach: 'named', fault: { kind: 'not_set_up', what: 'executor' } }));
}
