import { type Money, compare, isSameCurrency } from '../money/money.ts';
import type { OwnRecord, ProviderRecord, RecordSource } from './provider-record.ts';

/**
 * How the two sides of one key stand, in order of precedence: `twice` the provider holds more than one thing under it · `missing_here` the
 * provider holds it, and nothing here names it · `not_compared` nothing of it was listed, and not all that the provider holds could be, or it is too
 * new · `missing_there` it counts here, and the provider holds nothing · `open` one of the sides has yet to say what came of it ·
 * `other_currency` and `other_amount` than counts here · `still_there` taken back here, and not there · `partly_there` taken back here, and
 * there only in part · `taken_back_there` it counts here, and was taken back or failed there · `matched`.
 */
export const VERDICTS = [
  'twice',
  'missing_here',
  'not_compared',
  'missing_there',
  'open',
  'other_currency',
  'other_amount',
  'still_there',
  'partly_there',
  'taken_back_there',
  'matched',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Both sides of one key at one provider: at least one of them is there. */
export interface ComparedRecord {
  readonly verdict: Verdict;
  readonly source: RecordSource;
  readonly own: OwnRecord | null;
  /** The oldest first. */
  readonly records: readonly ProviderRecord[];
  /** By which period it counts: when it was posted here, or else made there. */
  readonly atMs: number;
}

/** Both sides as they were read, in any order. */
export interface BothSides {
  readonly own: readonly OwnRecord[];
  readonly records: readonly ProviderRecord[];
  /** Whether everything was listed under whose name its provider may hold it. */
  readonly isListed: (own: OwnRecord) => boolean;
  readonly nowMs: number;
}

/** A provider may still be carrying out what was posted so lately, and whoever asked it is told before the list shows it. */
export const SETTLED_AFTER_MS = 600_000;

/**
 * Puts what this account counts beside what providers hold, key by key: every record of either side is in exactly one of them, whatever the
 * order in which they are given. The newest first.
 */
export function compareRecords({ own, records, isListed, nowMs }: BothSides): readonly ComparedRecord[] {
  const pairs = new Map<string, { readonly own: OwnRecord[]; readonly records: ProviderRecord[] }>();
  const pairOf = ({ source, key }: { readonly source: RecordSource; readonly key: string }) => {
    const name = `${source} ${key}`;
    const pair = pairs.get(name) ?? { own: [], records: [] };
    pairs.set(name, pair);
    return pair;
  };
  for (const one of own) pairOf(one).own.push(one);
  for (const record of records) pairOf(record).records.push(record);
  return [...pairs]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, pair]) => comparedPair({ ...pair, isListed, nowMs }))
    .toSorted((one, other) => other.atMs - one.atMs);
}

/** Of what is written down here more than once under one key the first is compared, and each other by itself. */
function comparedPair({ own, records, ...terms }: BothSides): readonly ComparedRecord[] {
  const [first = null, ...others] = own.toSorted((one, other) => one.atMs - other.atMs || (stableText(one) < stableText(other) ? -1 : 1));
  const sorted = records.toSorted((one, other) => one.atMs - other.atMs || (stableText(one) < stableText(other) ? -1 : 1));
  return [comparedOne(first, sorted, terms), ...others.map((one) => comparedOne(one, [], terms))].filter((one) => one !== null);
}

function stableText(record: OwnRecord | ProviderRecord): string {
  return JSON.stringify(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function comparedOne(
  own: OwnRecord | null,
  records: readonly ProviderRecord[],
  terms: Pick<BothSides, 'isListed' | 'nowMs'>,
): ComparedRecord | null {
  const { source, atMs } = own ?? records[0] ?? {};
  if (source === undefined || atMs === undefined) return null;
  return { verdict: verdictOf(own, records, terms), source, own, records, atMs };
}

function verdictOf(
  own: OwnRecord | null,
  records: readonly ProviderRecord[],
  { isListed, nowMs }: Pick<BothSides, 'isListed' | 'nowMs'>,
): Verdict {
  const live = records.filter(({ kind }) => kind === 'given' || kind === 'pending');
  const [held] = live;
  if (live.length > 1) return 'twice';
  // What failed moved nothing, and what is taken back without having been given neither.
  if (own === null && held === undefined) return records.some(({ kind }) => kind === 'failed') ? 'matched' : 'not_compared';
  if (own === null) return 'missing_here';
  if (held === undefined) return verdictOfNone(own, records, { isListed: isListed(own), nowMs });
  if (held.kind === 'pending' || own.state === 'open') return 'open';
  const difference = differenceOf(own.amount, held.amount);
  if (difference !== null) return difference;
  const back = takenBackOf(records, held.amount);
  if (own.state === 'given') return back === 'nothing' ? 'matched' : 'taken_back_there';
  return back === 'all' ? 'matched' : back === 'nothing' ? 'still_there' : 'partly_there';
}

function verdictOfNone(
  own: OwnRecord,
  records: readonly ProviderRecord[],
  { isListed, nowMs }: { readonly isListed: boolean; readonly nowMs: number },
): Verdict {
  const hasFailed = records.some(({ kind }) => kind === 'failed');
  if (hasFailed) return own.state === 'undone' ? 'matched' : 'taken_back_there';
  if (!isListed || nowMs - own.atMs < SETTLED_AFTER_MS) return 'not_compared';
  if (own.state === 'undone') return 'matched';
  return own.state === 'open' ? 'open' : 'missing_there';
}

/** What costs time is over no sum here, and over none there. */
function differenceOf(own: Money | null, held: Money | null): 'other_currency' | 'other_amount' | null {
  if (held === null) return own?.amountMinor === 0 ? null : 'other_amount';
  if (own === null) return 'other_amount';
  if (!isSameCurrency(own, held)) return 'other_currency';
  return compare(own, held) === 0 ? null : 'other_amount';
}

function takenBackOf(records: readonly ProviderRecord[], held: Money | null): 'nothing' | 'part' | 'all' {
  const taken = records.filter(({ kind }) => kind === 'taken_back');
  if (taken.length === 0) return 'nothing';
  // Of what has no sum all is taken back at once.
  if (held === null) return 'all';
  const backMinor = taken.reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0);
  return backMinor >= held.amountMinor ? 'all' : 'part';
}
