import { Button } from '@zendeskgarden/react-buttons';
import { type Mismatch, type MismatchKind, momentIdOf } from '#domain/moments/reconcile.ts';
import type { Reconciliation } from '#ledger/reconcile.ts';
import { type EntryFacts, factsOfCommitment } from '#ledger/entries.ts';
import { type Section, lastValue } from '#ports/section.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { gestureName } from '#ui/i18n/sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import type { LeadState, TakenBack } from '../session/lead-state.ts';
import { MomentRow } from '../parts/MomentRow.tsx';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Account, byWhom, formatInstant } from '../parts/lead-sentences.ts';
import { mendErrorSentence } from './mend-sentences.ts';
import type { Mend, MendStatus, ReconciliationState } from './reconciliation-state.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';

interface Props {
  readonly account: Account;
  readonly mending: ReconciliationState['mending'];
  readonly corrections: LeadState['corrections'];
  readonly onMend: (mismatch: Mismatch, mend: Mend) => Promise<void>;
  readonly onTakeBack: (taken: TakenBack, facts: EntryFacts) => Promise<void>;
  readonly onShowTicket: (ticketId: string) => void;
}

/** What makes the two agree; taking back, which leads do everywhere, comes beside it. */
const MENDS: Readonly<Record<MismatchKind, readonly Mend[]>> = {
  unwritten: ['write_down'],
  uncounted: ['count', 'mark_voided'],
  undone: ['mark_voided', 'count'],
  held: ['mark_given'],
};

/** Where what was given and what was written down do not agree, with a click each, and how far that was looked for. */
export function MismatchList({
  section,
  onCompare,
  ...props
}: Props & { readonly section: Section<Reconciliation>; readonly onCompare: () => Promise<void> }) {
  const sentences = useSentences();
  const value = lastValue(section);
  const last = [...props.mending.values()].at(-1);
  return (
    <Panel title={sentences.t('mismatch.title')}>
      {last?.phase === 'done' && <Notice type="success">{sentences.t(`mismatch.done.${last.mend}`)}</Notice>}
      {section.state === 'loading' && <p className="quiet">{sentences.t('mismatch.comparing')}</p>}
      {section.state === 'failed' && (
        <Notice type="warning">
          {sentences.t('mismatch.not_compared', { reason: faultSentence(sentences, section.error) })}
          <FaultDetails fault={section.error} />
          <div className="row">
            <Button
              size="small"
              onClick={() => {
                void onCompare();
              }}
            >
              {sentences.t('section.retry')}
            </Button>
          </div>
        </Notice>
      )}
      {value !== null && <Compared value={value} {...props} />}
    </Panel>
  );
}

function Compared({ value, ...props }: Props & { readonly value: Reconciliation }) {
  const sentences = useSentences();
  const { mismatches, sinceMs, records, unreadable } = value;
  const { shown, more } = useFirstRows(mismatches);
  const when = Number.isFinite(sinceMs) ? formatInstant(sentences.locale, sinceMs, props.account.timeZone) : null;
  return (
    <>
      <p className="quiet">
        {sentences.t(mismatches.length === 0 ? 'mismatch.none' : 'mismatch.why')}{' '}
        {when === null ? sentences.t('mismatch.looked_all', { count: records }) : sentences.t('mismatch.looked', { count: records, when })}
      </p>
      {unreadable > 0 && <Notice type="warning">{sentences.t('mismatch.unreadable', { count: unreadable })}</Notice>}
      {mismatches.length > 0 && (
        <ul className="rows">
          {shown.map((mismatch) => (
            <MismatchRow key={momentIdOf(mismatch)} mismatch={mismatch} {...props} />
          ))}
        </ul>
      )}
      {more}
    </>
  );
}

function MismatchRow({
  mismatch,
  account,
  mending,
  corrections,
  onMend,
  onTakeBack,
  onShowTicket,
}: Props & { readonly mismatch: Mismatch }) {
  const sentences = useSentences();
  const momentId = momentIdOf(mismatch);
  const status = mending.get(momentId);
  const { what, who, atMs, ticketId } = factsOf(mismatch);
  const kind = sentences.t(`mismatch.kind.${mismatch.kind}`);
  const isBusy = status?.phase === 'working' || corrections.get(momentId)?.phase === 'working';
  const takeBack =
    mismatch.kind === 'held'
      ? {
          what: kind,
          account,
          correction: corrections.get(momentId),
          onTakeBack: () => onTakeBack(mismatch.commitment, factsOfCommitment(mismatch.commitment, account.currency)),
        }
      : undefined;
  return (
    <MomentRow
      title={kind}
      detail={
        <>
          <div>
            {gestureName(sentences, what.gesture, what.amount, what.count)} ·{' '}
            {sentences.t('budget.row', {
              id: ticketId,
              who: byWhom(sentences, account, who),
              when: formatAgo(sentences, atMs, account),
            })}
          </div>
          <div>{sentences.t(`mismatch.do.${mismatch.kind}`)}</div>
          <MendFailure status={status} account={account} />
        </>
      }
      ticketId={ticketId}
      onShowTicket={onShowTicket}
      {...(takeBack !== undefined && { takeBack })}
    >
      {MENDS[mismatch.kind].map((mend) => (
        <PressButton
          key={mend}
          size="small"
          isHeld={isBusy}
          aria-label={sentences.t('mismatch.of', { what: sentences.t(`mismatch.mend.${mend}`), id: ticketId })}
          onClick={() => {
            void onMend(mismatch, mend);
          }}
        >
          {sentences.t(`mismatch.mend.${mend}`)}
        </PressButton>
      ))}
    </MomentRow>
  );
}

function MendFailure({ status, account }: { readonly status: MendStatus | undefined; readonly account: Account }) {
  const sentences = useSentences();
  if (status?.phase !== 'failed') return null;
  const { error } = status;
  return (
    <div>
      {mendErrorSentence(sentences, error, account)}
      {(error.kind === 'fault' || error.kind === 'failed') && <FaultDetails fault={error.error} />}
    </div>
  );
}

function factsOf(mismatch: Mismatch) {
  if (mismatch.kind === 'unwritten') {
    const { detail, stated: amount, forAgentId: who, reservedAtMs: atMs, ticketId } = mismatch.commitment;
    return { what: { gesture: detail.gesture ?? 'apology', amount, count: detail.count }, who, atMs, ticketId } as const;
  }
  const { moment, atMs } = mismatch;
  return { what: moment, who: moment.agentId, atMs, ticketId: moment.ticketId } as const;
}
