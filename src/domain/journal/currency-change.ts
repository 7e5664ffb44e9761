import { type Currency, type Money, add, zero } from '../money/money.ts';
import { monthOf } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';
import { type Now, teamMonth } from './admission.ts';
import { type Ledger, isDecided, isForeign, isStated } from './commitments.ts';
import { isEdited } from './entries.ts';
import type { StampedLimits } from './limits.ts';
import type { JournalEntry, StatedCommitment } from './types.ts';

/** What tells in which currency a team counts, and who may say so. */
export interface CurrencyTerms extends Now {
  readonly currency: Currency;
  readonly leadIds: ReadonlySet<string>;
}

/** A sum for each currency, in the order of their codes. */
export function sumsOf(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<Currency, Money>();
  for (const amount of amounts) sums.set(amount.currency, add(sums.get(amount.currency) ?? zero(amount.currency), amount));
  return [...sums.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** What is given or granted in the month in other currencies, and no total in the team's covers. */
export function uncovered(ledger: Ledger, { currency, ...now }: CurrencyTerms): readonly StatedCommitment[] {
  const { checkpoint } = ledger;
  const upToId = checkpoint !== null && checkpoint.month === monthOf(localDay(now.nowMs, now.timeZone)) ? checkpoint.upToId : '';
  return teamMonth(ledger, now).counted.filter(
    (one): one is StatedCommitment => isForeign(one, currency) && isDecided(one) && one.reserveId > upToId,
  );
}

/**
 * What the month holds in currencies that the team counted in before, while nobody has told yet what that is in the one it counts
 * in now: then nobody gives, until a lead has. Empty where nothing holds anybody up. What somebody wrote in another currency
 * after the team had begun to count in its own is no change of currency: it counts as the largest gesture, and is flagged.
 */
export function unstarted(ledger: Ledger, entries: Iterable<JournalEntry>, terms: CurrencyTerms): readonly StatedCommitment[] {
  const foreign = uncovered(ledger, terms);
  if (foreign.length === 0) return [];
  const said = lastSaid(entries, ledger, terms);
  if (said.totalId > said.foreignId) return [];
  const sinceId = teamMonth(ledger, terms).counted.reduce<string | null>((first, one) => {
    const isOwn = isStated(one) && one.stated.currency === terms.currency && one.state === 'posted' && one.reserveId > said.foreignId;
    return isOwn && (first === null || one.reserveId < first) ? one.reserveId : first;
  }, null);
  const before = foreign.filter(({ reserveId }) => sinceId === null || reserveId < sinceId);
  return before.length === 0 ? [] : foreign;
}

/** The last entry by which leads totalled the month in the team's currency, and the last by which they said anything in another. */
function lastSaid(
  entries: Iterable<JournalEntry>,
  { checkpoint }: Ledger,
  { leadIds, currency, nowMs, timeZone }: CurrencyTerms,
): { readonly totalId: string; readonly foreignId: string } {
  const month = monthOf(localDay(nowMs, timeZone));
  let totalId = '';
  let foreignId = '';
  for (const entry of entries) {
    const { kind, id, detail } = entry;
    const isSaid = kind === 'checkpoint' ? detail.checkpoint !== undefined : kind === 'limits' && detail.limits !== undefined;
    if (!isSaid || isEdited(entry) || !leadIds.has(entry.createdById)) continue;
    const isTotal = kind === 'checkpoint' && checkpoint?.month === month && detail.checkpoint?.upToId === checkpoint.upToId;
    if (entry.currency !== currency) foreignId = id > foreignId ? id : foreignId;
    else if (isTotal) totalId = id > totalId ? id : totalId;
  }
  return { totalId, foreignId };
}

/**
 * What the month has spent in the team's currency, if it used as large a share of its budget as before: the app knows no rates of
 * exchange, and these limits are what the team itself has said in both. Rounded up to a minor unit; null where the budget of a
 * currency is not known, or nothing.
 */
export function proposedSpent(
  before: readonly Money[],
  budgets: {
    readonly teamMonthMinor: number | null;
    readonly limitsIn: (currency: Currency) => Pick<StampedLimits, 'teamMonthMinor'> | null;
  },
): number | null {
  if (budgets.teamMonthMinor === null) return null;
  let spent = 0n;
  for (const { amountMinor, currency } of before) {
    const budgetMinor = budgets.limitsIn(currency)?.teamMonthMinor ?? 0;
    if (budgetMinor === 0) return null;
    spent += (BigInt(amountMinor) * BigInt(budgets.teamMonthMinor) + BigInt(budgetMinor) - 1n) / BigInt(budgetMinor);
  }
  return Number.isSafeInteger(Number(spent)) ? Number(spent) : null;
}
