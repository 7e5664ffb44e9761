import { type Currency, currencyDigits } from '#domain/money/money.ts';
import type { Reason } from '#domain/policy/suggestion.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** The sum of a suggestion in one line: `10 usual · +4 again · +1 wait · +3 Gold`. Where no rule adds anything, that it comes to nothing in money. */
export function sumSentence(sentences: Sentences, reasons: readonly Reason[], currency: Currency): string {
  const terms = reasons.filter(({ deltaMinor }) => deltaMinor !== 0);
  const digits = currencyDigits(currency);
  const said = terms.map((reason, index) => {
    const format = new Intl.NumberFormat(sentences.locale, {
      // The first is what the others are added to.
      signDisplay: index === 0 ? 'auto' : 'exceptZero',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      trailingZeroDisplay: 'stripIfInteger',
    });
    const amount = format.format(reason.deltaMinor / 10 ** digits);
    return sentences.t(`sum.${reason.rule}`, { amount, tier: tierName(sentences, String(reason.facts['tier'] ?? '')) });
  });
  return said.length === 0 ? sentences.t('suggestion.no_money') : said.join(' · ');
}
