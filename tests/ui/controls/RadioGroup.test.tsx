import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { around } from '../around.tsx';
import { isHeld, rendered, user } from '../rendered.tsx';

const options = [
  { value: 1, label: 'Minor' },
  { value: 2, label: 'Moderate' },
] as const;

async function group(props: Partial<ComponentProps<typeof RadioGroup<1 | 2>>> = {}) {
  const chosen: number[] = [];
  await rendered(
    around(<RadioGroup<1 | 2> legend="Severity" value={1} options={options} onChange={(value) => chosen.push(value)} {...props} />),
  );
  return { chosen, answer: (name: string) => screen.getByRole<HTMLInputElement>('radio', { name }) };
}

describe('one answer out of a few', () => {
  it('is named by its question, and has one answer checked', async () => {
    const { answer } = await group();
    expect(screen.getByRole('radiogroup', { name: 'Severity' })).toBeDefined();
    expect([answer('Minor').checked, answer('Moderate').checked]).toEqual([true, false]);
  });

  it('has none checked where nothing was answered', async () => {
    const { answer } = await group({ value: null });
    expect([answer('Minor').checked, answer('Moderate').checked]).toEqual([false, false]);
  });

  it('says which was chosen by its value, not by its text', async () => {
    const { chosen, answer } = await group();
    await user.click(answer('Moderate'));
    expect(chosen).toEqual([2]);
  });

  it('takes no answer while it is held', async () => {
    const { chosen, answer } = await group({ isHeld: true });
    await user.click(answer('Moderate'));
    expect(chosen).toEqual([]);
    expect(isHeld(screen.getByRole<HTMLFieldSetElement>('radiogroup'))).toBe(true);
  });
});
