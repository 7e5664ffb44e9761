import type { KeptWeek } from '#domain/journal/kept-outcomes.ts';
import { OUTCOME_DAYS } from '#domain/journal/kept-outcomes.ts';
import { COMPARED_AT_LEAST, type Comparison, type Measure } from '#domain/outcomes/compare-outcomes.ts';
import type { Proportion } from '#domain/outcomes/proportions.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatDuration } from '#ui/i18n/formats.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { OutcomeReading } from '../../session/outcomes.ts';

export function measureName({ t, locale }: Sentences, measure: Measure): string {
  return t(`insights.outcomes.measure.${measure}`, { days: formatDuration(locale, { days: OUTCOME_DAYS }) });
}

/** How many of how many, and what that is of a hundred. */
export function shareSentence({ t, locale }: Sentences, { hits, of }: Proportion): string {
  if (of === 0) return t('insights.outcomes.nobody');
  return t('insights.outcomes.share', { hits, of, percent: formatPercent(locale, Math.round((100 * hits) / of)) });
}

/** What the two shares tell of each other. */
export function verdictSentence({ t }: Sentences, { verdict, interval }: Pick<Comparison, 'verdict' | 'interval'>): string {
  const [low, high] = [Math.round(100 * interval.low), Math.round(100 * interval.high)];
  switch (verdict) {
    case 'too_few':
      return t('insights.outcomes.too_few', { least: COMPARED_AT_LEAST });
    case 'may_be_chance':
      return t('insights.outcomes.may_be_chance', { fewer: -low, more: high });
    case 'more':
      return t('insights.outcomes.more', { low, high });
    case 'fewer':
      return t('insights.outcomes.fewer', { low: -high, high: -low });
  }
}

/** How reading in the background stands; null where there is nothing to say of it. */
export function outcomeReadingSentence(sentences: Sentences, reading: OutcomeReading): string | null {
  const { t } = sentences;
  switch (reading.name) {
    case 'reading':
    case 'waiting':
      return t(`insights.outcomes.${reading.name}`, { week: reading.week, of: reading.of });
    case 'failed':
      return t('insights.outcomes.failed', { reason: faultSentence(sentences, reading.error) });
    case 'idle':
    case 'hidden':
    case 'done':
      return null;
  }
}

/** Which weeks the figures are of; null where there are none. */
export function weeksSentence({ t, locale }: Sentences, weeks: readonly KeptWeek[]): string | null {
  const last = weeks.at(-1);
  if (last === undefined) return null;
  const monday = new Date(`${last.firstDay}T12:00Z`);
  // A calendar day, wherever it is read.
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(monday);
  return t('insights.outcomes.weeks', { count: weeks.length, day });
}
