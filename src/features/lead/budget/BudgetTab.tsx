import { monthPace } from '#domain/journal/month-pace.ts';
import type { Money } from '#domain/money/money.ts';
import type { EntryFacts } from '#ledger/entries.ts';
import type { Flagged } from '#ledger/flagged.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatMonth } from '#ui/i18n/figure-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LeadState, TakenBack } from '../session/lead-state.ts';
import { waitSentence } from '../parts/measured/wait-sentence.ts';
import { Toolbar } from '../parts/Toolbar.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { lastValue } from '#ports/section.ts';
import { correctionSentence } from '../parts/correction-sentence.ts';
import { type Account, formatInstant } from '../parts/lead-sentences.ts';
import type { BudgetState, BudgetView } from './budget-state.ts';
import { type Mismatch, momentIdOf } from '#domain/moments/reconcile.ts';
import { MismatchList } from './MismatchList.tsx';
import type { Mend, ReconciliationState } from './reconciliation-state.ts';
import { FlaggedList } from './FlaggedList.tsx';
import { MeasureNotice } from './MeasureNotice.tsx';
import { AgentsToday, Month } from './MonthFigures.tsx';
import { UnissuedList, unissuedSentence } from '../parts/unissued/UnissuedList.tsx';
import { type Unissued, type UnissuedState, unissuedCounts } from '../parts/unissued/unissued.ts';
import { StartPanel } from './StartPanel.tsx';
import { Totals } from './Totals.tsx';

interface Props extends Omit<BudgetState, 'nowMs'> {
  readonly account: Account;
  /** False until an admin has chosen a currency. */
  readonly hasCurrency: boolean;
  readonly corrections: LeadState['corrections'];
  /** What each agent may give in a day; null: no limit. */
  readonly agentDayMinor: number | null;
  readonly onRefresh: () => Promise<void>;
  readonly onRecount: () => Promise<void>;
  readonly onSettle: (flagged: Flagged, amount?: Money) => Promise<void>;
  readonly onStart: (spentMinor: number) => Promise<void>;
  readonly reconciling: Omit<ReconciliationState, 'nowMs'>;
  readonly onCompare: () => Promise<void>;
  readonly onMend: (mismatch: Mismatch, mend: Mend) => Promise<void>;
  /** Whether whoever looks reads how the app keeps its records, and how the account behaves. */
  readonly seesWorkings: boolean;
  readonly measuring: LeadState['measuring'];
  readonly onShowTicket: (ticketId: string) => void;
  readonly onTakeBack: (taken: TakenBack, facts: EntryFacts) => Promise<void>;
  readonly unissuedState: UnissuedState;
  readonly unissued: Pick<Unissued, 'readOn' | 'stop' | 'tick'>;
}

/** The team's month: spent, held, left, and what is wrong. */
export function BudgetTab(props: Props) {
  const sentences = useSentences();
  if (!props.hasCurrency) return <p>{sentences.t('budget.no_currency')}</p>;
  return (
    <div className="stack">
      <Progress reading={props.reading} />
      <SectionBody
        saysWhy
        title={sentences.t('tab.budget')}
        section={props.budget}
        heightPx={360}
        timeZone={props.account.timeZone}
        onRetry={() => {
          void props.onRefresh();
        }}
      >
        {(view) => <Budget view={view} {...props} />}
      </SectionBody>
    </div>
  );
}

function Progress({ reading }: Pick<Props, 'reading'>) {
  const sentences = useSentences();
  if (reading === null) return null;
  return (
    <p className="quiet">
      {sentences.t('budget.reading', { count: reading.entries })}
      {reading.isWaiting && ` ${sentences.t('budget.reading_waits')}`}
    </p>
  );
}

function Budget({ view, ...props }: Props & { readonly view: BudgetView }) {
  const sentences = useSentences();
  const { account, corrections, onShowTicket, onTakeBack } = props;
  const { timeZone, nowMs } = account;
  const { mismatches } = lastValue(props.reconciling.reconciliation) ?? { mismatches: [] };
  const isListed = (momentId: string): boolean =>
    view.flagged.some((one) => one.momentId === momentId) || mismatches.some((one) => momentIdOf(one) === momentId);
  const isCutShort = view.stamp !== null && view.seenSinceMs > view.monthSinceMs;
  return (
    <div className="stack stack-wide">
      <Toolbar
        title={`${sentences.t('budget.month')}: ${formatMonth(sentences.locale, nowMs, timeZone)}`}
        section={props.budget}
        timeZone={timeZone}
        onRefresh={props.onRefresh}
      />
      <MeasureNotice measuring={props.measuring} />
      {!view.isWhole && <Notice type="warning">{sentences.t('budget.not_whole')}</Notice>}
      <CorrectionNotice corrections={corrections} account={account} isListed={isListed} />
      <StartPanel view={view} starting={props.starting} account={account} onStart={props.onStart} />
      {/* What is in another currency has no figure in this one yet. */}
      {view.currencyStop === null && (
        <>
          <Month
            month={view.month}
            pace={view.isWhole ? monthPace(view.month.spentMinor + view.month.heldMinor, nowMs, timeZone) : null}
            currency={account.currency}
          />
          <Waiting state={props.unissuedState} account={account} />
          <AgentsToday today={view.today} limitMinor={props.agentDayMinor} account={account} />
        </>
      )}
      <UnissuedList state={props.unissuedState} account={account} unissued={props.unissued} onShowTicket={onShowTicket} />
      <FlaggedList
        flagged={view.flagged}
        account={account}
        corrections={corrections}
        onShowTicket={onShowTicket}
        onTakeBack={onTakeBack}
        onSettle={props.onSettle}
      />
      <MismatchList
        section={props.reconciling.reconciliation}
        mending={props.reconciling.mending}
        account={account}
        corrections={corrections}
        onCompare={props.onCompare}
        onMend={props.onMend}
        onTakeBack={onTakeBack}
        onShowTicket={onShowTicket}
      />
      {isCutShort && (
        <p className="quiet">{sentences.t('budget.since', { when: formatInstant(sentences.locale, view.seenSinceMs, timeZone) })}</p>
      )}
      {props.seesWorkings && <p className="quiet">{waitSentence(sentences, view.listLag, account)}</p>}
      <Totals
        stamp={view.stamp}
        stampError={props.stampError}
        account={account}
        isReading={props.reading !== null}
        hasDetails={props.seesWorkings}
        onRecount={props.onRecount}
      />
    </div>
  );
}

/** What waits to be issued, beside the sums that count it as given. Where nothing does, its own panel says so. */
function Waiting({ state, account }: { readonly state: UnissuedState } & Pick<Props, 'account'>) {
  const sentences = useSentences();
  const { gestures, owed } = unissuedCounts(state);
  return gestures + owed > 0 && <p className="quiet">{unissuedSentence(sentences, state, account)}</p>;
}

/** How the last correction went: its row is gone by then. */
function CorrectionNotice({
  corrections,
  account,
  isListed,
}: Pick<Props, 'corrections' | 'account'> & { readonly isListed: (momentId: string) => boolean }) {
  const sentences = useSentences();
  const [momentId, last] = [...corrections].at(-1) ?? ['', null];
  if (last?.phase === 'done') return <Notice type="success">{correctionSentence(sentences, last, account)}</Notice>;
  // Where the journal took it and its record did not, the row that would say so is gone as well.
  if (last?.phase !== 'failed' || isListed(momentId)) return null;
  return (
    <Notice type="warning">
      {sentences.t('budget.task_half_done', { reason: faultSentence(sentences, last.error) })}
      <FaultDetails fault={last.error} />
    </Notice>
  );
}
