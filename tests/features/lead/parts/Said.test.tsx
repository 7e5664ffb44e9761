import { expect, it } from 'vitest';
import { Said } from '#features/lead/parts/Said.tsx';
import { act, render } from '@testing-library/react';

it('where one thing changes, what was said of the others stays as it is and is not said again', async () => {
  const page = render(<Said sentences={['Copied.', '']} />);
  const [before] = page.container.querySelectorAll('span');
  expect(page.container.textContent).toBe('Copied.');
  await act(async () => {
    page.rerender(<Said sentences={['Copied.', 'Saved.']} />);
    await Promise.resolve();
  });
  expect(page.container.textContent).toBe('Copied. Saved.');
  expect(page.container.querySelector('span')).toBe(before);
  page.unmount();
});
