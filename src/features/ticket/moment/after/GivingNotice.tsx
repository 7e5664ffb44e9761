import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { NotTakenBack } from '#ledger/undo-moment.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Giving } from '../../session/session-state.ts';
import { isPostUnknown } from '../../session/authority.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Folded } from '#ui/components/Folded.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { revokeSentence } from '../../../shared/requests/revoke-sentence.ts';
import { limitReader, refusalSentence } from '../../../shared/limits/over-sentences.ts';
import { RecipientChoice } from './RecipientChoice.tsx';
import { doneBeforeSentences } from './done-sentences.ts';
import { elsewhereSentence, giveErrorSentence, providerRefusalSentence, waitingSentence, workingSentence } from './giving-sentences.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
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
      return <Notice type="info">{withKept(sentences.t('moment.came_to_nothing'), sentences, state)}</Notice>;
    case 'refused':
      return <Refused state={state} session={session} />;
    case 'failed':
      return <Failed error={giving.error} state={state} session={session} />;
    case 'elsewhere':
      return <Notice type="info">{withKept(elsewhereSentence(sentences, giving.freeAtMs, state.timeZone), sentences, state)}</Notice>;
    case 'given':
      return giving.recordError === null ? null : (
        <NotRecorded error={giving.recordError} isWritten={giving.isWritten === true} session={session} />
      );
    case 'undone':
      return (
        <Ended
          type="success"
          title={sentences.t('moment.undone')}
          left={[
            ...(giving.late === undefined ? [] : doneBeforeSentences(sentences, giving.late, state)),
            ...leftSentences(sentences, giving.left),
          ]}
        />
      );
    case 'recipient':
      return <RecipientChoice giving={giving} session={session} />;
    case 'turned_down':
      return (
        <Ended
          type="warning"
          action={<Action label={sentences.t('moment.by_hand')} onClick={() => session.makeItRight({ byHand: true })} />}
          title={sentences.t('moment.turned_down', { who: giving.by })}
          left={[providerRefusalSentence(sentences, giving.by, giving.refusal), ...leftSentences(sentences, giving.left)]}
        />
      );
    case 'undo_failed':
    case 'undo_refused':
      return <UndoFailed state={state} />;
  }
}

function leftSentences(sentences: Sentences, left: readonly NotTakenBack[]): readonly string[] {
  return left.map((what) => sentences.t(`undo_left.${what}`, { tag: MOMENT_TAG }));
}

/** That it counts no longer, and what is left to do: the first of it at once, for the rest whoever has to do it asks. */
function Ended({
  type,
  title,
  left,
  action,
}: {
  readonly type: 'success' | 'warning';
  readonly title: string;
  readonly left: readonly string[];
  readonly action?: ReactNode;
}) {
  const [first, ...rest] = left;
  const head = (
    <>
      <strong>{title}</strong>
      {first !== undefined && <div dir="auto">{first}</div>}
    </>
  );
  return (
    <Notice type={type}>
      {rest.length === 0 ? (
        <div className="stack stack-tight">
          <div>{head}</div>
          {action !== undefined && <div className="row">{action}</div>}
        </div>
      ) : (
        <Folded
          actions={action}
          rest={rest.map((line) => (
            <div key={line} dir="auto">
              {line}
            </div>
          ))}
        >
          {head}
        </Folded>
      )}
    </Notice>
  );
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

function Failed({ error, state, session }: Props & Pick<Extract<Giving, { readonly phase: 'failed' }>, 'error'>) {
  const sentences = useSentences();
  if (error.kind === 'failed' && isPostUnknown(error)) return <Unfinished fault={error.error} state={state} session={session} />;
  const isOld = error.kind === 'other_currency' && error.stop.why === 'reload';
  return (
    <Notice type="error">
      <div className="stack stack-tight">
        <span>{withKept(giveErrorSentence(sentences, error, state.timeZone), sentences, state)}</span>
        {error.kind === 'failed' && <FaultDetails fault={error.error} />}
        {!isOld && (
          <div className="row">
            <Action label={sentences.t('moment.try_again')} onClick={() => session.makeItRight()} />
          </div>
        )}
      </div>
    </Notice>
  );
}

/** The answer to what was pressed was lost: nobody knows yet whether it was given. */
function Unfinished({ fault, state, session }: Props & { readonly fault: AppFault }) {
  const sentences = useSentences();
  return (
    <Notice type="error">
      <Folded
        rest={
          <>
            <span>{faultSentence(sentences, fault)}</span>
            <FaultDetails fault={fault} />
          </>
        }
        actions={<Action label={sentences.t('moment.look_again')} onClick={() => session.finish()} />}
      >
        {withKept(sentences.t('moment.post_unknown'), sentences, state)}
      </Folded>
    </Notice>
  );
}

/** Says after it, to whoever has typed something, that it is not lost. */
function withKept(said: string, sentences: Sentences, { choice }: ShownMoment): string {
  const isTyped = choice.story !== '' || choice.deviation !== '' || choice.amountText !== null || choice.reply !== null;
  return isTyped ? `${said} ${sentences.t('moment.typed_kept')}` : said;
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

function NotRecorded({ error, isWritten, session }: Pick<Props, 'session'> & { readonly error: AppFault; readonly isWritten: boolean }) {
  const sentences = useSentences();
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{sentences.t(isWritten ? 'moment.maybe_undone' : 'moment.not_recorded', { reason: faultSentence(sentences, error) })}</span>
        <FaultDetails fault={error} />
        <div className="row">
          <Action label={sentences.t(isWritten ? 'moment.check_undone' : 'moment.write_down')} onClick={() => session.finish()} />
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
