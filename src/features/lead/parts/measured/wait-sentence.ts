import type { ListLag } from '#domain/journal/types.ts';
import { UNMEASURED_MS } from '#ledger/ledger-tail.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { type When, formatAgo } from '#ui/i18n/time-formats.ts';

/** How long each gesture waits before it is checked, by what was measured and when; null where nobody has, or not lately. */
export function waitSentence(sentences: Sentences, listLag: ListLag | null, now: When): string {
  const { t, locale } = sentences;
  if (listLag === null) return t('measure.never', { delay: formatDelay(locale, UNMEASURED_MS) });
  const when = formatAgo(sentences, listLag.measuredAtMs, now);
  return listLag.delayMs === 0
    ? t('measure.last_none', { when })
    : t('measure.last_delay', { when, delay: formatDelay(locale, listLag.delayMs) });
}

/** A length of time as people say it: `0.4 seconds`, `12 seconds`. */
export function formatDelay(locale: string, ms: number): string {
  const options = { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, options).format(Math.ceil(ms / 100) / 10);
}
