import { Field } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { type Currency, type Money, money } from '#domain/money/money.ts';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { FigureInput } from '#ui/controls/FigureInput.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { readSum, sumProblem } from './typed-sum.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';

/** Says what an entry counts as that states its sum in another currency. */
export function SettleAs({
  currency,
  what,
  isBusy,
  onSettle,
}: {
  readonly currency: Currency;
  /** What it is about, for the field's name. */
  readonly what: string;
  readonly isBusy: boolean;
  readonly onSettle: (amount: Money) => Promise<void>;
}) {
  const sentences = useSentences();
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { around, look } = useFocusOnProblem<HTMLDivElement>();
  const problem = isTried ? sumProblem(sentences, text, currency) : null;
  return (
    <div ref={around} className="row">
      <Field>
        <Field.Label hidden>{sentences.t('budget.settle_as', { what, currency })}</Field.Label>
        <FigureInput value={text} currency={currency} isReadOnly={isBusy} validation={problem === null ? null : 'error'} onType={setText} />
        {problem !== null && <FieldMessage>{problem}</FieldMessage>}
      </Field>
      <PressButton
        size="small"
        isHeld={isBusy}
        onClick={() => {
          setIsTried(true);
          look();
          const sumMinor = readSum(text, currency);
          if (sumMinor !== null) void onSettle(money(sumMinor, currency));
        }}
      >
        {sentences.t('budget.settle')}
      </PressButton>
    </div>
  );
}
