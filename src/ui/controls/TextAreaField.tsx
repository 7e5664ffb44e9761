import { Field, Textarea } from '@zendeskgarden/react-forms';
import type { RefObject } from 'react';
import { FieldMessage } from './FieldMessage.tsx';

/** Where somebody writes a few lines, in whichever direction their language runs. */
export function TextAreaField({
  label,
  value,
  maxLength,
  hint = null,
  problem = null,
  rows = [2, 8],
  isReadOnly,
  language,
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
  /** In which language it is written, as BCP 47; absent where that is the page's, or nobody knows. */
  readonly language?: string;
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
        lang={language}
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
      {problem !== null && <FieldMessage>{problem}</FieldMessage>}
    </Field>
  );
}
