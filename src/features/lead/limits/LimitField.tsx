import { Field, Input } from '@zendeskgarden/react-forms';
import type { Currency } from '#domain/money/money.ts';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { MoneyInput } from '#ui/controls/MoneyInput.tsx';

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
      {isMoney ? (
        <MoneyInput value={text} currency={currency} isReadOnly={isReadOnly} validation={validation} onType={onType} />
      ) : (
        <div className="amount">
          <div className="amount-field">
            <Input
              isCompact
              inputMode="numeric"
              autoComplete="off"
              value={text}
              readOnly={isReadOnly}
              {...(validation === null ? {} : { validation })}
              onChange={(event) => {
                onType(event.target.value);
              }}
            />
          </div>
        </div>
      )}
      <Field.Hint>{hint}</Field.Hint>
      {problem !== '' && <FieldMessage>{problem}</FieldMessage>}
    </Field>
  );
}
