import { useMemo } from 'react';
import { type DeviationPattern, PATTERN_AT_LEAST, suggestedGiven } from '#domain/insights/suggested-given.ts';
import { money } from '#domain/money/money.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { formatChange } from '#ui/i18n/figure-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName, gestureName } from '#ui/i18n/sentences.ts';
import { FigureTable } from '../parts/FigureTable.tsx';
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
        <FigureTable
          heads={(['how', 'count', 'suggested', 'given'] as const).map((head) => t(`insights.given.${head}`))}
          rows={found.shares.map(({ comparison, count, suggestedMinor, givenMinor }) => ({
            key: comparison,
            cells: [
              t(`insights.given.${comparison}`),
              numbers.format(count),
              minor(locale, suggestedMinor, account.currency),
              minor(locale, givenMinor, account.currency),
            ],
          }))}
        />
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
      <FigureTable
        heads={[t('insights.pattern.what'), t('insights.given.count'), t('insights.pattern.median'), t('insights.pattern.reasons')]}
        rows={shown.map(({ cause, gesture, count, medianMinor, reasons }) => ({
          key: `${cause} ${gesture}`,
          cells: [
            t('insights.pattern.of', { cause: causeName(sentences, cause, policy), gesture: gestureName(sentences, gesture, null) }),
            numbers.format(count),
            medianMinor === null ? t('insights.pattern.too_few') : formatChange(locale, money(medianMinor, account.currency)),
            <Reasons key="reasons" reasons={reasons} />,
          ],
        }))}
      />
      {more}
      <p className="quiet">{t('insights.pattern.rule', { count: PATTERN_AT_LEAST })}</p>
    </>
  );
}

function Reasons({ reasons }: Pick<DeviationPattern, 'reasons'>) {
  const { t } = useSentences();
  if (reasons.length === 0) return t('insights.pattern.no_reason');
  return (
    <Disclosure label={t('insights.pattern.read', { count: reasons.length })}>
      <ul className="findings">
        {reasons.slice(0, REASONS_AT_MOST).map((reason, index) => (
          <li key={index} className="as-typed" dir="auto">
            {reason}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
