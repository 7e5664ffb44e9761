import { isOncePerFailure } from '#domain/journal/limits.ts';
import { useEffect, useRef } from 'react';
import { DECIDED_AT_LEAST, type RequestFigures, decidedOf } from '#domain/insights/request-figures.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Answer } from '#approvals/decide-request.ts';
import type { EntryFacts } from '#ledger/entries.ts';
import type { Section } from '#ports/section.ts';
import type { LeadState, TakenBack } from '../session/lead-state.ts';
import type { RequestsState, RequestsView, WaitingRequest } from './requests-state.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { type AnswerStatus, RequestAnswer } from '../../shared/requests/RequestAnswer.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { ApprovedList } from './ApprovedList.tsx';
import type { Account } from '../parts/lead-sentences.ts';
import { AsTheyStand } from '../parts/AsTheyStand.tsx';
import { TicketLink } from '../parts/TicketLink.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly answers: RequestsState['answers'];
  readonly account: Account;
  readonly corrections: LeadState['corrections'];
  /** The largest gesture that this lead may approve; null: no limit. */
  readonly gestureLimitMinor: number | null;
  readonly policy: Policy;
  readonly onRefresh: () => Promise<void>;
  readonly onAnswer: (request: MomentRequest, answer: Answer) => Promise<void>;
  readonly onShowTicket: (ticketId: string) => void;
  readonly onTakeBack: (taken: TakenBack, facts: EntryFacts) => Promise<void>;
}

interface Waiting {
  readonly waiting: readonly WaitingRequest[];
}

/** What waits for a lead's answer, what waits for an agent's, and what was approved and waits for its agent. */
export function RequestsTab({ requests, ...props }: Props & { readonly requests: Section<RequestsView> }) {
  const sentences = useSentences();
  return (
    <SectionBody
      saysWhy
      title={sentences.t('tab.requests')}
      section={requests}
      heightPx={240}
      timeZone={props.account.timeZone}
      onRetry={() => {
        void props.onRefresh();
      }}
    >
      {(view) => <Requests view={view} requests={requests} {...props} />}
    </SectionBody>
  );
}

function Requests({ view, requests, ...props }: Props & { readonly view: RequestsView; readonly requests: Section<RequestsView> }) {
  const sentences = useSentences();
  const { answers, account, onRefresh } = props;
  const open = view.waiting.filter(({ request }) => answers.get(request.moment.id)?.phase !== 'answered').length;
  return (
    <div className="stack stack-wide">
      <Toolbar
        title={open === 0 ? sentences.t('requests.none') : sentences.t('requests.waiting', { count: open })}
        section={requests}
        timeZone={account.timeZone}
        onRefresh={onRefresh}
      />
      {view.waiting.length === 0 && <p className="panel quiet">{sentences.t('requests.none_why')}</p>}
      <RequestCards waiting={view.waiting} {...props} />
      {view.askedBack.length > 0 && (
        <section className="stack" aria-label={sentences.t('requests.for_agent')}>
          <h3>{sentences.t('requests.for_agent')}</h3>
          <RequestCards waiting={view.askedBack} {...props} />
        </section>
      )}
      <p className="quiet">{unchangedSentence(sentences, view.figures)}</p>
      {view.hasMore && <p className="quiet">{sentences.t('requests.more')}</p>}
      {view.indexError !== null && (
        <Notice type="warning">
          {sentences.t('requests.index', { reason: faultSentence(sentences, view.indexError) })}
          <FaultDetails fault={view.indexError} />
        </Notice>
      )}
      {view.unreadable > 0 && (
        <Notice type="warning">
          {sentences.t('requests.unreadable', { count: view.unreadable })}
          <AsTheyStand records={view.asTheyStand} onShowTicket={props.onShowTicket} />
        </Notice>
      )}
      <ApprovedList
        approved={view.approved}
        account={account}
        corrections={props.corrections}
        onShowTicket={props.onShowTicket}
        onTakeBack={props.onTakeBack}
      />
    </div>
  );
}

function RequestCards({ waiting, answers, ...props }: Omit<Props, 'corrections' | 'onRefresh' | 'onTakeBack'> & Waiting) {
  return (
    <ul className="cards">
      {waiting.map((one) => (
        <li key={one.request.moment.id}>
          <RequestCard
            waiting={one}
            status={answers.get(one.request.moment.id) ?? { phase: 'idle' }}
            account={props.account}
            gestureLimitMinor={props.gestureLimitMinor}
            policy={props.policy}
            onAnswer={props.onAnswer}
            onShowTicket={props.onShowTicket}
          />
        </li>
      ))}
    </ul>
  );
}

/** How often leads approve what was asked for as it is, and what that may mean. */
function unchangedSentence({ t }: Sentences, figures: RequestFigures): string {
  const { unchanged, hint } = figures;
  const count = decidedOf(figures);
  if (hint === 'too_few') return t('requests.unchanged_too_few', { count, least: DECIDED_AT_LEAST });
  return t(hint === 'limit_may_be_low' ? 'requests.unchanged_often' : 'requests.unchanged_mixed', { unchanged, count });
}

function RequestCard({
  waiting,
  status,
  account,
  gestureLimitMinor,
  policy,
  onAnswer,
  onShowTicket,
}: Pick<Props, 'account' | 'gestureLimitMinor' | 'policy' | 'onAnswer' | 'onShowTicket'> & {
  readonly waiting: WaitingRequest;
  readonly status: AnswerStatus;
}) {
  const sentences = useSentences();
  const { request, allowances } = waiting;
  const { ticketId } = request.moment;
  const card = useRef<HTMLElement>(null);
  const isAnswered = status.phase === 'answered';
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what took its place.
    if (isAnswered) card.current?.focus();
  }, [isAnswered]);
  const isDone = allowances.some(({ limit, remaining: left }) => left === 0 && isOncePerFailure(limit));
  return (
    <article ref={card} tabIndex={-1} className="panel stack" aria-label={sentences.t('budget.flagged_ticket', { id: ticketId })}>
      <RequestAnswer
        request={request}
        about={{ ...account, gestureLimitMinor, policy }}
        status={status}
        isOwn={request.moment.agentId === account.ownId}
        allowances={allowances}
        onAnswer={(answer) => {
          void onAnswer(request, answer);
        }}
      />
      {!isAnswered && isDone && <Notice type="warning">{sentences.t('requests.already')}</Notice>}
      <div className="row">
        <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
      </div>
    </article>
  );
}
