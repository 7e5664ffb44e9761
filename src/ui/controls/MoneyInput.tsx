import { Input } from '@zendeskgarden/react-forms';
import type { Currency } from '#domain/money/money.ts';

/** Where an amount is typed, in whole units of the currency, or of whatever is counted, which stand beside it. Stands in a field. */
export function MoneyInput({
  value,
  currency,
  unit = currency,
  isReadOnly,
  validation,
  onType,
}: {
  readonly value: string;
  readonly currency: Currency;
  readonly unit?: string;
  readonly isReadOnly: boolean;
  readonly validation: 'error' | 'warning' | null;
  readonly onType: (text: string) => void;
}) {
  return (
    <div className="amount">
      <div className="amount-field">
        <Input
          isCompact
          inputMode="decimal"
          autoComplete="off"
          value={value}
          readOnly={isReadOnly}
          {...(validation === null ? {} : { validation })}
          onChange={(event) => {
            onType(event.target.value);
          }}
        />
      </div>
      <span>{unit}</span>
    </div>
  );
}
