import { Field, Select } from '@zendeskgarden/react-forms';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { type LeftForCause, leftForCause } from '#domain/journal/made-right.ts';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { MoreFacts } from '../details/lazy.ts';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';

interface Props {
  readonly state: ShownSuggestion;
  readonly session: Pick<TicketSession, 'choose'>;
}

/** What went wrong, whose fault it was, and how hard it hit the customer. */
export function Questions({ state, session }: Props) {
  const sentences = useSentences();
  const { plan } = state;
  const isBusy = state.giving.phase === 'working';
  const { choice } = state;
  // Whoever has answered one of the two needs no word about what is usual.
  const isUsual = (plan.isFaultUsual || plan.isSeverityUsual) && choice.fault === null && choice.severity === null;
  return (
    <div className="stack">
      {plan.cause === null && <p className="quiet">{sentences.t('suggestion.nothing_wrong')}</p>}
      <CauseField state={state} session={session} />
      <RadioGroup
        legend={sentences.t('fault.question')}
        value={plan.fault}
        columns={2}
        isHeld={isBusy}
        options={FAULTS.map((fault) => ({ value: fault, label: sentences.t(`fault.${fault}`) }))}
        onChange={(fault) => {
          session.choose({ fault });
        }}
      />
      <RadioGroup
        legend={sentences.t('severity.question')}
        value={plan.severity}
        columns={2}
        isHeld={isBusy}
        options={SEVERITIES.map((severity) => ({ value: severity, label: sentences.t(`severity.${severity}`) }))}
        onChange={(severity) => {
          session.choose({ severity });
        }}
      />
      {isUsual && <p className="quiet">{sentences.t('suggestion.usual')}</p>}
      <Disclosure label={sentences.t('suggestion.details')}>
        <OnDemand>
          <MoreFacts state={state} session={session} />
        </OnDemand>
      </Disclosure>
    </div>
  );
}

function CauseField({ state, session }: Props) {
  const sentences = useSentences();
  const { policy } = state.settings.settings;
  const { cause } = state.plan;
  const isBusy = state.giving.phase === 'working';
  const known = policy.causes.map((one) => one.cause);
  // What was made right already can be chosen: the verdict says by whom.
  const marked = (name: string, left: LeftForCause['left']): string => {
    if (left === 'anything' || !state.isAdding) return name;
    return sentences.t(left === 'money' ? 'again.money' : 'again.done', { cause: name });
  };
  const causes = cause === null || known.includes(cause) ? known : [cause, ...known];
  return (
    <Field>
      <Field.Label>{sentences.t('suggestion.cause')}</Field.Label>
      <Select
        isCompact
        value={cause ?? ''}
        aria-disabled={isBusy}
        onChange={(event) => {
          if (isBusy) return;
          // Another cause has another way of being made right, and another law: what was said of the one before does not carry over.
          const details = { ...state.choice.details, isStatutoryMet: false };
          session.choose({ cause: event.target.value, gesture: null, amountText: null, details });
        }}
      >
        {cause === null && <option value="">{sentences.t('suggestion.cause_choose')}</option>}
        {causes.map((one) => (
          <option key={one} value={one}>
            {marked(causeName(sentences, one, policy), leftForCause({ ticketId: state.ticket.ticketId, cause: one }, state.onTicket).left)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
