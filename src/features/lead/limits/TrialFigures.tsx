import type { ChosenSet } from '#domain/journal/limits.ts';
import { money } from '#domain/money/money.ts';
import { type Differing, type LimitsTrial, TRIAL_PARTS, type TrialOutcome } from '#domain/policy/limits-trial.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { currencyFormat, formatDuration, formatList } from '#ui/i18n/formats.ts';
import { FigureTable } from '../parts/FigureTable.tsx';
import { type Account, minor } from '../parts/lead-sentences.ts';
import { keyOfLimit, limitLabel } from './limits-sentences.ts';
import { type PastReading, TRIED_DAYS } from './past-reading.ts';

/** What past moments come to under the limits of now and under those that are tried. */
export function TrialFigures({
  of,
  trial,
  past,
  isSaved,
  account,
}: {
  readonly of: ChosenSet;
  readonly trial: LimitsTrial;
  readonly past: Omit<PastReading, 'moments'>;
  /** Whether these limits hold by now, and those beside them no more. */
  readonly isSaved: boolean;
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
            heads={[t('limits.trial.what'), t(isSaved ? 'limits.trial.before' : 'limits.trial.now'), t('limits.trial.tried')]}
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
            {t('limits.trial.really', { amount: sum(trial.givenMinor) })} {t('limits.trial.basis')}{' '}
            {of.rules !== undefined && t('limits.trial.groups')}
          </p>
        </>
      )}
      {!past.isWhole && <p className="quiet">{t('limits.trial.not_whole')}</p>}
      {past.unreadable > 0 && <p className="quiet">{t('limits.trial.unreadable', { count: past.unreadable })}</p>}
    </section>
  );
}

/** What becomes of every gesture, so that it adds up: how many, and how much more or less is given. */
function wholeSentence(sentences: Sentences, { parts, now, tried, moments }: LimitsTrial, { currency }: Account): string {
  const { t, locale } = sentences;
  const counts = new Intl.NumberFormat(locale);
  const amount = (minorUnits: number): string => currencyFormat(locale, money(minorUnits, currency), { signDisplay: 'exceptZero' });
  const said = TRIAL_PARTS.toReversed().flatMap((part) => {
    const { count, minor: difference } = parts[part];
    return count === 0 ? [] : [t(`limits.trial.part.${part}`, { count: counts.format(count), amount: amount(difference) })];
  });
  return t('limits.trial.of', { count: moments, parts: formatList(locale, said), difference: amount(tried.spentMinor - now.spentMinor) });
}
