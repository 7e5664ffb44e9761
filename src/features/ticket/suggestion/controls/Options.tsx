import type { Choice, Plan } from '../../session/plan.ts';
import { OptionLabel } from './OptionLabel.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The ways to make it right, the suggested one first. */
export function Options({
  plan,
  isDisabled,
  onChoose,
}: {
  readonly plan: Plan;
  readonly isDisabled: boolean;
  readonly onChoose: (change: Partial<Choice>) => void;
}) {
  const sentences = useSentences();
  return (
    <RadioGroup
      legend={sentences.t('suggestion.options')}
      value={plan.gesture}
      options={plan.options.map((option) => ({ value: option.kind, label: <OptionLabel option={option} plan={plan} /> }))}
      isDisabled={isDisabled}
      onChange={(gesture) => {
        onChoose({ gesture, amountText: null });
      }}
    />
  );
}
