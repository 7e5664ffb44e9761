import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { rendered, user } from '../rendered.tsx';

it('what explains a line is not there until its button is pressed, and goes when it is pressed again', async () => {
  await rendered(<Disclosure label="Why this?">Because of the rules.</Disclosure>);
  const button = screen.getByRole('button', { name: 'Why this?', expanded: false });
  expect(screen.queryByText('Because of the rules.')).toBeNull();
  await user.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByText('Because of the rules.').id).toBe(button.getAttribute('aria-controls'));
  await user.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByText('Because of the rules.')).toBeNull();
});
