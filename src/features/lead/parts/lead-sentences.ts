import { type Currency, money } from '#domain/money/money.ts';
import type { LeadState } from '../session/lead-state.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** Somebody by name, as far as their entries tell it; by number otherwise. */
export function personName(sentences: Sentences, { names }: Pick<LeadState, 'names'>, id: string): string {
  return names.get(id) ?? sentences.t('agent_number', { id });
}

/** By whom something was done. */
export function byWhom(sentences: Sentences, state: Pick<LeadState, 'agent' | 'names'>, id: string): string {
  return id === state.agent.id ? sentences.t('moment.you') : personName(sentences, state, id);
}

export function minor(locale: string, amountMinor: number, currency: Currency): string {
  return formatMoney(locale, money(amountMinor, currency));
}

/** A length of time as people say it: `0.4 seconds`, `12 seconds`. */
export function formatDelay(locale: string, ms: number): string {
  const options = { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, options).format(Math.ceil(ms / 100) / 10);
}

/** Day and time. */
export function formatInstant(locale: string, atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(atMs);
}

/** How much of a budget is used, from 0 to 100; all of it where it is 0. */
export function percentOfBudget(usedMinor: number, limitMinor: number): number {
  return limitMinor === 0 ? 100 : Math.min(100, Math.round((usedMinor / limitMinor) * 100));
}
