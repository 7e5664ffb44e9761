import type { Choice } from '../../session/plan.ts';
import type { SessionState } from '../../session/session-state.ts';
import { OptionLabel } from './OptionLabel.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The ways to make it right, the suggested one first. */
export function Options({ state, onChoose }: { readonly state: SessionState; readonly onChoose: (change: Partial<Choice>) => void }) {
  const sentences = useSentences();
  return (
    <RadioGroup
      legend={sentences.t('suggestion.options')}
      value={state.plan.gesture}
      options={state.plan.options.map((option) => ({ value: option.kind, label: <OptionLabel option={option} plan={state.plan} /> }))}
      isDisabled={state.giving.phase === 'working'}
      onChange={(gesture) => {
        onChoose({ gesture, amountText: null });
      }}
    />
  );
}
