import type { CurrencyStop } from '#ledger/currency-stop.ts';
import { formatList, formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** Why nothing is given since the team's currency was changed, and who can mend it. */
export function currencySentence(sentences: Sentences, stop: CurrencyStop): string {
  const { currency } = stop;
  switch (stop.why) {
    case 'not_chosen':
      return sentences.t('currency.not_chosen');
    case 'reload':
      return sentences.t('currency.reload', { currency });
    case 'asked':
      return sentences.t('currency.asked', { currency, asked: stop.asked });
    case 'not_started': {
      const before = stop.before.map((sum) => formatMoney(sentences.locale, sum));
      return sentences.t('currency.not_started', { currency, before: formatList(sentences.locale, before) });
    }
  }
}
