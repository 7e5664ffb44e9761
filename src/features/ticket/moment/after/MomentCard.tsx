import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { useEffect, useRef } from 'react';
import type { Commitment } from '#domain/journal/types.ts';
import { isStated } from '#domain/journal/commitments.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import { localDay } from '#domain/shared/time.ts';
import type { TicketUpdate } from '../../session/session-state.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { unexecutedSentence } from './giving-sentences.ts';
import { type Unexecuted, unexecutedOf } from '../../session/executions.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { NotTold } from './NotTold.tsx';
import { who } from '../../../shared/limits/over-sentences.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { commitmentMoney, commitmentName } from '#ui/i18n/sentences.ts';
import { formatTime } from '#ui/i18n/formats.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The moment as it stands: what was given, what is left to do, the story, and undo while it can be undone. */
export function MomentCard({ state, session }: { readonly state: ShownMoment; readonly session: TicketSession }) {
  const sentences = useSentences();
  const card = useRef<HTMLDivElement>(null);
  const { standing, giving } = state;
  const isFresh = giving.phase === 'given';
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what took its place.
    if (isFresh) card.current?.focus();
  }, [isFresh]);
  const isForUs = standing?.forAgentId === state.agent.id;
  const momentId = standing?.momentId;
  useEffect(() => {
    if (isForUs && momentId !== undefined) void session.readExecution();
  }, [isForUs, momentId, session]);
  if (standing === null) return null;
  if (standing.state === 'reserved' && standing.isUncertain) return <NotTold standing={standing} />;
  if (standing.state !== 'posted') return <NotGivenYet standing={standing} state={state} />;
  const unexecuted = isForUs ? unexecutedOf(state) : null;
  return (
    <div className="moment" ref={card} tabIndex={-1}>
      <div className="stack">
        <div>
          <p className="lead">
            {sentences.t(unexecuted === null ? 'moment.given' : 'moment.begun', { what: commitmentName(sentences, standing) })}
          </p>
          <p className="quiet">
            {sentences.t('moment.given_by', {
              who: who(sentences, standing, state.agent.id),
              when: formatAgo(sentences, standing.reservedAtMs, state),
            })}
          </p>
        </div>
        {isToDo(standing, state) && <ToDo standing={standing} state={state} />}
        {unexecuted !== null && <NotExecuted unexecuted={unexecuted} state={state} session={session} />}
        {giving.phase === 'given' && <LeftToHand ticketUpdate={giving.ticketUpdate} session={session} />}
        <Story state={state} session={session} />
        {state.canUndo && (
          <div className="row">
            <Button
              size="small"
              disabled={giving.phase === 'working'}
              onClick={() => {
                void session.undo();
              }}
            >
              {sentences.t('moment.undo')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** What is left to do by hand is for whom it was given to give, on that day, whoever approved it. */
function isToDo({ forAgentId, reservedAtMs }: Commitment, { agent, nowMs, timeZone }: ShownMoment): boolean {
  return forAgentId === agent.id && localDay(reservedAtMs, timeZone) === localDay(nowMs, timeZone);
}

/** Somebody is giving it at this moment, or a lead has approved it and it is still to be delivered. */
function NotGivenYet({ standing, state }: { readonly standing: Commitment; readonly state: ShownMoment }) {
  const sentences = useSentences();
  const what = commitmentName(sentences, standing);
  const by = { who: who(sentences, standing, state.agent.id), when: formatAgo(sentences, standing.reservedAtMs, state) };
  const isGranted = standing.state === 'granted';
  const free = { when: formatTime(sentences.locale, freeAt(standing.reservedAtMs), state.timeZone) };
  return (
    <Notice type="info" title={sentences.t(isGranted ? 'moment.granted' : 'moment.begun', { what })}>
      <p className="quiet">{sentences.t('moment.given_by', by)}</p>
      {isGranted ? sentences.t('moment.granted_why') : sentences.t('moment.begun_why', free)}
    </Notice>
  );
}

/** A short checklist: the agent ticks off what only a person can do. */
function ToDo({ standing, state }: { readonly standing: Commitment; readonly state: ShownMoment }) {
  const sentences = useSentences();
  const { gesture } = standing.detail;
  if (gesture === undefined) return null;
  if (isMoneyKind(gesture) && !isStated(standing)) return <Notice type="warning">{sentences.t('moment.sum_unread')}</Notice>;
  const execution = state.executions.get(standing.momentId)?.execution;
  if (execution?.kind !== 'receipt') return null;
  const amount = commitmentMoney(sentences, standing);
  return (
    <div className="stack stack-tight">
      <p>{sentences.t('moment.to_do')}</p>
      {execution.receipt.steps.map((step) => (
        <Field key={step}>
          <Checkbox>
            <Field.Label isRegular>{sentences.find(`moment.step.${step}`, { amount })}</Field.Label>
          </Checkbox>
        </Field>
      ))}
    </div>
  );
}

/** What counts and is not known to have reached the customer. Finishing asks first, so that it happens once. */
function NotExecuted({
  unexecuted,
  state,
  session,
}: {
  readonly unexecuted: Unexecuted;
  readonly state: ShownMoment;
  readonly session: TicketSession;
}) {
  const sentences = useSentences();
  return (
    <Notice type={unexecuted.kind === 'pending' ? 'info' : 'warning'}>
      <div className="stack stack-tight">
        <span>{unexecutedSentence(sentences, unexecuted)}</span>
        {unexecuted.kind !== 'refused' && <FinishButton state={state} session={session} label={sentences.t('moment.finish')} />}
      </div>
    </Notice>
  );
}

/** What could not be put into the ticket, with how to mend it. */
function LeftToHand({ ticketUpdate, session }: { readonly ticketUpdate: TicketUpdate; readonly session: TicketSession }) {
  const sentences = useSentences();
  const problems = [
    ticketUpdate.isTagged ? null : sentences.t('moment.tag_failed', { tag: MOMENT_TAG }),
    ticketUpdate.isFieldSet ? null : sentences.t('moment.field_failed'),
  ].filter((problem) => problem !== null);
  return (
    <>
      {!ticketUpdate.isReplyInserted && (
        <Notice type="warning" title={sentences.t(ticketUpdate.isNoteOpen ? 'moment.reply_note' : 'moment.reply_failed')}>
          <div className="stack stack-tight">
            <p className="as-typed" dir="auto">
              {ticketUpdate.reply}
            </p>
            <div className="row">
              <Button
                size="small"
                onClick={() => {
                  void (ticketUpdate.isNoteOpen ? session.insertPublicReply() : session.insertReply());
                }}
              >
                {sentences.t(ticketUpdate.isNoteOpen ? 'moment.insert_public' : 'moment.insert_reply')}
              </Button>
            </div>
          </div>
        </Notice>
      )}
      {problems.map((problem) => (
        <Notice key={problem} type="warning">
          {problem}
        </Notice>
      ))}
    </>
  );
}

function Story({ state, session }: { readonly state: ShownMoment; readonly session: TicketSession }) {
  const sentences = useSentences();
  const { story } = state;
  switch (story.state) {
    case 'unread':
      return (
        <div className="row">
          <Button
            size="small"
            isLink
            onClick={() => {
              void session.readStory();
            }}
          >
            {sentences.t('moment.story_show')}
          </Button>
        </div>
      );
    case 'loading':
      return <p className="quiet">{sentences.t('loading')}</p>;
    case 'missing':
      return (
        <Notice type="warning">
          <div className="stack stack-tight">
            <span>{sentences.t('moment.story_missing')}</span>
            {story.error !== null && (
              <div>
                {sentences.t('moment.not_written_down', { reason: faultSentence(sentences, story.error) })}
                <FaultDetails fault={story.error} />
              </div>
            )}
            <FinishButton state={state} session={session} label={sentences.t('moment.write_down')} />
          </div>
        </Notice>
      );
    case 'read':
      return story.story === '' ? (
        <p className="quiet">{sentences.t('moment.story_none')}</p>
      ) : (
        <p className="as-typed" dir="auto">
          {story.story}
        </p>
      );
    case 'failed':
      return (
        <div className="quiet">
          {sentences.t('moment.story_failed', { reason: faultSentence(sentences, story.error) })}
          <FaultDetails fault={story.error} />
        </div>
      );
  }
}

/** Does what is still missing of what was given. */
function FinishButton({
  state,
  session,
  label,
}: {
  readonly state: Pick<ShownMoment, 'giving'>;
  readonly session: TicketSession;
  readonly label: string;
}) {
  return (
    <div className="row">
      <Button
        size="small"
        disabled={state.giving.phase === 'working'}
        onClick={() => {
          void session.finish();
        }}
      >
        {label}
      </Button>
    </div>
  );
}
