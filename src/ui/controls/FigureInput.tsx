import { Input } from '@zendeskgarden/react-forms';
import type { Currency } from '#domain/money/money.ts';

/** Where an amount is typed, in whole units of the currency that stands beside it, or a whole number, beside what is counted. Stands in a field. */
export function FigureInput({
  value,
  currency,
  unit = null,
  isReadOnly,
  validation,
  onType,
}: {
  readonly value: string;
  /** Null: a whole number. */
  readonly currency: Currency | null;
  /** What is counted, where it is not money. */
  readonly unit?: string | null;
  readonly isReadOnly: boolean;
  readonly validation: 'error' | 'warning' | null;
  readonly onType: (text: string) => void;
}) {
  return (
    <div className="amount">
      <div className="amount-field">
        <Input
          isCompact
          inputMode={currency === null || unit !== null ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={value}
          readOnly={isReadOnly}
          {...(validation === null ? {} : { validation })}
          onChange={(event) => {
            onType(event.target.value);
          }}
        />
      </div>
      {(unit ?? currency) !== null && <span>{unit ?? currency}</span>}
    </div>
  );
}
