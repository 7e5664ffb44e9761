import { Button } from '@zendeskgarden/react-buttons';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { NotTakenBack } from '#ledger/undo-moment.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Giving, TakenBackLate } from '../../session/session-state.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { revokeSentence } from '../../../shared/requests/revoke-sentence.ts';
import { limitReader, refusalSentence } from '../../../shared/limits/over-sentences.ts';
import { doneBeforeSentences } from './done-sentences.ts';
import { elsewhereSentence, giveErrorSentence, waitingSentence, workingSentence } from './giving-sentences.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
}

/** How giving stands: at work, refused, failed, going on elsewhere, undone. What was given is shown by the card. */
export function GivingNotice({ state, session }: Props) {
  const sentences = useSentences();
  const { giving } = state;
  switch (giving.phase) {
    case 'idle':
      return null;
    case 'working':
      if (giving.waitsUntilMs !== undefined) return <Stoppable said={workingSentence(sentences, state)} session={session} />;
      return <p className="quiet">{workingSentence(sentences, state)}</p>;
    case 'waiting':
      return <Stoppable said={waitingSentence(sentences, giving.againAtMs, state.timeZone)} session={session} />;
    case 'came_to_nothing':
      return <Notice type="info">{sentences.t('moment.came_to_nothing')}</Notice>;
    case 'refused':
      return <Refused state={state} session={session} />;
    case 'failed':
      return <Failed error={giving.error} timeZone={state.timeZone} session={session} />;
    case 'elsewhere':
      return <Notice type="info">{elsewhereSentence(sentences, giving.freeAtMs, state.timeZone)}</Notice>;
    case 'given':
      return giving.recordError === null ? null : <NotRecorded error={giving.recordError} session={session} />;
    case 'undone':
      return (
        <Notice type="success" title={sentences.t('moment.undone')}>
          {giving.late !== undefined && <DoneBefore late={giving.late} state={state} />}
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
    case 'undo_refused':
      return <UndoFailed state={state} />;
  }
}

function NotTakenBackList({ left }: { readonly left: readonly NotTakenBack[] }) {
  const sentences = useSentences();
  return left.map((what) => <div key={what}>{sentences.t(`undo_left.${what}`, { tag: MOMENT_TAG })}</div>);
}

/** What somebody had done by hand already is theirs to take back. */
function DoneBefore({ late, state }: { readonly late: TakenBackLate; readonly state: ShownMoment }) {
  const sentences = useSentences();
  return doneBeforeSentences(sentences, late, state).map((sentence) => <div key={sentence}>{sentence}</div>);
}

/** What goes on by itself at a time that is said, unless the agent stops it. */
function Stoppable({ said, session }: Pick<Props, 'session'> & { readonly said: string }) {
  const sentences = useSentences();
  return (
    <Notice type="info">
      <div className="stack stack-tight">
        <span>{said}</span>
        <div className="row">
          <Action label={sentences.t('moment.stop_trying')} onClick={() => session.stopTrying()} />
        </div>
      </div>
    </Notice>
  );
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

function Failed({
  error,
  timeZone,
  session,
}: Pick<Props, 'session'> & Pick<Extract<Giving, { readonly phase: 'failed' }>, 'error'> & { readonly timeZone: string }) {
  const sentences = useSentences();
  const isUnknown = error.kind === 'failed' && error.step === 'post';
  const isOld = error.kind === 'other_currency' && error.stop.why === 'reload';
  return (
    <Notice type="error">
      <div className="stack stack-tight">
        <span>{giveErrorSentence(sentences, error, timeZone)}</span>
        {error.kind === 'failed' && <FaultDetails fault={error.error} />}
        {!isOld && (
          <div className="row">
            {isUnknown ? (
              <Action label={sentences.t('moment.look_again')} onClick={() => session.finish()} />
            ) : (
              <Action label={sentences.t('moment.try_again')} onClick={() => session.makeItRight()} />
            )}
          </div>
        )}
      </div>
    </Notice>
  );
}

function UndoFailed({ state }: Pick<Props, 'state'>) {
  const sentences = useSentences();
  const { giving } = state;
  if (giving.phase === 'undo_refused') return <Notice type="warning">{revokeSentence(sentences, giving.error, state)}</Notice>;
  if (giving.phase !== 'undo_failed') return null;
  return (
    <Notice type="error">
      <div className="stack stack-tight">
        <span>{sentences.t('moment.undo_failed', { reason: faultSentence(sentences, giving.error) })}</span>
        <FaultDetails fault={giving.error} />
      </div>
    </Notice>
  );
}

function NotRecorded({ error, session }: Pick<Props, 'session'> & { readonly error: AppFault }) {
  const sentences = useSentences();
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{sentences.t('moment.not_recorded', { reason: faultSentence(sentences, error) })}</span>
        <FaultDetails fault={error} />
        <div className="row">
          <Action label={sentences.t('moment.write_down')} onClick={() => session.finish()} />
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
