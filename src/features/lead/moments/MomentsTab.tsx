import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useMemo, useRef } from 'react';
import type { Policy } from '#domain/policy/policy.ts';
import { lastValue } from '#ports/section.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatMonth } from '#ui/i18n/figure-formats.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { AsTheyStand } from '../parts/AsTheyStand.tsx';
import { LogFields } from '../../shared/log/LogFields.tsx';
import type { LogForm, LogState } from '../../shared/log/log-form.ts';
import { type Account, personName } from '../parts/lead-sentences.ts';
import { Panel } from '../parts/Panel.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import { ExportLine } from './ExportLine.tsx';
import type { MomentsExport, MomentsExportState } from './moments-export.ts';
import { MomentDetail } from './MomentDetail.tsx';
import type { DetailProps } from './MomentMarksPart.tsx';
import { type Choices, MomentFilters } from './MomentFilters.tsx';
import { MomentList } from './MomentList.tsx';
import { afterwardsOf } from './moment-row.ts';
import { MonthSummary } from './MonthSummary.tsx';
import { isNarrowed } from './moments-filter.ts';
import type { Moments, MomentsState } from './types.ts';
import { ReadingLine } from './ReadingLine.tsx';
import type { RowList } from './row-list.ts';
import type { SelectedMoment, SelectedState } from './selected-moment.ts';

const HEIGHT_PX = 420;

interface Props extends Pick<DetailProps, 'mayFeature' | 'onShowTicket'> {
  readonly state: MomentsState;
  readonly selected: SelectedState;
  readonly log: LogState;
  readonly account: Account;
  readonly policy: Policy;
  readonly moments: Moments;
  readonly detail: SelectedMoment;
  readonly logForm: LogForm;
  readonly exportState: MomentsExportState;
  /** Null for whoever may not take moments along. */
  readonly exporting: MomentsExport | null;
  readonly onLogged: (momentId: string) => void;
}

/** Every moment of the team: to search, to read, to thank for, and to tell. */
export function MomentsTab(props: Props) {
  const sentences = useSentences();
  const { state, account, moments } = props;
  return (
    <SectionBody
      saysWhy
      title={sentences.t('tab.moments')}
      section={state.moments}
      heightPx={HEIGHT_PX}
      timeZone={account.timeZone}
      saysAge
      onRetry={() => {
        void moments.load();
      }}
    >
      {(list) => <Loaded list={list} {...props} />}
    </SectionBody>
  );
}

function Loaded({ list, ...props }: Props & { readonly list: RowList }) {
  const sentences = useSentences();
  const { t } = sentences;
  const { state, account, policy, moments } = props;
  const { shown, filter } = state;
  const choices = useChoices(state, list, account.ownId);
  const { onRefresh, onNearEnd } = useMemo(() => ({ onRefresh: () => moments.load(), onNearEnd: () => void moments.readOn() }), [moments]);
  const hasOlder = list.next !== null && state.wholeMonth === null;
  return (
    <div className="stack stack-wide">
      <Toolbar title={countSentence(sentences, state, list)} section={state.moments} timeZone={account.timeZone} onRefresh={onRefresh} />
      <MomentFilters
        filter={filter}
        choices={choices}
        account={account}
        policy={policy}
        onChange={moments.setFilter}
        onClear={moments.clearFilter}
      />
      {list.unreadable > 0 && (
        <Notice type="warning">
          {t('moments.unreadable', { count: list.unreadable })}
          <AsTheyStand records={list.asTheyStand} onShowTicket={props.onShowTicket} />
        </Notice>
      )}
      {state.kept === null && <Notice type="warning">{t('moments.after_unread')}</Notice>}
      {state.marks === null && <Notice type="warning">{t('moments.marks_unread')}</Notice>}
      <div className="row moments-actions">
        <Telling {...props} personIds={choices.everybody} />
        <ReadingLine state={state} moments={moments} list={list} />
        {props.exporting !== null && <ExportLine {...props.exportState} exporting={props.exporting} />}
      </div>
      {state.mayMonthLack && <p className="quiet">{t('moments.month_searched')}</p>}
      {filter.when !== null && !state.isFiltering && shown.length > 0 && <MonthSummary rows={shown} account={account} policy={policy} />}
      <div className="moments-columns">
        {shown.length === 0 ? (
          <p className="panel quiet">{emptySentence(sentences, state, list)}</p>
        ) : (
          <MomentList
            rows={shown}
            hasOlder={hasOlder}
            selectedId={state.selectedId}
            account={account}
            policy={policy}
            afterwards={(row) => afterwardsOf(row, state.kept?.get(row.ticketId))}
            onSelect={moments.select}
            onNearEnd={onNearEnd}
          />
        )}
        <Selected {...props} collections={choices.collections} />
      </div>
    </div>
  );
}

