import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { around } from '../around.tsx';
import { rendered, user } from '../rendered.tsx';

async function field(props: Partial<ComponentProps<typeof TextAreaField>> = {}) {
  const done: string[] = [];
  const page = await rendered(
    around(
      <TextAreaField
        label="Story"
        value="Found it."
        maxLength={40}
        isReadOnly={false}
        onType={(text) => done.push(text)}
        onBlur={() => done.push('left')}
        {...props}
      />,
    ),
  );
  return { page, done, area: screen.getByLabelText<HTMLTextAreaElement>('Story') };
}

describe('where a few lines are written', () => {
  it('holds what was written, runs in its direction, and ends where it must', async () => {
    const { area } = await field();
    expect([area.value, area.dir, area.maxLength, area.readOnly]).toEqual(['Found it.', 'auto', 40, false]);
    expect(area.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('tells each change, and when it is left', async () => {
    const { area, done } = await field();
    await user.type(area, '!');
    await user.tab();
    expect([done[0], done.at(-1)]).toEqual(['Found it.!', 'left']);
  });

  it('says what is wrong beside what it is for, both read with it', async () => {
    const { page, area } = await field({ hint: 'For the line-up.', problem: 'Too long.', isReadOnly: true });
    expect(page.textContent).toContain('For the line-up.Too long.');
    const readWithIt = area.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(readWithIt.map((id) => document.getElementById(id)?.textContent)).toEqual(['For the line-up.', 'Too long.']);
    expect(area.getAttribute('aria-invalid')).toBe('true');
    expect(area.readOnly).toBe(true);
  });
});
