import { useMemo } from 'react';
import { type DeviationPattern, PATTERN_AT_LEAST, suggestedGiven } from '#domain/insights/suggested-given.ts';
import { money } from '#domain/money/money.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { formatChange } from '#ui/i18n/figure-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName, gestureName } from '#ui/i18n/sentences.ts';
import { Panel } from '../parts/Panel.tsx';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { minor } from '../parts/lead-sentences.ts';
import type { PartProps } from './insights-props.ts';

/** So many reasons of one pattern are shown; they are read, not counted. */
const REASONS_AT_MOST = 20;

/** What was suggested beside what was given, and where people deviate. */
export function GivenPanel(props: PartProps) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { read, period, account } = props;
  const found = useMemo(() => suggestedGiven(read.moments, period, account.currency), [read, period, account.currency]);
  const numbers = new Intl.NumberFormat(locale);
  const compared = found.shares.reduce((sum, { count }) => sum + count, 0);
  const { unknown, withoutKind, foreign, patterns } = found;
  return (
    <Panel title={t('insights.given.title')}>
      {compared === 0 ? (
        <p className="quiet">{t('insights.given.none')}</p>
      ) : (
        <table className="table table-listed">
          <thead>
            <tr>
              <th scope="col">{t('insights.given.how')}</th>
              <th scope="col">{t('insights.given.count')}</th>
              <th scope="col">{t('insights.given.suggested')}</th>
              <th scope="col">{t('insights.given.given')}</th>
            </tr>
          </thead>
          <tbody>
            {found.shares.map(({ comparison, count, suggestedMinor, givenMinor }) => (
              <tr key={comparison}>
                <th scope="row">{t(`insights.given.${comparison}`)}</th>
                <td data-label={t('insights.given.count')}>{numbers.format(count)}</td>
                <td data-label={t('insights.given.suggested')}>{minor(locale, suggestedMinor, account.currency)}</td>
                <td data-label={t('insights.given.given')}>{minor(locale, givenMinor, account.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unknown > 0 && <p className="quiet">{t('insights.given.unknown', { count: unknown })}</p>}
      {withoutKind > 0 && <p className="quiet">{t('insights.given.without_kind', { count: withoutKind })}</p>}
      {foreign > 0 && <p className="quiet">{t('insights.given.foreign', { count: foreign })}</p>}
      {patterns.length > 0 && <Patterns patterns={patterns} {...props} />}
    </Panel>
  );
}

function Patterns({ patterns, account, policy }: PartProps & { readonly patterns: readonly DeviationPattern[] }) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { shown, more } = useFirstRows(patterns);
  const numbers = new Intl.NumberFormat(locale);
  return (
    <>
      <h4>{t('insights.pattern.title')}</h4>
      <table className="table table-listed">
        <thead>
          <tr>
            <th scope="col">{t('insights.pattern.what')}</th>
            <th scope="col">{t('insights.given.count')}</th>
            <th scope="col">{t('insights.pattern.median')}</th>
            <th scope="col">{t('insights.pattern.reasons')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cause, gesture, count, medianMinor, reasons }) => {
            const what = t('insights.pattern.of', {
              cause: causeName(sentences, cause, policy),
              gesture: gestureName(sentences, gesture, null),
            });
            return (
              <tr key={`${cause} ${gesture}`}>
                <th scope="row">{what}</th>
                <td data-label={t('insights.given.count')}>{numbers.format(count)}</td>
                <td data-label={t('insights.pattern.median')}>
                  {medianMinor === null ? t('insights.pattern.too_few') : formatChange(locale, money(medianMinor, account.currency))}
                </td>
                <td data-label={t('insights.pattern.reasons')}>
                  {reasons.length === 0 ? (
                    t('insights.pattern.no_reason')
                  ) : (
                    <Disclosure label={t('insights.pattern.read', { count: reasons.length })}>
                      <ul className="findings">
                        {reasons.slice(0, REASONS_AT_MOST).map((reason, index) => (
                          <li key={index} className="as-typed" dir="auto">
                            {reason}
                          </li>
                        ))}
                      </ul>
                    </Disclosure>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more}
      <p className="quiet">{t('insights.pattern.rule', { count: PATTERN_AT_LEAST })}</p>
    </>
  );
}
