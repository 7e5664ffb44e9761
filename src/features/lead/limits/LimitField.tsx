import { Field } from '@zendeskgarden/react-forms';
import type { Currency } from '#domain/money/money.ts';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { FigureInput } from '#ui/controls/FigureInput.tsx';

interface Props {
  readonly label: string;
  readonly isMoney: boolean;
  readonly text: string;
  readonly hint: string;
  /** Empty where nothing is wrong with what stands there. */
  readonly problem: string;
  readonly currency: Currency;
  readonly isReadOnly: boolean;
  readonly onType: (text: string) => void;
}

/** Where one limit is typed, and what is wrong with it. */
export function LimitField({ label, isMoney, text, hint, problem, currency, isReadOnly, onType }: Props) {
  const validation = problem === '' ? null : 'error';
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      <FigureInput value={text} currency={isMoney ? currency : null} isReadOnly={isReadOnly} validation={validation} onType={onType} />
      <Field.Hint>{hint}</Field.Hint>
      {problem !== '' && <FieldMessage>{problem}</FieldMessage>}
    </Field>
  );
}
