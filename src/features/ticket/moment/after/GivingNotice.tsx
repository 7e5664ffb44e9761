import { Button } from '@zendeskgarden/react-buttons';
import { isStated } from '#domain/journal/commitments.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { NotTakenBack } from '#ledger/undo-moment.ts';
import type { Giving } from '../../session/session-state.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { limitReader, refusalSentence } from '../../../shared/limit-sentences.ts';
import { giveErrorSentence } from './giving-sentences.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { commitmentName } from '#ui/i18n/sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
}

/** How giving stands: at work, refused, failed, interrupted, undone. What was given is shown by the card. */
export function GivingNotice({ state, session }: Props) {
  const sentences = useSentences();
  const { giving } = state;
  switch (giving.phase) {
    case 'idle':
      return null;
    case 'working':
      return <p className="quiet">{sentences.t(`moment.working.${giving.step}`)}</p>;
    case 'came_to_nothing':
      return <Notice type="info">{sentences.t('moment.came_to_nothing')}</Notice>;
    case 'refused':
      return <Refused state={state} session={session} />;
    case 'failed':
      return <Failed error={giving.error} session={session} />;
    case 'interrupted':
      return <Interrupted state={state} session={session} />;
    case 'given':
      return giving.isPosted ? null : <NotPosted session={session} />;
    case 'undone':
      return (
        <Notice type="success" title={sentences.t('moment.undone')}>
          <NotTakenBackList left={giving.left} />
        </Notice>
      );
    case 'turned_down':
      return (
        <Notice type="warning" title={sentences.t('moment.turned_down', { who: giving.by })}>
          {giving.reason !== '' && <div dir="auto">{giving.reason}</div>}
          <NotTakenBackList left={giving.left} />
        </Notice>
      );
    case 'undo_failed':
      return <UndoFailed state={state} session={session} />;
  }
}

function NotTakenBackList({ left }: { readonly left: readonly NotTakenBack[] }) {
  const sentences = useSentences();
  return left.map((what) => <div key={what}>{sentences.t(`undo_left.${what}`, { tag: MOMENT_TAG })}</div>);
}

function Refused({ state, session }: Props) {
  const sentences = useSentences();
  const { giving } = state;
  if (giving.phase !== 'refused') return null;
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{refusalSentence(sentences, giving.refusal, limitReader(state))}</span>
        {giving.refusal.isContended && (
          <div className="row">
            <Action label={sentences.t('moment.try_again')} onClick={() => session.makeItRight()} />
          </div>
        )}
      </div>
    </Notice>
  );
}

function Failed({ error, session }: Pick<Props, 'session'> & Pick<Extract<Giving, { readonly phase: 'failed' }>, 'error'>) {
  const sentences = useSentences();
  return (
    <Notice type="error">
      <div className="stack stack-tight">
        <span>{giveErrorSentence(sentences, error)}</span>
        {error.kind === 'failed' && <FaultDetails fault={error.error} />}
        <div className="row">
          <Action label={sentences.t('moment.try_again')} onClick={() => session.makeItRight()} />
          {error.isHeld && <Action label={sentences.t('moment.cancel')} onClick={() => session.cancel()} />}
        </div>
      </div>
    </Notice>
  );
}

function UndoFailed({ state, session }: Props) {
  const sentences = useSentences();
  const { giving, canUndo, standing } = state;
  if (giving.phase !== 'undo_failed') return null;
  const hasUndo = canUndo && standing?.state === 'posted';
  return (
    <Notice type="error">
      <div className="stack stack-tight">
        <span>{sentences.t('moment.undo_failed', { reason: faultSentence(sentences, giving.error) })}</span>
        <FaultDetails fault={giving.error} />
        {!hasUndo && (
          <div className="row">
            <Action label={sentences.t('moment.cancel')} onClick={() => session.cancel()} />
          </div>
        )}
      </div>
    </Notice>
  );
}

function Interrupted({ state, session }: Props) {
  const sentences = useSentences();
  const { giving } = state;
  if (giving.phase !== 'interrupted') return null;
  const what = commitmentName(sentences, giving.commitment);
  const canFinish = isStated(giving.commitment);
  const when = formatAgo(sentences, giving.commitment.reservedAtMs, state);
  return (
    <Notice type="warning" title={sentences.t('moment.interrupted', { what, when })}>
      <div className="stack stack-tight">
        <span>{sentences.t(canFinish ? 'moment.interrupted_why' : 'moment.sum_unread')}</span>
        <div className="row">
          {canFinish && <Action label={sentences.t('moment.finish')} onClick={() => session.finish()} />}
          <Action label={sentences.t('moment.cancel')} onClick={() => session.cancel()} />
        </div>
      </div>
    </Notice>
  );
}

function NotPosted({ session }: { readonly session: TicketSession }) {
  const sentences = useSentences();
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{sentences.t('moment.not_posted')}</span>
        <div className="row">
          <Action label={sentences.t('moment.finish')} onClick={() => session.finish()} />
        </div>
      </div>
    </Notice>
  );
}

function Action({ label, onClick }: { readonly label: string; readonly onClick: () => Promise<void> }) {
  return (
    <Button
      size="small"
      onClick={() => {
        void onClick();
      }}
    >
      {label}
    </Button>
  );
}
