import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { When } from '#ui/i18n/time-formats.ts';

/** The account's people, money and clock, as whoever looks at the page reads of them. */
export interface Account extends When {
  readonly currency: Currency;
  /** People by id, as far as their entries name them. */
  readonly names: ReadonlyMap<string, string>;
  /** The id of whoever looks. */
  readonly ownId: string;
}

/** Somebody by name, as far as their entries tell it; by number otherwise. */
export function personName(sentences: Sentences, { names }: Pick<Account, 'names'>, id: string): string {
  return names.get(id) ?? sentences.t('agent_number', { id });
}

/** By whom something was done. */
export function byWhom(sentences: Sentences, account: Pick<Account, 'names' | 'ownId'>, id: string): string {
  return id === account.ownId ? sentences.t('moment.you') : personName(sentences, account, id);
}

export function minor(locale: string, amountMinor: number, currency: Currency): string {
  return formatMoney(locale, money(amountMinor, currency));
}

/** Day and time. */
export function formatInstant(locale: string, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(atMs);
}
