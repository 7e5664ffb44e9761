import type { Suggestion } from '#domain/policy/suggestion.ts';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { formatMoney } from '#ui/i18n/formats.ts';
import { StatutoryBox, Surprises } from '../details/lazy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';

interface Props {
  readonly suggestion: Suggestion;
  readonly state: ShownSuggestion;
  readonly session: Pick<TicketSession, 'choose'>;
}

/** The height of the box about the law, which few tickets need. */
const STATUTORY_PX = 108;

/** What goes with the ways: what the law, the team and its lead have to do with it. */
export function Advice({ suggestion, state, session }: Props) {
  const sentences = useSentences();
  return (
    <>
      {state.plan.causePolicy.isStatutory && (
        <OnDemand loading={<Placeholder heightPx={STATUTORY_PX} />}>
          <StatutoryBox state={state} session={session} />
        </OnDemand>
      )}
      {state.plan.facts?.isGroup === true && <p className="quiet">{sentences.t('suggestion.group')}</p>}
      <Standard state={state} />
      <LeadAdvice suggestion={suggestion} isLead={state.isLead} />
      <Disclosure label={sentences.t('suggestion.surprise')}>
        <OnDemand>
          <Surprises state={state} />
        </OnDemand>
      </Disclosure>
    </>
  );
}

function Standard({ state }: { readonly state: ShownSuggestion }) {
  const sentences = useSentences();
  const applying = state.settings.settings.serviceStandard.filter((line) => line.cause === null || line.cause === state.plan.cause);
  // The line for this cause says more than the general ones.
  const line = applying.find((one) => one.cause !== null) ?? applying[0];
  if (line === undefined) return null;
  return (
    <div className="quiet">
      <p>
        {sentences.t('suggestion.standard')}: <bdi>{line.text}</bdi>
      </p>
      {line.reason !== '' && <p>{sentences.t('suggestion.standard_why', { text: isolated(line.reason) })}</p>}
      {line.unless !== '' && <p>{sentences.t('suggestion.standard_unless', { text: isolated(line.unless) })}</p>}
    </div>
  );
}

/** Keeps the direction of the team's own words apart from that of the sentence around them, as `bdi` does in markup. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function LeadAdvice({ suggestion, isLead }: { readonly suggestion: Suggestion; readonly isLead: boolean }) {
  const sentences = useSentences();
  const { lead } = suggestion;
  switch (lead.kind) {
    case 'none':
      return null;
    case 'tell':
      return <p className="quiet">{sentences.t(`suggestion.tell_lead_${lead.why}`)}</p>;
    case 'ask': {
      if (lead.why === 'gestures') return isLead ? null : <p className="quiet">{sentences.t('suggestion.look_gestures')}</p>;
      // Only these are wider for a lead; the others bind everybody alike.
      const canLead = !isLead && (lead.why === 'gesture' || lead.why === 'agent_day' || lead.why === 'split');
      return (
        <p className="quiet">
          {sentences.t(canLead ? 'suggestion.ask_lead' : 'suggestion.over_limit', {
            wanted: formatMoney(sentences.locale, lead.wanted),
            limit: sentences.t(`limit.${lead.why}`),
          })}
        </p>
      );
    }
  }
}
