import { Field } from '@zendeskgarden/react-forms';
import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { FigureInput } from '#ui/controls/FigureInput.tsx';
import { around } from '../around.tsx';
import { isHeld, rendered, typed, user } from '../rendered.tsx';

async function field(props: Partial<ComponentProps<typeof FigureInput>> = {}) {
  const texts: string[] = [];
  const page = await rendered(
    around(
      <Field>
        <Field.Label>Amount</Field.Label>
        <FigureInput value="10" currency={EUR} isReadOnly={false} validation={null} onType={(text) => texts.push(text)} {...props} />
      </Field>,
    ),
  );
  return { page, texts, input: screen.getByLabelText<HTMLInputElement>('Amount') };
}

describe('where an amount is typed', () => {
  it('holds what was typed, with its currency beside it, for a keyboard of figures', async () => {
    const { page, input } = await field();
    expect(input.value).toBe('10');
    expect(input.inputMode).toBe('decimal');
    expect(page.textContent).toBe('AmountEUR');
  });

  it('of a whole number has nothing beside it', async () => {
    const { page, input } = await field({ currency: null });
    expect([input.inputMode, page.textContent]).toEqual(['numeric', 'Amount']);
    expect(page.querySelector('.amount > span')).toBeNull();
  });

  it('of what is counted has that beside it, for a keyboard of whole numbers', async () => {
    const { page, input } = await field({ unit: 'miles' });
    expect([input.inputMode, page.textContent]).toEqual(['numeric', 'Amountmiles']);
  });

  it('says what is typed as it stands, also what is no amount', async () => {
    const { input, texts } = await field({ value: '' });
    await typed(input, 'ten');
    expect(texts).toEqual(['ten']);
  });

  it.each([
    [null, 'false'],
    ['error', 'true'],
  ] as const)('is marked as wrong only where it is: %s', async (validation, isInvalid) => {
    const { input } = await field({ validation });
    expect(input.getAttribute('aria-invalid') ?? 'false').toBe(isInvalid);
  });

  it('takes nothing while it is read only', async () => {
    const { input, texts } = await field({ isReadOnly: true });
    expect(isHeld(input)).toBe(true);
    await user.type(input, '5');
    expect(texts).toEqual([]);
  });
});