/** The form in which a moment without a gesture is told, or the button that opens it. */
function Telling({
  log: { draft, phase, colleagues },
  logForm,
  account,
  personIds,
  onLogged,
}: Props & { readonly personIds: readonly string[] }) {
  const sentences = useSentences();
  const { t } = sentences;
  const send = async (): Promise<void> => {
    const id = await logForm.send();
    if (id !== null) onLogged(id);
  };
  const isOpen = phase.name !== 'closed' && phase.name !== 'done';
  const around = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // What was pressed is gone: the focus goes to what took its place.
    if (wasOpen.current !== isOpen) around.current?.querySelector<HTMLElement>(isOpen ? 'input, select, textarea' : 'button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div ref={around}>
      {isOpen ? (
        <Panel title={t('log.title')}>
          <LogFields
            draft={draft}
            phase={phase}
            colleagues={colleagues}
            names={new Map(personIds.map((id) => [id, personName(sentences, account, id)]))}
            ticketId={null}
            onType={logForm.type}
            onClose={logForm.close}
            onSend={() => void send()}
          />
        </Panel>
      ) : (
        <div className="row">
          <Button size="small" onClick={logForm.open}>
            {t('log.open')}
          </Button>
          {phase.name === 'done' && <span className="quiet">{t('log.done')}</span>}
        </div>
      )}
    </div>
  );
}

function Selected(props: Props & { readonly collections: readonly string[] }) {
  const { t } = useSentences();
  const { state, selected, detail, account, policy, mayFeature, collections, onShowTicket } = props;
  if (state.selectedId === null) return <p className="panel quiet moments-hint">{t('moments.choose')}</p>;
  return (
    <MomentDetail
      selected={selected}
      account={account}
      policy={policy}
      mayFeature={mayFeature}
      collections={collections}
      onSay={(mark) => void detail.say(mark)}
      onShowTicket={onShowTicket}
      onRetry={() => void detail.reload()}
    />
  );
}

/** What the list can be narrowed down to: what was read, and what the address asks for though it was not read yet. */
function useChoices(
  { marks, filter }: MomentsState,
  { rows }: RowList,
  ownId: string,
): Choices & { readonly everybody: readonly string[] } {
  return useMemo(() => {
    const causes = new Set(rows.map(({ cause }) => cause).filter((cause) => cause !== ''));
    const gestures = new Set(rows.flatMap(({ gesture }) => gesture ?? []));
    const people = new Set(rows.map(({ agentId }) => agentId));
    if (filter.cause !== null) causes.add(filter.cause);
    if (filter.gesture !== null) gestures.add(filter.gesture);
    if (filter.personId !== null) people.add(filter.personId);
    const collections = new Set([...(marks?.values() ?? [])].flatMap((of) => of.collections));
    if (filter.among?.startsWith(':') === true) collections.add(filter.among.slice(1));
    const personIds = [...people];
    return {
      causes: [...causes],
      gestures: [...gestures],
      personIds,
      collections: [...collections].toSorted(),
      everybody: [...new Set([ownId, ...personIds])],
    };
  }, [rows, marks, filter.cause, filter.gesture, filter.personId, filter.among, ownId]);
}

/** How many there are, as far as they have been read. */
export function countSentence(
  { t, locale }: Sentences,
  { shown, filter, isFiltering, wholeMonth, isMonthSearched }: MomentsState,
  { listed, next, searched }: RowList,
): string {
  if (isFiltering) return t('moments.looking');
  const monthName = (month: string): string => formatMonth(locale, Date.parse(`${month}-15T12:00Z`), 'UTC');
  if (wholeMonth !== null)
    return t(isMonthSearched ? 'moments.count_month_searched' : 'moments.count_month', {
      count: shown.length,
      month: monthName(wholeMonth),
    });
  if (filter.when === 'last_month' && searched !== null)
    return t('moments.count_month_so_far', { count: shown.length, month: monthName(searched.month) });
  if (!isNarrowed(filter)) return t(next === null ? 'moments.count' : 'moments.count_newest', { count: listed });
  return t(next === null ? 'moments.count_of' : 'moments.count_of_newest', { count: shown.length, of: listed });
}

function emptySentence({ t }: Sentences, { filter, reading, wholeMonth, mayMonthLack }: MomentsState, { rows, next }: RowList): string {
  if (rows.length === 0 && next === null) return t('moments.none');
  if (reading.name === 'reading' || reading.name === 'waiting') return t('moments.still_reading');
  if (!isNarrowed(filter)) return t('moments.none');
  return t(next === null || (wholeMonth !== null && !mayMonthLack) ? 'moments.none_like' : 'moments.none_like_yet');
}

/** What is said aloud of the tab: how many there are, once that has settled, and how the last press went. */
export function momentsAnnouncement(
  sentences: Sentences,
  state: MomentsState,
  { saying }: SelectedState,
  { phase }: LogState,
): readonly string[] {
  const list = lastValue(state.moments);
  const isMoving = list === null || state.isFiltering || state.reading.name === 'reading' || state.reading.name === 'waiting';
  return [
    isMoving ? '' : countSentence(sentences, state, list),
    saying.name === 'done' ? sentences.t(`moments.said.${saying.mark.kind}`) : '',
    saying.name === 'failed' ? sentences.t('moments.mark_failed', { reason: faultSentence(sentences, saying.error) }) : '',
    phase.name === 'done' ? sentences.t('log.done') : '',
    phase.name === 'failed' ? sentences.t('log.failed', { reason: faultSentence(sentences, phase.error) }) : '',
  ];
}
