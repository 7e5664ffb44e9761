import { useMemo } from 'react';
import { DECIDED_AT_LEAST, SIGNED_PERCENT, requestFigures } from '#domain/insights/request-figures.ts';
import { USED_SHARES, unusedTrust } from '#domain/insights/unused-trust.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { FigureTable } from '../parts/FigureTable.tsx';
import { Panel } from '../parts/Panel.tsx';
import { minor } from '../parts/lead-sentences.ts';
import type { PartProps } from './insights-props.ts';
import type { PeopleState } from './people-state.ts';

const BECAME = ['unchanged', 'less', 'more', 'declined', 'withdrawn', 'waiting'] as const;

/** What became of the requests to leads, and what that says of the limit. */
export function RequestsPanel({ read, period }: PartProps) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const figures = useMemo(() => requestFigures(read.moments, period), [read, period]);
  const numbers = new Intl.NumberFormat(locale);
  const made = BECAME.reduce((sum, key) => sum + figures[key], 0);
  return (
    <Panel title={t('insights.requests.title')}>
      {made === 0 ? (
        <p className="quiet">{t('insights.requests.none')}</p>
      ) : (
        <>
          <FigureTable
            heads={[t('insights.requests.became'), t('insights.given.count')]}
            rows={BECAME.map((key) => ({ key, cells: [t(`insights.requests.${key}`), numbers.format(figures[key])] }))}
          />
          {figures.hint !== 'none' && (
            <p>
              {t(`insights.requests.hint.${figures.hint}`, { count: DECIDED_AT_LEAST, percent: formatPercent(locale, SIGNED_PERCENT) })}
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

/** How much of what people are trusted with they do not use: counts, and nobody's name. */
export function TrustPanel({ read, period, account, people }: PartProps & { readonly people: PeopleState }) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { currency } = account;
  const { teamIds, teamError, dayLimit, limitError } = people;
  const agentDayMinor = dayLimit?.minor ?? null;
  const trust = useMemo(
    () => unusedTrust(read.moments, period, { currency, agentDayMinor, teamIds }),
    [read, period, currency, agentDayMinor, teamIds],
  );
  const numbers = new Intl.NumberFormat(locale);
  const { used } = trust;
  return (
    <Panel title={t('insights.trust.title')}>
      <p>
        {t('insights.trust.gave', { count: trust.gave })}{' '}
        {trust.gaveNothing !== null && t('insights.trust.gave_nothing', { count: trust.gaveNothing })}
      </p>
      {teamError !== null && (
        <div>
          {t('insights.trust.team_failed', { reason: faultSentence(sentences, teamError) })}
          <FaultDetails fault={teamError} />
        </div>
      )}
      {limitError !== null && (
        <div>
          {t('insights.trust.limit_failed', { reason: faultSentence(sentences, limitError) })}
          <FaultDetails fault={limitError} />
        </div>
      )}
      {dayLimit !== null && used === null && <p className="quiet">{t('insights.trust.no_limit')}</p>}
      {agentDayMinor !== null && used !== null && (
        <>
          <FigureTable
            heads={[t('insights.trust.share'), t('insights.trust.days')]}
            rows={USED_SHARES.map((share) => ({ key: share, cells: [t(`insights.trust.used.${share}`), numbers.format(used[share])] }))}
          />
          <p className="quiet">{t('insights.trust.rule', { amount: minor(locale, agentDayMinor, currency) })}</p>
        </>
      )}
    </Panel>
  );
}
