import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { isStated } from '#domain/journal/commitments.ts';
import { doneTodo, todoWithRefund } from '#domain/moments/todos.ts';
import { SEND_REPLY, isRefundStep, owedActionOf, owedSteps } from '#domain/moments/steps.ts';
import { owedActions } from '#domain/policy/owed.ts';
import { shownRecord } from '../../session/moment-edit.ts';
import type { ShownCard } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { PayBack } from '../../owed/lazy.ts';
import { doneBySentence } from './done-sentences.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { commitmentMoney, commitmentName } from '#ui/i18n/commitment-names.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { owedName } from '#ui/i18n/sentences.ts';

interface Props {
  readonly state: ShownCard;
  readonly session: TicketSession;
}

/** What only a person can do of what was given. Whoever has done it ticks it off, and everybody sees that, so that nobody does it twice. */
export function ToDo({ state, session }: Props) {
  const sentences = useSentences();
  const { standing, edit } = state;
  const { gesture } = standing.detail;
  if (gesture === undefined) return null;
  if (isMoneyKind(gesture) && !isStated(standing)) return <Notice type="warning">{sentences.t('moment.sum_unread')}</Notice>;
  const execution = state.executions.get(standing.momentId)?.execution;
  if (execution?.kind !== 'receipt') return null;
  const { story } = state;
  if (story.state === 'unread' || story.state === 'loading') return <p className="quiet">{sentences.t('loading')}</p>;
  if (story.state === 'failed') return <Unread state={state} session={session} />;
  const moment = story.state === 'read' ? shownRecord(story.moment, edit) : null;
  const todos = moment?.todos ?? edit?.todos ?? [];
  const failure = { cause: standing.cause, fault: standing.detail.fault ?? 'unclear', outcome: moment?.outcome ?? null };
  const byHand = execution.receipt.steps;
  // What is owed is to be done as well, and comes first: a refund as a gesture corrects no bill.
  const owed = owedSteps(owedActions(failure, state.settings.settings.policy));
  const steps = [...owed, ...byHand.filter((step) => step !== SEND_REPLY), ...byHand.filter((step) => step === SEND_REPLY)];
  const isOpen = steps.some((step) => doneTodo(todos, step) === null);
  const isForUs = standing.forAgentId === state.agent.id;
  const asked = todoWithRefund(todos);
  // One refund a moment: of several to-do's that it would settle, whoever has paid ticks the others off.
  const refundable =
    state.settings.settings.executors.owed === null
      ? undefined
      : steps.find((step) => isRefundStep(step) && doneTodo(todos, step) === null);
  const paidBackAt = asked !== null && asked.refund.state !== 'refused' ? asked.what : refundable;
  return (
    <div className="stack stack-tight">
      {isOpen && <p>{sentences.t(isForUs ? 'moment.to_do' : 'moment.to_do_others')}</p>}
      {steps.map((step) => (
        <div key={step} className="stack stack-tight">
          <Step
            step={step}
            done={doneTodo(todos, step)}
            isPaid={asked?.what === step && asked.refund.state === 'paid'}
            state={state}
            session={session}
          />
          {step === paidBackAt && (
            <OnDemand loading={null}>
              <PayBack what={step} asked={asked} state={state} session={session} />
            </OnDemand>
          )}
        </div>
      ))}
    </div>
  );
}

function Step({
  step,
  done,
  isPaid,
  state,
  session,
}: {
  readonly step: string;
  readonly done: ReturnType<typeof doneTodo>;
  /** By a provider, which takes nothing back. */
  readonly isPaid: boolean;
  readonly state: ShownCard;
  readonly session: TicketSession;
}) {
  const sentences = useSentences();
  // Only who has done it knows that it was not: whoever else thinks so asks them.
  const isTheirs = done !== null && (isPaid || done.whoId !== state.agent.id);
  return (
    <Field>
      <Checkbox
        checked={done !== null}
        aria-disabled={isTheirs}
        onChange={(event) => {
          const { checked } = event.target;
          if (!isTheirs) void session.withRecord((flow) => flow.tick(step, checked), state.standing.momentId);
        }}
      >
        <Field.Label isRegular>{stepSentence(sentences, step, state.standing)}</Field.Label>
        {done !== null && <Field.Hint>{doneBySentence(sentences, done, state)}</Field.Hint>}
      </Checkbox>
    </Field>
  );
}

/** What is to be done. A kind, or something owed, that the policy names itself is called as it names it. */
function stepSentence(sentences: Sentences, step: string, standing: ShownCard['standing']): string {
  const built = sentences.find(`moment.step.${step}`, { amount: commitmentMoney(sentences, standing) });
  const owed = owedActionOf(step);
  if (owed !== null) return built ?? sentences.t('moment.step.owed_own', { what: owedName(sentences, owed) });
  return built ?? sentences.t('moment.step.issue_own', { what: commitmentName(sentences, standing) });
}

/** Nobody is told to issue what somebody may have issued already. */
function Unread({ state: { story, standing }, session }: Pick<Props, 'state' | 'session'>) {
  const sentences = useSentences();
  if (story.state !== 'failed') return null;
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{sentences.t('moment.done_unread', { reason: faultSentence(sentences, story.error) })}</span>
        <FaultDetails fault={story.error} />
        <div className="row">
          <Button
            size="small"
            onClick={() => {
              void session.withRecord((flow) => flow.open(), standing.momentId);
            }}
          >
            {sentences.t('moment.read_again')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
