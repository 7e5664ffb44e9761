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
