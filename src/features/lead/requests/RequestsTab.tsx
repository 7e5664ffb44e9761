import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useRef } from 'react';
import type { LeadSession } from '../lead-session.ts';
import type { LeadState, RequestsView, WaitingRequest } from '../session/lead-state.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { RequestAnswer } from '../../shared/requests/RequestAnswer.tsx';
import { allowanceSentence } from '../../shared/limit-sentences.ts';
import { remoteSentence } from '#ui/i18n/sentences.ts';
import { ApprovedList } from './ApprovedList.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: LeadState;
  readonly session: LeadSession;
}

/** What waits for a lead's answer, and what was approved and waits for its agent. */
export function RequestsTab({ state, session }: Props) {
  const sentences = useSentences();
  const { requests, timeZone } = state;
  return (
    <SectionBody
      title={sentences.t('tab.requests')}
      section={requests}
      heightPx={240}
      timeZone={timeZone}
      onRetry={() => {
        void session.refresh();
      }}
    >
      {(view) => <Requests view={view} state={state} session={session} />}
    </SectionBody>
  );
}

function Requests({ view, state, session }: Props & { readonly view: RequestsView }) {
  const sentences = useSentences();
  const open = view.waiting.filter(({ request }) => state.answers.get(request.moment.id)?.phase !== 'answered').length;
  return (
    <div className="stack stack-wide">
      <Toolbar
        title={open === 0 ? sentences.t('requests.none') : sentences.t('requests.waiting', { count: open })}
        section={state.requests}
        timeZone={state.timeZone}
        onRefresh={() => session.refresh()}
      />
      {view.waiting.length === 0 && <p className="panel quiet">{sentences.t('requests.none_why')}</p>}
      <ul className="cards">
        {view.waiting.map((waiting) => (
          <li key={waiting.request.moment.id}>
            <RequestCard waiting={waiting} state={state} session={session} />
          </li>
        ))}
      </ul>
      {view.hasMore && <p className="quiet">{sentences.t('requests.more')}</p>}
      {view.indexError !== null && (
        <Notice type="warning">{sentences.t('requests.index', { reason: remoteSentence(sentences, view.indexError) })}</Notice>
      )}
      {view.unreadable > 0 && <Notice type="warning">{sentences.t('requests.unreadable', { count: view.unreadable })}</Notice>}
      <ApprovedList approved={view.approved} state={state} session={session} />
    </div>
  );
}

function RequestCard({ waiting, state, session }: Props & { readonly waiting: WaitingRequest }) {
  const sentences = useSentences();
  const { request, allowances } = waiting;
  const { currency, limits } = state.settings.settings;
  const { ticketId, id } = request.moment;
  const status = state.answers.get(id) ?? { phase: 'idle' };
  const remaining = allowances
    .map((allowance) => allowanceSentence(sentences, allowance, currency))
    .filter((sentence) => sentence !== null);
  const card = useRef<HTMLElement>(null);
  const isAnswered = status.phase === 'answered';
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what took its place.
    if (isAnswered) card.current?.focus();
  }, [isAnswered]);
  const isDone = allowances.some((allowance) => allowance.limit === 'same_incident' && allowance.left === 0);
  return (
    <article ref={card} tabIndex={-1} className="panel stack" aria-label={sentences.t('budget.flagged_ticket', { id: ticketId })}>
      <RequestAnswer
        request={request}
        about={{ currency, timeZone: state.timeZone, nowMs: state.nowMs, gestureLimitMinor: limits.leadGestureMinor }}
        status={status}
        isOwn={request.moment.agentId === state.agent.id}
        onAnswer={(answer) => {
          void session.answer(request, answer);
        }}
      />
      {!isAnswered && isDone && <Notice type="warning">{sentences.t('requests.already')}</Notice>}
      {!isAnswered && !isDone && (
        <p className="quiet">
          {sentences.t('requests.allowances', {
            allowances: remaining.length === 0 ? sentences.t('allowance.no_limits') : remaining.join(' · '),
          })}
        </p>
      )}
      <div className="row">
        <Button
          size="small"
          isLink
          onClick={() => {
            session.showTicket(ticketId);
          }}
        >
          {sentences.t('open_ticket', { id: ticketId })}
        </Button>
      </div>
    </article>
  );
}
