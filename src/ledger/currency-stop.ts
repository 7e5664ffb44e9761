import { type CurrencyTerms, sumsOf, unstarted } from '#domain/journal/currency-change.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Currency, Money } from '#domain/money/money.ts';

/**
 * Why nothing is given since the team's currency was changed. `reload` a lead's page has said since this page was opened that the
 * team counts in `currency` · `not_started` the month holds `before`, and no lead has told yet what that is in `currency` ·
 * `asked` what a lead is about to approve was asked for in another currency than the team counts in.
 */
export type CurrencyStop =
  | { readonly why: 'reload'; readonly currency: string }
  | { readonly why: 'not_started'; readonly currency: Currency; readonly before: readonly Money[] }
  | { readonly why: 'asked'; readonly currency: Currency; readonly asked: Currency };

/** Why nobody gives, as far as the journal has been read; null where the currency holds nobody up. */
export function currencyStopOf(
  known: { readonly ledger: Ledger; readonly entries: Iterable<JournalEntry>; readonly saidCurrency: string | null },
  { currency, teamMonthMinor }: Limits,
  terms: Omit<CurrencyTerms, 'currency'>,
): CurrencyStop | null {
  const { saidCurrency } = known;
  if (saidCurrency !== null && saidCurrency !== currency) return { why: 'reload', currency: saidCurrency };
  // Where nothing limits the month, no total is needed.
  if (teamMonthMinor === null) return null;
  const before = unstarted(known.ledger, known.entries, { ...terms, currency });
  return before.length === 0 ? null : { why: 'not_started', currency, before: sumsOf(before.map(({ stated }) => stated)) };
}
