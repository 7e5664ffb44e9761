import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { around } from '../around.tsx';
import { rendered } from '../rendered.tsx';

it('what is being read is as high as it will be, and says so to those who do not see its bars', async () => {
  await rendered(around(<Placeholder heightPx={94} />));
  const words = screen.getByText('Loading …');
  expect(words.className).toBe('unseen');
  expect(words.parentElement?.style.minHeight).toBe('94px');
  expect(words.parentElement?.querySelectorAll('i[aria-hidden="true"]')).toHaveLength(3);
});

it('has no more bars than fit into its height, and one at least', async () => {
  for (const [heightPx, bars] of [
    [12, 1],
    [42, 2],
    [60, 3],
    [300, 3],
  ] as const) {
    const page = await rendered(around(<Placeholder heightPx={heightPx} />));
    expect(page.querySelectorAll('i')).toHaveLength(bars);
  }
});
