import { type CurrencyTerms, sumsOf, uncovered } from '#domain/journal/currency-change.ts';
import { isEdited } from '#domain/journal/entries.ts';
import { UNSETTLED_MS, makeCheckpoint } from '#domain/journal/make-checkpoint.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import type { CheckpointPart, JournalEntry } from '#domain/journal/types.ts';
import { type Currency, type Money, money } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { monthOf } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { EntryPorts } from './entries.ts';
import { type StampTerms, appendParts } from './stamp-checkpoint.ts';

/** With what a lead has started the month in the team's currency. */
export interface StartedMonth {
  readonly id: string;
  readonly byId: string;
  readonly atMs: number;
  readonly spent: Money;
  /** What it stands for, in the currencies before. */
  readonly before: readonly Money[];
  /** It covers every entry up to this. */
  readonly upToId: string;
}

/** The start of the month that every reader goes by: the last of those that reach furthest. Null where nobody had to start it. */
export function startedMonth(entries: Iterable<JournalEntry>, terms: CurrencyTerms): StartedMonth | null {
  const { leadIds, currency, nowMs, timeZone } = terms;
  const month = monthOf(localDay(nowMs, timeZone));
  let last: { readonly entry: JournalEntry; readonly part: CheckpointPart; readonly before: readonly Money[] } | null = null;
  for (const entry of entries) {
    const part = entry.kind === 'checkpoint' ? entry.detail.checkpoint : undefined;
    if (part?.started === undefined || part.part !== 1 || part.month !== month || part.timeZone !== timeZone) continue;
    if (entry.currency !== currency || isEdited(entry) || !leadIds.has(entry.createdById)) continue;
    const isLater = last === null || part.upToId > last.part.upToId || (part.upToId === last.part.upToId && entry.id > last.entry.id);
    if (isLater) last = { entry, part, before: part.started };
  }
  if (last === null) return null;
  const { entry, part, before } = last;
  const spent = money(part.carriedMinor, currency);
  return { id: entry.momentId, byId: entry.createdById, atMs: entry.createdAtMs, spent, before, upToId: part.upToId };
}

/** From when on all that was given in other currencies is settled, so that a start covers it; by the server's clock. -Infinity where there is none. */
export function settledFrom(entries: Iterable<JournalEntry>, currency: Currency): number {
  let lastMs = -Infinity;
  for (const { kind, currency: stated, createdAtMs } of entries) {
    const isForeign = stated !== currency && (kind === 'reserve' || kind === 'post' || kind === 'reverse');
    if (isForeign) lastMs = Math.max(lastMs, createdAtMs + UNSETTLED_MS + 1);
  }
  return lastMs;
}

/**
 * Says what the month has spent in the team's currency, all that was given before in others included: a total that covers every
 * settled entry, as every total, but said by a lead and not counted. What it covers counts in it and nowhere else in the month, so
 * that taking such a gesture back leaves it as it was said. Gives the id of what it wrote.
 */
export async function startMonth(
  ports: EntryPorts,
  known: { readonly ledger: Ledger; readonly entries: readonly JournalEntry[]; readonly startedMs: number },
  spentMinor: number,
  terms: StampTerms & Pick<CurrencyTerms, 'leadIds'>,
): Promise<Result<string, AppFault>> {
  const { ledger, entries, startedMs } = known;
  const { currency, timeZone, leadIds } = terms;
  const now = { currency, timeZone, leadIds, nowMs: startedMs };
  const settled = entries.filter(({ createdAtMs }) => createdAtMs < startedMs - UNSETTLED_MS);
  const upTo = settled.reduce<JournalEntry | null>((last, entry) => (last === null || entry.id > last.id ? entry : last), null);
  if (upTo === null) return ok('');
  const { checkpoint: previous, commitments } = ledger;
  const parts = makeCheckpoint({ commitments, previous, upTo }, { nowMs: startedMs, timeZone });
  const covered = uncovered(ledger, now).filter(({ reserveId }) => reserveId <= upTo.id);
  const before = sumsOf([...(startedMonth(entries, now)?.before ?? []), ...covered.map(({ stated }) => stated)]);
  // It is the month's sum, whatever is named beside it for the limits of a day and of a customer.
  const said = parts.map((part) => ({ ...part, carriedMinor: spentMinor, carriedUpToId: upTo.id, started: before }));
  return appendParts(ports, said, terms);
}
