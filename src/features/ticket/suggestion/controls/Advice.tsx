import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { ShownSuggestion } from '../../session/shown.ts';

/** What the team's lead has to do with it, and that many are hit by the same. */
export function Advice({ state }: { readonly state: ShownSuggestion }) {
  const sentences = useSentences();
  const { facts, suggestion } = state.plan;
  const isLookedAt = suggestion?.lead.kind === 'ask' && suggestion.lead.why === 'gestures' && !state.isLead;
  return (
    <>
      {facts?.isGroup === true && <p className="quiet">{sentences.t('suggestion.group')}</p>}
      {suggestion?.lead.kind === 'tell' && <p className="quiet">{sentences.t(`suggestion.tell_lead_${suggestion.lead.why}`)}</p>}
      {isLookedAt && <p className="quiet">{sentences.t('suggestion.look_gestures')}</p>}
    </>
  );
}
