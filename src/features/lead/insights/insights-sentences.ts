import { type CauseWeeks, PERIOD_TICKETS_AT_LEAST } from '#domain/insights/causes-by-week.ts';
import { type Period, weekStarts } from '#domain/insights/period.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatList, formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { Telling } from '../session/cause-marks.ts';
import type { ReadingPhase } from './insights-state.ts';
import type { CopyingReply } from './people-state.ts';

/** How reading of the period stands; empty once nothing is left to read. Without a count where that is null. */
export function readingSentence(sentences: Sentences, reading: ReadingPhase, count: number | null): string {
  if (reading.name === 'idle') return '';
  const said =
    reading.name === 'failed'
      ? sentences.t('insights.reading.failed', { reason: faultSentence(sentences, reading.error) })
      : sentences.t(`insights.reading.${reading.name}`);
  return count === null ? said : `${said} ${sentences.t('insights.reading.count', { count })}`;
}

/** A day of the account's calendar: `12 Nov`. */
export function formatShortDay(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(Date.parse(`${day}T00:00Z`));
}

export function trendSentence({ t, locale }: Sentences, { trend, step, weeks, compared }: Trend, period: Period): string {
  const first = weeks.length - compared;
  if (step !== null && (trend === 'grew' || trend === 'fell'))
    return t(`insights.trend.${trend}`, {
      day: formatShortDay(locale, weekStarts(period)[step.week] ?? period.since),
      before: aWeek(locale, step.before, step.week - first),
      after: aWeek(locale, step.after, weeks.length - step.week),
    });
  const inAll = weeks.slice(first).reduce((sum, count) => sum + count, 0);
  if (trend === 'steady') return t('insights.trend.steady', { mean: aWeek(locale, inAll, compared) });
  return t(`insights.trend.${trend}`, { count: PERIOD_TICKETS_AT_LEAST });
}

type Trend = Pick<CauseWeeks, 'trend' | 'step' | 'weeks' | 'compared'>;

/** So many a week: where there are few, to a tenth. */
function aWeek(locale: string, count: number, weeks: number): string {
  const mean = count / weeks;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: mean < 10 ? 1 : 0 }).format(mean);
}

/** The week with the most tickets, and how many those are; of equals the latest. */
export function highestSentence({ t, locale }: Sentences, weeks: readonly number[], period: Period): string {
  const most = Math.max(0, ...weeks);
  const day = formatShortDay(locale, weekStarts(period)[weeks.lastIndexOf(most)] ?? period.since);
  const [from, until] = [formatShortDay(locale, period.since), formatShortDay(locale, period.until)];
  return t('insights.causes.highest', { from, until, count: most, day });
}

/** What was given for a cause: the team's currency, others beside it, and how often something was taken back. */
export function costSentence(
  { t, locale }: Sentences,
  { given, foreign, undone }: Pick<CauseWeeks, 'given' | 'foreign' | 'undone'>,
): string {
  const amounts = [given, ...foreign].map((amount) => formatMoney(locale, amount));
  const cost = t('insights.causes.cost', { amount: formatList(locale, amounts) });
  return undone === 0 ? cost : `${cost} ${t('insights.causes.undone', { count: undone })}`;
}

/** What a chart shows, for whoever does not see it. */
export function chartSentence(
  { t, locale }: Sentences,
  { name, weeks, period }: { readonly name: string; readonly weeks: readonly number[]; readonly period: Period },
): string {
  const numbers = new Intl.NumberFormat(locale);
  const counts = formatList(
    locale,
    weeks.map((count) => numbers.format(count)),
  );
  return t('insights.causes.chart', { cause: name, day: formatShortDay(locale, period.since), counts });
}

/** Whether it is kept that a customer was told, and what became of a copy; empty where nobody has pressed. */
export function tellingSentence(sentences: Sentences, telling: Telling, copying: CopyingReply): string {
  const { t } = sentences;
  const kept =
    telling.phase === 'failed'
      ? t('insights.fixed.not_kept', { reason: faultSentence(sentences, telling.error) })
      : telling.phase === 'done'
        ? t('insights.fixed.kept')
        : '';
  const copied = copying.phase === 'idle' ? '' : t(copying.phase === 'copied' ? 'insights.fixed.copied' : 'insights.fixed.copy_refused');
  return [kept, copied].filter((sentence) => sentence !== '').join(' ');
}
