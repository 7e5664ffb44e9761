import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { Thank } from '#features/ticket/telling/Thank.tsx';
import { tellingSentences } from '#features/ticket/telling/sentences.ts';
import { user } from '../../../ui/rendered.tsx';
import { shown } from '../shown.tsx';

it('thanks are said once with a press, and failing says why and leaves the button', async () => {
  await tellingSentences.load(['en']);
  const at = await shown((_state, session) => <Thank given={aCommitment()} session={session} />);
  at.world.journal.faults.errorBefore = () => DOWN;
  await user.click(screen.getByRole('button', { name: 'Say thanks' }));
  await at.settle();
  expect(at.screen.textContent).toContain('Your thanks could not be saved');
  at.world.journal.faults.errorBefore = null;
  await user.click(screen.getByRole('button', { name: 'Say thanks' }));
  await at.settle();
  expect(at.screen.textContent).toBe('Your thanks are saved with the story.');
  expect(at.world.journal.entries.filter(({ kind }) => kind === 'thanks')).toHaveLength(1);
});
