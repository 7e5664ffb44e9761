import { Field, Textarea } from '@zendeskgarden/react-forms';
import type { RefObject } from 'react';

/** Where somebody writes a few lines, in whichever direction their language runs. */
export function TextAreaField({
  label,
  value,
  maxLength,
  hint = null,
  problem = null,
  rows = [2, 8],
  isReadOnly,
  area,
  onType,
  onBlur,
}: {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly hint?: string | null;
  /** Why it cannot be taken as it is; null where it can. */
  readonly problem?: string | null;
  /** As high as so many lines at first, and growing to so many with what is written. */
  readonly rows?: readonly [number, number];
  readonly isReadOnly: boolean;
  /** The text area itself, for whoever gives it the focus. */
  readonly area?: RefObject<HTMLTextAreaElement>;
  readonly onType: (text: string) => void;
  readonly onBlur?: () => void;
}) {
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      <Textarea
        ref={area}
        isCompact
        dir="auto"
        minRows={rows[0]}
        maxRows={rows[1]}
        value={value}
        maxLength={maxLength}
        readOnly={isReadOnly}
        {...(problem === null ? {} : { validation: 'error' })}
        onChange={(event) => {
          onType(event.target.value);
        }}
        onBlur={onBlur}
      />
      {hint !== null && <Field.Hint>{hint}</Field.Hint>}
      {problem !== null && <Field.Message validation="error">{problem}</Field.Message>}
    </Field>
  );
}
