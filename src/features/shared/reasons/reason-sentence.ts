import { type Currency, money } from '#domain/money/money.ts';
import type { Reason } from '#domain/policy/suggestion.ts';
import { formatDuration, formatMoney } from '#ui/i18n/formats.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import type { SentenceValues, Sentences } from '#ui/i18n/registry.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import { formatDaysAgo } from '#ui/i18n/time-formats.ts';

/** What a rule that fired says, with the figures that it went by. */
export function reasonSentence(sentences: Sentences, { rule, variant, facts }: Reason, currency: Currency): string {
  const percent = (name: string): string => formatPercent(sentences.locale, Number(facts[name] ?? 0));
  const amount = (name: string): string => formatMoney(sentences.locale, money(Number(facts[name] ?? 0), currency));
  const values: SentenceValues = {
    ...facts,
    severity: sentences.find(`severity.${facts['severity'] ?? ''}`) ?? '',
    percent: percent('percent'),
    atMostPercent: percent('atMostPercent'),
    left: amount('leftMinor'),
    of: amount('ofMinor'),
    given: amount('givenMinor'),
    least: amount('leastMinor'),
    span: formatDuration(sentences.locale, { hours: Number(facts['hours'] ?? 0) }),
    afterHours: formatDuration(sentences.locale, { hours: Number(facts['afterHours'] ?? 0) }),
    ago: formatDaysAgo(sentences.locale, Number(facts['daysAgo'] ?? 0)),
    tier: tierName(sentences, String(facts['tier'] ?? '')),
  };
  return sentences.find(`reason.${rule}.${variant}`, values) ?? rule;
}
