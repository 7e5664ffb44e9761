import { useMemo } from 'react';
import { type CauseWeeks, PERIOD_TICKETS_AT_LEAST, causesByWeek } from '#domain/insights/causes-by-week.ts';
import { weekStarts } from '#domain/insights/period.ts';
import { ticketsSince } from '#domain/insights/since-fixed.ts';
import { lastValue } from '#ports/section.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { CauseActions } from '../parts/CauseActions.tsx';
import type { Account } from '../parts/lead-sentences.ts';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { FigureTable } from '../parts/FigureTable.tsx';
import { Panel } from '../parts/Panel.tsx';
import { CauseChart } from './CauseChart.tsx';
import { chartSentence, costSentence, formatShortDay, highestSentence, trendSentence } from './insights-sentences.ts';
import type { CausePartProps } from './insights-props.ts';

/** Further causes are shown to whoever asks. */
const CAUSES_AT_FIRST = 5;

/** Which causes come up, week by week, what they cost, and what leads say of them. */
export function CausesPanel(props: CausePartProps) {
  const sentences = useSentences();
  const { t } = sentences;
  const { read, period, account, marksState } = props;
  const causes = useMemo(
    () => causesByWeek(read.moments, period, { currency: account.currency, wholeSince: read.wholeSince }),
    [read, period, account.currency],
  );
  const { shown, more } = useFirstRows(causes, CAUSES_AT_FIRST);
  const personIds = useMemo(() => peopleIn(read, account), [read, account]);
  const most = Math.max(0, ...causes.flatMap(({ weeks }) => weeks));
  const { statuses } = marksState;
  return (
    <Panel title={t('insights.causes.title')}>
      {causes.length === 0 ? (
        <p className="quiet">{t('insights.causes.none')}</p>
      ) : (
        <>
          <ul className="cause-list">
            {shown.map((cause) => (
              <CauseRow key={cause.cause} cause={cause} most={most} personIds={personIds} {...props} />
            ))}
          </ul>
          {more}
          <p className="quiet">{t('insights.causes.rule', { count: PERIOD_TICKETS_AT_LEAST })}</p>
        </>
      )}
      {statuses.state === 'failed' && (
        <div>
          {t('cause_mark.load_failed', { reason: faultSentence(sentences, statuses.error) })}
          <FaultDetails fault={statuses.error} />
        </div>
      )}
    </Panel>
  );
}

/** Whoever is known to work here: those of whom moments tell, and whoever looks. */
function peopleIn(read: CausePartProps['read'], account: Account): readonly string[] {
  const ids = new Set([account.ownId, ...read.moments.map(({ agentId }) => agentId)]);
  ids.delete('');
  return [...ids]
    .filter((id) => account.names.has(id))
    .toSorted((one, other) => ((account.names.get(one) ?? '') < (account.names.get(other) ?? '') ? -1 : 1));
}

function CauseRow({
  cause: about,
  most,
  personIds,
  ...props
}: CausePartProps & { readonly cause: CauseWeeks; readonly most: number; readonly personIds: readonly string[] }) {
  const sentences = useSentences();
  const { read, period, account, policy, marks, marksState } = props;
  const { cause, tickets, weeks } = about;
  const name = causeName(sentences, cause, policy);
  const fix = lastValue(marksState.statuses)?.get(cause)?.fix ?? null;
  const since =
    fix === null
      ? null
      : {
          count: ticketsSince(read.moments, cause, fix.atMs),
          isWhole: read.wholeSince <= localDay(fix.atMs, account.timeZone),
        };
  return (
    <li className="stack stack-tight">
      <div className="cause-row">
        <div className="stack stack-tight">
          <h4>{name}</h4>
          <p>
            {sentences.t('insights.causes.tickets', { count: tickets })} · {trendSentence(sentences, about, period)}
          </p>
          <p className="quiet">{costSentence(sentences, about)}</p>
        </div>
        <div>
          <CauseChart name={chartSentence(sentences, { name, weeks, period })} weeks={weeks} most={most} />
          <p className="quiet">{highestSentence(sentences, weeks, period)}</p>
        </div>
      </div>
      <Disclosure label={sentences.t('insights.causes.table_of', { cause: name })}>
        <WeeksTable weeks={weeks} period={period} />
      </Disclosure>
      <CauseActions {...{ cause, name, since, account, personIds, marks }} state={marksState} isListed />
    </li>
  );
}

/** What the picture shows, week by week. */
function WeeksTable({ weeks, period }: Pick<CausePartProps, 'period'> & { readonly weeks: readonly number[] }) {
  const { t, locale } = useSentences();
  const numbers = new Intl.NumberFormat(locale);
  return (
    <FigureTable
      heads={[t('insights.causes.week'), t('insights.causes.sum')]}
      rows={weekStarts(period).map((day, index) => ({ key: day, cells: [formatShortDay(locale, day), numbers.format(weeks[index] ?? 0)] }))}
    />
  );
}
