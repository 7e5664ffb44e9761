import type { Money } from '#domain/money/money.ts';
import type { Proportion } from '#domain/value/proportion.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What a gesture is beside what the customer brought so far. */
export function proportionSentence(sentences: Sentences, amount: Money, { of, percent, total, order }: Proportion): string {
  return sentences.t(`proportion.${of}`, {
    amount: formatMoney(sentences.locale, amount),
    percent: formatPercent(sentences.locale, percent),
    total: formatMoney(sentences.locale, total),
    order: formatMoney(sentences.locale, order),
  });
}
