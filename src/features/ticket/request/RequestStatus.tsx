import { type ReactNode, useState } from 'react';
import { lastLine } from '#domain/moments/request-status.ts';
import { REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import { wordsError } from '#approvals/ask-lead.ts';
import { barrierOf } from '../session/authority.ts';
import type { RequestFlow } from '../session/flows.ts';
import type { Asking, RequestWork } from '../session/session-state.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Folded } from '#ui/components/Folded.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { nameOf, requestName } from '../../shared/requests/request-sentences.ts';
import { limitReader } from '../../shared/limits/over-sentences.ts';
import { workSentence } from './ask-sentences.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import { DecideDetails } from '../../shared/requests/DecideDetails.tsx';
import { type AnswerStatus, RequestAnswer } from '../../shared/requests/RequestAnswer.tsx';
import { RequestLines } from '../../shared/requests/RequestLines.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';

interface Props {
  readonly state: ShownMoment;
  readonly known: Extract<Asking, { readonly phase: 'known' }>;
  readonly session: TicketSession;
}

/** Where a request stands, for whoever asked, for a lead, and for anybody else on the ticket. */
export function RequestStatus({ state, known, session }: Props) {
  const isOwn = known.request.moment.agentId === state.agent.id;
  const isOpen = known.status.kind === 'waiting' || known.status.kind === 'question';
  if (isOpen && state.isLead && !isOwn) return <ForLead state={state} known={known} session={session} />;
  return (
    <Card state={state} known={known} session={session} isOwn={isOwn}>
      {known.status.kind === 'question' && isOwn && <Reply known={known} session={session} />}
    </Card>
  );
}

function ForLead({ state, known, session }: Props) {
  const { work, request } = known;
  const { limits, policy } = state.settings.settings;
  return (
    <Notice type="info">
      <RequestAnswer
        request={request}
        about={{ ...limitReader(state), gestureLimitMinor: limits.leadGestureMinor, policy }}
        status={answerStatus(work)}
        onAnswer={(answer) => {
          void session.withRequests((requests) => requests.answer(answer));
        }}
      />
      <div className="row">
        <LookAgain known={known} session={session} />
      </div>
    </Notice>
  );
}

/** What was done before the lead came to answer does not concern the form. */
function answerStatus(work: RequestWork): AnswerStatus {
  if (work.phase === 'done') return { phase: 'idle' };
  if (work.phase !== 'failed') return work;
  const { error } = work;
  return error.kind === 'made_right' ? { phase: 'idle' } : { phase: 'failed', error };
}

function Card({ state, known, session, isOwn, children }: Props & { readonly isOwn: boolean; readonly children: ReactNode }) {
  const sentences = useSentences();
  const { request, work } = known;
  const { currency } = state.settings.settings;
  const { title, why } = useHeadline({ state, known, session }, isOwn);
  const said = work.phase === 'failed' || work.phase === 'done' ? workSentence(sentences, work, limitReader(state)) : '';
  const isApproved = known.status.kind === 'approved';
  // What a lead has said last is read at once; what was said before is known to whoever waits.
  const since = known.status.kind === 'waiting' && isOwn ? sinceSentence(sentences, state, request.createdAtMs) : '';
  const words = known.status.kind === 'declined' || known.status.kind === 'question' ? (request.lines.at(-1)?.text ?? '') : '';
  const rest = (
    <div className="stack stack-tight">
      <RequestLines request={request} about={{ ...state, currency }} />
      {why !== '' && <p className="quiet">{why}</p>}
      {/* Whoever may deliver it has nothing to wait for. */}
      {isApproved && <LookAgain known={known} session={session} />}
    </div>
  );
  return (
    <Notice type={work.phase === 'failed' ? 'error' : isApproved ? 'success' : 'info'}>
      {said !== '' && work.phase === 'failed' && <span>{said}</span>}
      {work.phase === 'failed' && <DecideDetails error={work.error} />}
      <Folded label={sentences.t('ask.said')} rest={rest}>
        <strong>{title}</strong>
        {since !== '' && <p>{since}</p>}
        {words !== '' && (
          <p className="two-lines" dir="auto">
            {words}
          </p>
        )}
      </Folded>
      {children}
      <div className="row">
        <Actions state={state} known={known} session={session} isOwn={isOwn} />
        {!isApproved && <LookAgain known={known} session={session} />}
      </div>
    </Notice>
  );
}

/** For whom somebody waits, and since when; a group that the settings name by its number is told as the leads. */
function sinceSentence(sentences: Sentences, state: ShownMoment, askedAtMs: number): string {
  const { leadsGroup } = state.settings.settings;
  const isNamed = leadsGroup !== '' && !/^\d+$/.test(leadsGroup);
  const when = formatAgo(sentences, askedAtMs, state);
  return sentences.t('ask.waiting_since', { who: isNamed ? leadsGroup : sentences.t('ask.the_leads'), when });
}

function useHeadline({ known }: Props, isOwn: boolean): { readonly title: string; readonly why: string } {
  const sentences = useSentences();
  const { request, status } = known;
  const what = requestName(sentences, request);
  const asker = nameOf(sentences, lastLine(request, 'asked')?.byName ?? '');
  switch (status.kind) {
    case 'waiting':
      return isOwn
        ? { title: sentences.t('ask.waiting', { what }), why: sentences.t('ask.waiting_why') }
        : { title: sentences.t('ask.waiting_other', { who: asker, what }), why: '' };
    case 'question':
      return { title: sentences.t('ask.question'), why: '' };
    case 'declined':
      return {
        title: sentences.t('ask.declined', { who: nameOf(sentences, lastLine(request, 'declined')?.byName ?? '') }),
        why: sentences.t('ask.declined_why'),
      };
    case 'taken_back':
    case 'withdrawn':
      return { title: sentences.t('ask.taken_back'), why: sentences.t('ask.taken_back_why') };
    case 'approved':
    case 'given': {
      const sum = commitmentName(sentences, status.commitment);
      return isOwn
        ? {
            title: sentences.t('ask.approved', { who: nameOf(sentences, status.commitment.detail.agentName ?? ''), what: sum }),
            why: sentences.t('ask.approved_why'),
          }
        : { title: sentences.t('ask.approved_other', { what: sum }), why: sentences.t('ask.approved_other_why', { who: asker }) };
    }
  }
}

function Actions({ state, known, session, isOwn }: Props & { readonly isOwn: boolean }) {
  const sentences = useSentences();
  const { status } = known;
  const isBusy = known.work.phase === 'working';
  const action = (label: string, act: (flow: RequestFlow) => Promise<void>, { isPrimary = false, isBarred = false } = {}): ReactNode => (
    <PressButton
      size="small"
      isPrimary={isPrimary}
      isHeld={isBusy || isBarred}
      onClick={() => {
        void session.withRequests(act);
      }}
    >
      {label}
    </PressButton>
  );
  switch (status.kind) {
    case 'waiting':
    case 'question':
      return isOwn && action(sentences.t('ask.withdraw'), (flow) => flow.withdraw());
    case 'approved':
      if (isOwn) {
        const isBarred = barrierOf(state) !== null;
        const label = sentences.t('moment.make_it_right_act', { what: commitmentName(sentences, status.commitment) });
        return action(label, (flow) => flow.deliver(), { isPrimary: true, isBarred });
      }
      return state.isLead && action(sentences.t('moment.cancel'), (flow) => flow.takeBack());
    case 'declined':
    case 'taken_back':
      return isOwn && action(sentences.t('ask.put_away'), (flow) => flow.dismiss());
    case 'given':
    case 'withdrawn':
      return null;
  }
}

function LookAgain({ known, session }: Pick<Props, 'known' | 'session'>) {
  const sentences = useSentences();
  return (
    <PressButton
      size="small"
      isBasic
      isHeld={known.work.phase === 'working'}
      onClick={() => {
        void session.withRequests((requests) => requests.refresh());
      }}
    >
      {sentences.t('ask.look_again')}
    </PressButton>
  );
}

function Reply({ known, session }: Pick<Props, 'known' | 'session'>) {
  const sentences = useSentences();
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { around, look } = useFocusOnProblem<HTMLDivElement>();
  const problem = isTried ? wordsError(text) : null;
  const isBusy = known.work.phase === 'working';
  return (
    <div ref={around} className="stack">
      <TextAreaField
        label={sentences.t('ask.reply')}
        value={text}
        maxLength={REQUEST_TEXT_LENGTH_AT_MOST}
        problem={problem === null ? null : sentences.t(`ask.${problem}`)}
        isReadOnly={isBusy}
        onType={setText}
      />
      <div className="row">
        <PressButton
          size="small"
          isPrimary
          isHeld={isBusy}
          onClick={() => {
            setIsTried(true);
            look();
            if (wordsError(text) === null) void session.withRequests((requests) => requests.reply(text));
          }}
        >
          {sentences.t('ask.reply_send')}
        </PressButton>
      </div>
    </div>
  );
}
