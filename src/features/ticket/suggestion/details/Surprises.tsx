import { surprisesFor } from '#domain/policy/surprises.ts';
import type { ShownSuggestion } from '../../session/shown.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What could make the customer smile. */
export function Surprises({ state }: { readonly state: ShownSuggestion }) {
  const ideas = surprisesFor(state.settings.settings.policy, state.plan.cause);
  const sentences = useSentences();
  return (
    <div className="stack stack-tight">
      <ul className="findings">
        {ideas.map((idea) => (
          <li key={idea.kind === 'own' ? idea.text : idea.key}>
            {idea.kind === 'own' ? <bdi>{idea.text}</bdi> : sentences.find(`surprise.${idea.key}`)}
          </li>
        ))}
      </ul>
      <p className="quiet">{sentences.t('surprise.intro')}</p>
    </div>
  );
}
