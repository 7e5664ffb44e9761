import { PERIOD_WEEKS } from '#domain/insights/period.ts';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import type { Account } from '../parts/lead-sentences.ts';
import { ReadingLine } from './ReadingLine.tsx';
import type { ReactNode } from 'react';
import type { Insights, InsightsState } from './insights-state.ts';

/** How high the first of its parts is. */
const TAB_HEIGHT_PX = 420;

interface Props {
  readonly state: InsightsState;
  readonly insights: Insights;
  readonly account: Account;
  /** What became of tickets: read and kept by itself. */
  readonly outcomes: ReactNode;
}

/** What a period's moments tell. */
export function InsightsTab({ state, insights, account, outcomes }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  return (
    <div className="stack stack-wide">
      <Toolbar title={t('insights.title')} section={state.read} timeZone={account.timeZone} onRefresh={insights.load} />
      <RadioGroup
        legend={t('insights.period')}
        value={String(state.weeks)}
        columns={3}
        options={PERIOD_WEEKS.map((weeks) => ({ value: String(weeks), label: t('insights.weeks', { count: weeks }) }))}
        onChange={(chosen) => {
          void insights.setWeeks(PERIOD_WEEKS.find((weeks) => String(weeks) === chosen) ?? state.weeks);
        }}
      />
      <SectionBody
        title={t('tab.insights')}
        section={state.read}
        heightPx={TAB_HEIGHT_PX}
        timeZone={account.timeZone}
        onRetry={() => {
          void insights.load();
        }}
      >
        {(read) => <ReadingLine reading={state.reading} count={read.moments.length} insights={insights} />}
      </SectionBody>
      {outcomes}
    </div>
  );
}
