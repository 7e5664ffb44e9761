import type { ChosenSet } from '#domain/journal/limits.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { type Differing, GAP_PARTS, type LimitsTrial, TRIAL_PARTS, type TrialOutcome } from '#domain/policy/limits-trial.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { formatChange } from '#ui/i18n/figure-formats.ts';
import { formatDuration, formatList } from '#ui/i18n/formats.ts';
import { FigureTable } from '../parts/FigureTable.tsx';
import { type Account, minor } from '../parts/lead-sentences.ts';
import { keyOfLimit, limitLabel } from './limits-sentences.ts';
import { type PastReading, TRIED_DAYS } from './past-reading.ts';

/** Between two characters no line ends where this stands. */
const WORD_JOINER = '\u2060';

/** What past moments come to under the limits of now and under those that are tried. */
export function TrialFigures({
  of,
  trial,
  past,
  account,
}: {
  readonly of: ChosenSet;
  readonly trial: LimitsTrial;
  readonly past: Omit<PastReading, 'moments'>;
  readonly account: Account;
}) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const count = new Intl.NumberFormat(locale);
  const sum = (amountMinor: number): string => minor(locale, amountMinor, account.currency);
  const refused = ({ refused: times, refusedMinor }: TrialOutcome): string =>
    t('limits.trial.count_of', { count: count.format(times), amount: sum(refusedMinor) });
  const byLimit = trial.byLimit.flatMap(({ limit, now, tried }) => {
    const key = keyOfLimit(limit);
    if (key === null) return [];
    return [[t('limits.trial.refused_by', { limit: limitLabel(sentences, key) }), count.format(now), count.format(tried)] as const];
  });
  const rows = [
    [t('limits.trial.spent'), sum(trial.now.spentMinor), sum(trial.tried.spentMinor)],
    [t('limits.trial.refused'), refused(trial.now), refused(trial.tried)],
    ...byLimit,
    [t('limits.trial.asked'), count.format(trial.now.asked), count.format(trial.tried.asked)],
  ] as const;
  const { moments, customers, agents } = trial.differing;
  const isSame = moments.more === 0 && moments.less === 0;
  const differing = [
    [t('limits.trial.moments'), moments],
    [t('limits.trial.customers'), customers],
    [t('limits.trial.agents'), agents],
  ] as const satisfies readonly (readonly [string, Differing])[];
  return (
    <section className="stack" aria-label={t('limits.trial.title', { days: formatDuration(locale, { days: TRIED_DAYS }) })}>
      <h4>{t('limits.trial.title', { days: formatDuration(locale, { days: TRIED_DAYS }) })}</h4>
      {trial.moments === 0 ? (
        <p>{t('limits.trial.nothing')}</p>
      ) : (
        <>
          <p>{wholeSentence(sentences, trial, account)}</p>
          <FigureTable
            heads={[t('limits.trial.what'), t('limits.trial.before'), t('limits.trial.tried')]}
            rows={rows.map((cells) => ({ key: cells[0], cells }))}
          />
          {isSame ? (
            <p>{t('limits.trial.same')}</p>
          ) : (
            <FigureTable
              heads={[t('limits.trial.who'), t('limits.trial.more'), t('limits.trial.less')]}
              rows={differing.map(([name, { more, less }]) => ({ key: name, cells: [name, count.format(more), count.format(less)] }))}
            />
          )}
          <p className="quiet">
            {gapSentence(sentences, trial, account)} {t('limits.trial.basis')} {of.rules !== undefined && t('limits.trial.groups')}
          </p>
        </>
      )}
      {!past.isWhole && <p className="quiet">{t('limits.trial.not_whole')}</p>}
      {past.unreadable > 0 && <p className="quiet">{t('limits.trial.unreadable', { count: past.unreadable })}</p>}
    </section>
  );
}

/** How much more or less is given, and how many more or fewer need a lead or are refused: the differences of the table's columns. */
function wholeSentence(sentences: Sentences, { parts, now, tried, moments }: LimitsTrial, { currency }: Account): string {
  const { t, locale } = sentences;
  const changes = (['asked', 'refused'] as const).flatMap((what) => {
    const more = tried[what] - now[what];
    const count = new Intl.NumberFormat(locale).format(Math.abs(more));
    return more === 0 ? [] : [t(`limits.trial.change.${what}_${more > 0 ? 'more' : 'fewer'}`, { count })];
  });
  const sums = TRIAL_PARTS.flatMap((part) => {
    const { count, minor: difference } = parts[part];
    return count === 0 ? [] : [t(`limits.trial.part.${part}`, { amount: differenceSum(locale, difference, currency) })];
  });
  return [
    t('limits.trial.of', {
      count: moments,
      parts: changes.length === 0 ? t('limits.trial.change.none') : formatList(locale, changes),
      difference: differenceSum(locale, tried.spentMinor - now.spentMinor, currency),
    }),
    ...(sums.length === 0 ? [] : [t('limits.trial.by', { parts: formatList(locale, sums) })]),
    ...(parts.asked.count === 0 ? [] : [t('limits.trial.why_asked')]),
  ].join(' ');
}

/** What was really given, and by what the limits of now come to another sum. */
function gapSentence({ t, locale }: Sentences, { givenMinor, now, gap, parts }: LimitsTrial, { currency }: Account): string {
  const amount = minor(locale, givenMinor, currency);
  const reasons = GAP_PARTS.flatMap((part) => {
    const { count, minor: difference } = gap[part];
    const said = { count: new Intl.NumberFormat(locale).format(count), amount: differenceSum(locale, difference, currency) };
    return count === 0 ? [] : [t(`limits.trial.gap.${part}`, said)];
  });
  if (reasons.length === 0) return t('limits.trial.really_same', { amount });
  const difference = differenceSum(locale, now.spentMinor - givenMinor, currency);
  const said = t('limits.trial.really', { amount, difference, parts: formatList(locale, reasons) });
  // The sentence above the figures says it where it makes a difference there.
  return gap.asked.count === 0 || parts.asked.count > 0 ? said : `${said} ${t('limits.trial.why_asked')}`;
}

/** So much more or less, in one piece: no line ends between the sign and the sum. */
function differenceSum(locale: string, minorUnits: number, currency: Currency): string {
  return formatChange(locale, money(minorUnits, currency)).replace(/[-+\u2212]/u, `$&${WORD_JOINER}`);
}
