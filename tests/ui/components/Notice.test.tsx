import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Notice } from '#ui/components/Notice.tsx';
import { rendered } from '../rendered.tsx';

it.each(['success', 'warning', 'error', 'info'] as const)('a notice looks like its kind: %s', async (type) => {
  await rendered(
    <Notice type={type} title="Undone">
      It counts no more.
    </Notice>,
  );
  expect(screen.getByText('It counts no more.').className).toBe(`notice notice-${type}`);
  expect(screen.getByText('Undone').tagName).toBe('STRONG');
});

it('a notice without a title has none, and takes no role: what changes is announced elsewhere', async () => {
  const page = await rendered(<Notice type="info">It counts no more.</Notice>);
  expect(page.querySelector('strong')).toBeNull();
  expect(page.querySelector('[role]')).toBeNull();
});
