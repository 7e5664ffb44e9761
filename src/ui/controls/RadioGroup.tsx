import { Field, Fieldset, Radio } from '@zendeskgarden/react-forms';
import { type ReactNode, useId } from 'react';
import { styled } from 'styled-components';

const Choices = styled.div<{ readonly $columns: number | 'auto' }>`
  display: ${({ $columns }) => ($columns === 'auto' ? 'flex' : 'grid')};
  flex-wrap: wrap;
  grid-template-columns: repeat(${({ $columns }) => $columns}, minmax(0, 1fr));
  gap: 0 ${({ $columns }) => ($columns === 'auto' ? '20px' : '8px')};
`;

/* Garden draws the circle with the label and leaves the real input under it: laid over the circle, it can be hit itself. */
const Choice = styled(Field)`
  && {
    position: relative;
    margin: 0;
  }

  && input {
    top: 0;
    width: 16px;
    height: 24px;
    z-index: 1;
    cursor: pointer;
  }

  && label {
    line-height: 20px;
    padding-inline-start: 22px;
    font-weight: 400;
  }
`;

const Legend = styled(Fieldset.Legend)`
  && {
    line-height: 20px;
  }
`;

/** One answer out of a few. Held, it takes none and keeps the focus. */
export function RadioGroup<V extends string | number>({
  legend,
  value,
  options,
  columns = 1,
  isHeld = false,
  onChange,
}: {
  readonly legend: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  /** `auto`: beside each other, each as wide as it is. */
  readonly columns?: number | 'auto';
  readonly isHeld?: boolean;
  readonly onChange: (value: V) => void;
}) {
  const id = useId();
  return (
    <Fieldset role="radiogroup" aria-labelledby={`${id}-legend`} isCompact aria-disabled={isHeld}>
      <Legend id={`${id}-legend`}>{legend}</Legend>
      <Choices $columns={columns}>
        {options.map((option) => (
          <Choice key={option.value}>
            <Radio
              name={id}
              value={option.value}
              checked={option.value === value}
              aria-disabled={isHeld}
              onChange={() => {
                if (!isHeld) onChange(option.value);
              }}
            >
              <Field.Label>{option.label}</Field.Label>
            </Radio>
          </Choice>
        ))}
      </Choices>
    </Fieldset>
  );
}
