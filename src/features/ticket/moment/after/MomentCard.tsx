import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useRef } from 'react';
import type { Commitment } from '#domain/journal/types.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import type { TicketUpdate } from '../../session/session-state.ts';
import type { ShownCard, ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { FinishButton } from './FinishButton.tsx';
import { SavingLine } from './SavingLine.tsx';
import { StoryPart } from './StoryPart.tsx';
import { Issued, UndoReach } from './Issued.tsx';
import { ToDo } from './ToDo.tsx';
import { unexecutedSentence } from './giving-sentences.ts';
import { type Unexecuted, unexecutedOf } from '../../session/executions.ts';
import { TellStory } from '../../telling/lazy.ts';
import { replyLanguage } from '../../on-demand/reply-language.ts';
import { WhichReplyNotice } from '../../reply/details/WhichReply.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { NotTold } from './NotTold.tsx';
import { approver, who } from '../../../shared/limits/over-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { causeName } from '#ui/i18n/sentences.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import { formatTime } from '#ui/i18n/formats.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

/** The moment as it stands: what was given, what is left to do, the story, and undo while it can be undone. */
export function MomentCard({ state, session }: { readonly state: ShownCard; readonly session: TicketSession }) {
  const sentences = useSentences();
  const card = useRef<HTMLDivElement>(null);
  const { standing, giving } = state;
  const { momentId } = standing;
  const given = giving.phase === 'given' && giving.momentId === momentId ? giving : null;
  const isFresh = given !== null && given.isBefore !== true;
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what took its place.
    if (isFresh) card.current?.focus();
  }, [isFresh]);
  const ticketUpdate = given?.ticketUpdate;
  const before = useRef(ticketUpdate);
  useEffect(() => {
    // What was left to do by hand is gone with the button that did it. Whoever writes in the ticket meanwhile is left there.
    const isNowhere = document.hasFocus() && document.activeElement === document.body;
    if (before.current !== ticketUpdate && isNowhere) card.current?.focus();
    before.current = ticketUpdate;
  }, [ticketUpdate]);
  const isForUs = standing.forAgentId === state.agent.id;
  const isPosted = standing.state === 'posted';
  useEffect(() => {
    if (!isPosted) return;
    void session.readExecution(momentId);
    void session.withRecord((flow) => flow.open(), momentId);
  }, [isPosted, momentId, session]);
  if (standing.state === 'reserved' && standing.isUncertain) return <NotTold standing={standing} />;
  if (standing.state !== 'posted') return <NotGivenYet standing={standing} state={state} />;
  // Whoever sees it may ask, whoever gave it.
  const unexecuted = unexecutedOf(state);
  return (
    <div className="moment" ref={card} tabIndex={-1}>
      <div className="stack">
        <div>
          <p className="lead">
            {sentences.t(unexecuted === null ? 'moment.given' : 'moment.begun', { what: commitmentName(sentences, standing) })}
          </p>
          <p className="quiet">
            {/* Of several it is told for what each was. */}
            {state.cards.length > 1 && `${causeName(sentences, standing.cause, state.settings.settings.policy)} · `}
            {givenBy(sentences, standing, state)}
          </p>
        </div>
        <ToDo state={state} session={session} />
        <Issued state={state} />
        {unexecuted !== null && <NotExecuted unexecuted={unexecuted} state={state} session={session} />}
        {given !== null && <LeftToHand ticketUpdate={given.ticketUpdate} language={replyLanguage(state)} session={session} />}
        <StoryPart key={momentId} state={state} session={session} isForUs={isForUs} />
        <SavingLine state={state} session={session} />
        {state.canUndo && <UndoReach state={state} />}
        {/* What stands on the ticket is told of once, below what was given last. */}
        {state.cards.find((one) => one.standing.state === 'posted')?.standing.momentId === momentId && (
          <OnDemand loading={null}>
            <TellStory state={state} session={session} />
          </OnDemand>
        )}
        {state.canUndo && (
          <div className="row">
            <PressButton
              size="small"
              isHeld={giving.phase === 'working'}
              onClick={() => {
                void session.undo(momentId);
              }}
            >
              {sentences.t('moment.undo')}
            </PressButton>
          </div>
        )}
      </div>
    </div>
  );
}

/** Who gave it and when; of what a lead approved, when that was. */
function givenBy(sentences: Sentences, standing: Commitment, state: ShownMoment): string {
  const by = { who: who(sentences, standing, state.agent.id), when: formatAgo(sentences, standing.reservedAtMs, state) };
  const lead = approver(sentences, standing, state.agent.id);
  return lead === null ? sentences.t('moment.given_by', by) : sentences.t('moment.given_by_approved', { ...by, lead });
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
      <p className="quiet">{sentences.t(isGranted ? 'moment.approved_by' : 'moment.begun_by', by)}</p>
      {isGranted ? sentences.t('moment.granted_why') : sentences.t('moment.begun_why', free)}
    </Notice>
  );
}

/** Whether asking can change anything: what was refused, or is gone there, only taking it back ends. */
function mayAskAgain({ kind, mayRepeat }: Unexecuted): boolean {
  return kind === 'unknown' || kind === 'pending' || (kind === 'none' && mayRepeat);
}

/** What counts and is not known to have reached the customer. Finishing asks first, so that it happens once. */
function NotExecuted({
  unexecuted,
  state,
  session,
}: {
  readonly unexecuted: Unexecuted;
  readonly state: ShownCard;
  readonly session: TicketSession;
}) {
  const sentences = useSentences();
  return (
    <Notice type={unexecuted.kind === 'pending' ? 'info' : 'warning'}>
      <div className="stack stack-tight">
        <span>{unexecutedSentence(sentences, unexecuted)}</span>
        {mayAskAgain(unexecuted) && <FinishButton state={state} session={session} label={sentences.t('moment.ask_again')} />}
      </div>
    </Notice>
  );
}

/** No second reply is put below a first that the agent has changed: they take what they need of it. */
function ToCopy({ reply, language }: { readonly reply: string; readonly language: string }) {
  return (
    <Notice type="warning" title={useSentences().t('moment.reply_edited')}>
      <p className="as-typed" dir="auto" lang={language}>
        {reply}
      </p>
    </Notice>
  );
}

/** What could not be put into the ticket, with how to mend it. */
function LeftToHand({
  ticketUpdate,
  language,
  session,
}: {
  readonly ticketUpdate: TicketUpdate;
  /** In which language the reply is, as BCP 47. */
  readonly language: string;
  readonly session: TicketSession;
}) {
  const sentences = useSentences();
  const problems = [
    ticketUpdate.isTagged ? null : sentences.t('moment.tag_failed', { tag: MOMENT_TAG }),
    ticketUpdate.isFieldSet ? null : sentences.t('moment.field_failed'),
  ].filter((problem) => problem !== null);
  return (
    <>
      {ticketUpdate.isReplyEdited && <ToCopy reply={ticketUpdate.reply} language={language} />}
      {ticketUpdate.ownReply !== null && (
        <WhichReplyNotice
          right={ticketUpdate.reply}
          own={ticketUpdate.ownReply}
          language={language}
          onChoose={(which) => {
            void session.insertReply(which);
          }}
        />
      )}
      {!ticketUpdate.isReplyInserted && !ticketUpdate.isReplyEdited && ticketUpdate.ownReply === null && (
        <Notice type="warning" title={sentences.t(ticketUpdate.isNoteOpen ? 'moment.reply_note' : 'moment.reply_failed')}>
          <div className="stack stack-tight">
            <p className="as-typed" dir="auto" lang={language}>
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
