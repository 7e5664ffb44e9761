import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { ExpandableLine } from '#ui/components/ExpandableLine.tsx';
import { pressedKey, rendered, user } from '../rendered.tsx';

const line = (
  <ExpandableLine
    label="How is this known?"
    rest={
      <Disclosure label="More">
        <button type="button">Inside</button>
      </Disclosure>
    }
  >
    €1,240 so far
  </ExpandableLine>
);

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('a line with more behind it', () => {
  it('is read without a press, and has the rest below after one', async () => {
    await rendered(line);
    expect(screen.getByText('€1,240 so far')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
    await user.click(button('How is this known?'));
    expect(button('How is this known?').getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(button('How is this known?').getAttribute('aria-controls') ?? '')?.contains(button('More'))).toBe(true);
    await user.click(button('How is this known?'));
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
  });

  it('has what was opened last closed first by Escape, with the focus on what opened it', async () => {
    await rendered(line);
    await user.click(button('How is this known?'));
    await user.click(button('More'));
    button('Inside').focus();
    await pressedKey('Escape');
    expect(screen.queryByRole('button', { name: 'Inside' })).toBeNull();
    expect(document.activeElement).toBe(button('More'));
    await pressedKey('Escape');
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
    expect(document.activeElement).toBe(button('How is this known?'));
  });

  it('stays open at any other key', async () => {
    await rendered(line);
    await user.click(button('How is this known?'));
    await pressedKey('ArrowDown');
    expect(button('More')).toBeDefined();
  });
});
