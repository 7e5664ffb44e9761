import type { ReactNode } from 'react';
import type { LeadSession } from '../lead-session.ts';
import type { BudgetView, LeadState } from '../session/lead-state.ts';
import { commitmentFacts } from '#ledger/lead-corrections.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatMonth } from '#ui/i18n/formats.ts';
import { commitmentName } from '#ui/i18n/sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { FlaggedList } from './FlaggedList.tsx';
import { MeasurePanel } from './MeasurePanel.tsx';
import { AgentsToday, Month } from './MonthFigures.tsx';
import { MomentRow } from '../parts/MomentRow.tsx';
import { MoreRows, ROWS_AT_MOST } from '../parts/MoreRows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import { Totals } from './Totals.tsx';
import { taskSentence } from '../parts/lead-outcomes.ts';
import { formatInstant, personName } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: LeadState;
  readonly session: LeadSession;
}

/** The team's month: spent, held, left, what is unfinished and what is wrong. */
export function BudgetTab({ state, session }: Props) {
  const sentences = useSentences();
  return (
    <div className="stack">
      <Progress state={state} />
      <SectionBody
        title={sentences.t('tab.budget')}
        section={state.budget}
        heightPx={360}
        timeZone={state.timeZone}
        onRetry={() => {
          void session.refresh();
        }}
      >
        {(view) => <Budget view={view} state={state} session={session} />}
      </SectionBody>
    </div>
  );
}

function Progress({ state: { reading } }: { readonly state: LeadState }) {
  const sentences = useSentences();
  if (reading === null) return null;
  return (
    <p className="quiet">
      {sentences.t('budget.reading', { count: reading.entries })}
      {reading.isWaiting && ` ${sentences.t('budget.reading_waits')}`}
    </p>
  );
}

function Budget({ view, state, session }: Props & { readonly view: BudgetView }) {
  const sentences = useSentences();
  const { timeZone, nowMs } = state;
  const isCutShort = view.stamp !== null && view.seenSinceMs > view.monthSinceMs;
  return (
    <div className="stack stack-wide">
      <Toolbar
        title={`${sentences.t('budget.month')}: ${formatMonth(sentences.locale, nowMs, timeZone)}`}
        section={state.budget}
        timeZone={timeZone}
        onRefresh={() => session.refresh()}
      />
      {!view.isWhole && <Notice type="warning">{sentences.t('budget.not_whole')}</Notice>}
      <TaskNotice state={state} />
      <Month view={view} state={state} />
      <div className="columns">
        <AgentsToday view={view} state={state} />
        <Unfinished view={view} state={state} session={session} />
      </div>
      <FlaggedList view={view} state={state} session={session} />
      {isCutShort && (
        <p className="quiet">{sentences.t('budget.since', { when: formatInstant(sentences.locale, view.seenSinceMs, timeZone) })}</p>
      )}
      <div className="columns">
        <Totals view={view} state={state} session={session} />
        <MeasurePanel view={view} state={state} session={session} />
      </div>
    </div>
  );
}

/** How the last thing that a lead put right went: its row is gone by then. */
function TaskNotice({ state }: { readonly state: LeadState }): ReactNode {
  const sentences = useSentences();
  const last = [...state.tasks.values()].at(-1);
  return last?.phase === 'done' ? <Notice type="success">{taskSentence(sentences, last)}</Notice> : null;
}

function Unfinished({ view, state, session }: Props & { readonly view: BudgetView }) {
  const sentences = useSentences();
  const { currency } = state.settings.settings;
  return (
    <Panel title={sentences.t('budget.unfinished')}>
      {view.unfinished.length === 0 && <p className="quiet">{sentences.t('budget.unfinished_none')}</p>}
      {view.unfinished.length > 0 && <p className="quiet">{sentences.t('budget.unfinished_why')}</p>}
      <ul className="rows">
        {view.unfinished.slice(0, ROWS_AT_MOST).map((one) => (
          <MomentRow
            key={one.momentId}
            title={commitmentName(sentences, one)}
            detail={sentences.t('budget.row', {
              id: one.ticketId,
              who: personName(sentences, state, one.agentId),
              when: formatAgo(sentences, one.reservedAtMs, state),
            })}
            ticketId={one.ticketId}
            takeBack={{
              momentId: one.momentId,
              reserveId: one.reserveId,
              what: commitmentName(sentences, one),
              facts: commitmentFacts(one, currency),
            }}
            state={state}
            session={session}
          />
        ))}
      </ul>
      <MoreRows count={view.unfinished.length} />
    </Panel>
  );
}
