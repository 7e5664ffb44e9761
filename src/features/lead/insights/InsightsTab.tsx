import { type ReactNode, useMemo } from 'react';
import { PERIOD_WEEKS, periodUntil } from '#domain/insights/period.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import type { Account } from '../parts/lead-sentences.ts';
import type { CauseMarks, CauseMarksState } from '../session/cause-marks.ts';
import { CausesPanel } from './CausesPanel.tsx';
import { FixedPanel } from './FixedPanel.tsx';
import { GivenPanel } from './GivenPanel.tsx';
import type { IdeasState } from './ideas-state.ts';
import { IdeasPanel } from './IdeasPanel.tsx';
import type { CausePartProps } from './insights-props.ts';
import { formatShortDay } from './insights-sentences.ts';
import type { Insights, InsightsState } from './insights-state.ts';
import type { PeopleLooks, PeopleState } from './people-state.ts';
import { type ReadPeriod, isFull } from './period-reading.ts';
import { ReadingLine } from './ReadingLine.tsx';
import { RequestsPanel, TrustPanel } from './TrustPanel.tsx';

/** How high the first of its parts is. */
const TAB_HEIGHT_PX = 420;

interface Props {
  readonly state: InsightsState;
  readonly insights: Insights;
  readonly marks: CauseMarks;
  readonly marksState: CauseMarksState;
  readonly people: PeopleLooks;
  readonly peopleState: PeopleState;
  readonly ideas: IdeasState;
  readonly account: Account;
  readonly policy: Policy;
  readonly replyLanguage: string;
  readonly onRefresh: () => Promise<void>;
  readonly onShowTicket: (ticketId: string) => void;
  /** What became of tickets: read and kept by itself. */
  readonly outcomes: ReactNode;
}

/** What a period's moments tell. */
export function InsightsTab(props: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const { state, insights, account } = props;
  return (
    <div className="stack stack-wide">
      <Toolbar title={t('insights.title')} section={state.read} timeZone={account.timeZone} onRefresh={props.onRefresh} />
      <RadioGroup
        legend={t('insights.period')}
        value={String(state.weeks)}
        columns="auto"
        options={PERIOD_WEEKS.map((weeks) => ({ value: String(weeks), label: t('insights.weeks', { count: weeks }) }))}
        onChange={(chosen) => {
          void insights.setWeeks(PERIOD_WEEKS.find((weeks) => String(weeks) === chosen) ?? state.weeks);
        }}
      />
      <SectionBody
        saysWhy
        title={t('tab.insights')}
        section={state.read}
        heightPx={TAB_HEIGHT_PX}
        timeZone={account.timeZone}
        onRetry={() => {
          void insights.load();
        }}
      >
        {(read) => <Parts read={read} {...props} />}
      </SectionBody>
      {props.outcomes}
    </div>
  );
}

function Parts({ read, ...props }: Props & { readonly read: ReadPeriod }) {
  const { state, insights, account, policy, marks, marksState, people, peopleState, ideas, onShowTicket } = props;
  const { until } = insights.period();
  const { weeks } = state;
  const period = useMemo(() => periodUntil(until, weeks), [until, weeks]);
  const parts: CausePartProps = { read, period, account, policy, marks, marksState };
  return (
    <div className="stack stack-wide">
      <ReadingLine reading={state.reading} count={read.moments.length} insights={insights} />
      <Bounds read={read} since={period.since} />
      <CausesPanel {...parts} />
      <FixedPanel {...parts} people={people} peopleState={peopleState} replyLanguage={props.replyLanguage} onShowTicket={onShowTicket} />
      <IdeasPanel {...parts} ideas={ideas} onShowTicket={onShowTicket} />
      <GivenPanel {...parts} />
      <RequestsPanel {...parts} />
      <TrustPanel {...parts} people={peopleState} />
    </div>
  );
}

/** What the figures leave out, where they leave out anything. */
function Bounds({ read, since }: { readonly read: ReadPeriod; readonly since: string }) {
  const { t, locale } = useSentences();
  const { wholeSince, unreadable } = read;
  if (wholeSince <= since && unreadable === 0) return null;
  return (
    <Notice type="warning">
      {wholeSince > since && (
        <p>{t(isFull(read) ? 'insights.too_many' : 'insights.not_whole', { day: formatShortDay(locale, wholeSince) })}</p>
      )}
      {unreadable > 0 && <p>{t('insights.unreadable', { count: unreadable })}</p>}
    </Notice>
  );
}
