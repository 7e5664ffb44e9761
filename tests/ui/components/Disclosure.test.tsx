import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { pressedKey, rendered, user } from '../rendered.tsx';

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

it('what starts open is there at once, and goes at a press', async () => {
  await rendered(
    <Disclosure label="More" startsOpen>
      A story that was begun.
    </Disclosure>,
  );
  expect(screen.getByText('A story that was begun.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'More', expanded: true }));
  expect(screen.queryByText('A story that was begun.')).toBeNull();
});

it('what was opened closes with Escape, and the focus goes back to its button', async () => {
  await rendered(
    <Disclosure label="Why this?">
      <a href="#rules">The rules</a>
    </Disclosure>,
  );
  await user.click(screen.getByRole('button', { name: 'Why this?' }));
  screen.getByRole('link').focus();
  await pressedKey('Escape');
  expect(screen.queryByRole('link')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Why this?' }));
});
