import { type CurrencyTerms, sumsOf, unstarted } from '#domain/journal/currency-change.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import { newestLimits } from '#domain/journal/stamped-limits.ts';
import { SETTINGS_BEFORE_MS } from '#domain/journal/lease.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Currency, Money } from '#domain/money/money.ts';

/**
 * Why nothing is given since the team's currency was changed. `not_chosen` nobody has chosen one, and `currency` merely stands in, which
 * whoever reads the settings knows and no journal tells · `reload` a lead's page has said since this page was opened that the
 * team counts in `currency` · `not_started` the month holds `before`, and no lead has told yet what that is in `currency` ·
 * `asked` what a lead is about to approve was asked for in another currency than the team counts in.
 */
export type CurrencyStop =
  | { readonly why: 'not_chosen'; readonly currency: Currency }
  | { readonly why: 'reload'; readonly currency: string }
  | { readonly why: 'not_started'; readonly currency: Currency; readonly before: readonly Money[] }
  | { readonly why: 'asked'; readonly currency: Currency; readonly asked: Currency };

/** What is known of a journal, by which its currency is judged. */
export interface CurrencyView {
  readonly ledger: Ledger;
  readonly entries: readonly JournalEntry[];
  readonly limits: Limits;
  /** When the first answer of the journal came, by the server's clock; Infinity until then. */
  readonly readMs: number;
}

/** Why nobody gives, as far as the journal has been read; null where the currency holds nobody up. */
export function currencyStopOf(view: CurrencyView, terms: Omit<CurrencyTerms, 'currency'>): CurrencyStop | null {
  const { currency, teamMonthMinor } = view.limits;
  const saidCurrency = currencySaid(view, terms.leadIds);
  if (saidCurrency !== null && saidCurrency !== currency) return { why: 'reload', currency: saidCurrency };
  // Where nothing limits the month, no total is needed.
  if (teamMonthMinor === null) return null;
  const before = unstarted(view.ledger, view.entries, { ...terms, currency });
  return before.length === 0 ? null : { why: 'not_started', currency, before: sumsOf(before.map(({ stated }) => stated)) };
}

/** In which currency a lead has said the limits last, after the settings of this page were read; null where nobody did. */
function currencySaid({ entries, readMs }: CurrencyView, leadIds: ReadonlySet<string>): string | null {
  const since = entries.filter(({ createdAtMs }) => createdAtMs > readMs - SETTINGS_BEFORE_MS);
  return newestLimits(since, { leadIds, currency: null })?.currency ?? null;
}
