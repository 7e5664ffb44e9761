import { surprisesFor } from '#domain/policy/surprises.ts';
import type { SessionState } from '../session/session-state.ts';
import { Late } from '#ui/components/Late.tsx';

/** What could make the customer smile. */
export function Surprises({ state }: { readonly state: SessionState }) {
  const ideas = surprisesFor(state.settings.settings.policy, state.plan.cause);
  return (
    <Late>
      {(late) => (
        <div className="stack stack-tight">
          <ul className="findings">
            {ideas.map((idea) => (
              <li key={idea.kind === 'own' ? idea.text : idea.key}>
                {idea.kind === 'own' ? <bdi>{idea.text}</bdi> : late.find(`surprise.${idea.key}`)}
              </li>
            ))}
          </ul>
          <p className="quiet">{late.t('surprise.intro')}</p>
        </div>
      )}
    </Late>
  );
}
