import type { Suggestion } from '#domain/policy/suggestion.ts';
import type { SessionState } from '#application/session-state.ts';
import { useControlMessages } from '../components/ControlMessagesContext.tsx';
import { formatMoney } from '../messages/formats.ts';

/** What goes with the ways: what the team stands for, and what a lead should hear of or could give. */
export function Advice({ suggestion, state }: { readonly suggestion: Suggestion; readonly state: SessionState }) {
  return (
    <>
      <Standard state={state} />
      <LeadAdvice suggestion={suggestion} isLead={state.isLead} />
    </>
  );
}

function Standard({ state }: { readonly state: SessionState }) {
  const messages = useControlMessages();
  const applying = state.settings.settings.serviceStandard.filter((line) => line.cause === null || line.cause === state.plan.cause);
  // The line for this cause says more than the general ones.
  const line = applying.find((one) => one.cause !== null) ?? applying[0];
  if (line === undefined) return null;
  return (
    <p className="quiet">
      {messages.t('suggestion.standard')}: <bdi>{line.text}</bdi>
    </p>
  );
}

function LeadAdvice({ suggestion, isLead }: { readonly suggestion: Suggestion; readonly isLead: boolean }) {
  const messages = useControlMessages();
  const { lead } = suggestion;
  switch (lead.kind) {
    case 'none':
      return null;
    case 'tell':
      return <p className="quiet">{messages.t(`suggestion.tell_lead_${lead.why}`)}</p>;
    case 'ask': {
      // Only these two are wider for a lead; the others bind everybody alike.
      const canLead = !isLead && (lead.why === 'gesture' || lead.why === 'agent_day');
      return (
        <p className="quiet">
          {messages.t(canLead ? 'suggestion.ask_lead' : 'suggestion.over_ceiling', {
            wanted: formatMoney(messages, lead.wanted),
            limit: messages.t(`limit.${lead.why}`),
          })}
        </p>
      );
    }
  }
}
