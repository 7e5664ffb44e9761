import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TellStory } from '#features/ticket/telling/TellStory.tsx';
import { tellingSentences } from '#features/ticket/telling/sentences.ts';
import { user } from '../../../ui/rendered.tsx';
import { shown } from '../shown.tsx';

async function opened() {
  await tellingSentences.load(['en']);
  const at = await shown((state, session) => <TellStory state={state} session={session} />);
  await user.click(screen.getByRole('button', { name: 'Praise a colleague or share an idea' }));
  await at.settle();
  return at;
}

describe('telling a story on a ticket', () => {
  it('opens in place, with the colleagues whom it can be about, and is kept with the ticket', async () => {
    const at = await opened();
    await user.selectOptions(screen.getByLabelText('Who did it?'), 'Gil Sample');
    await at.settle();
    await user.type(screen.getByLabelText('What happened'), 'Gil told us early.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await at.settle();
    expect(at.archive.logged).toMatchObject([{ kind: 'internal_win', agentId: '12', ticketId: '501', story: 'Gil told us early.' }]);
    expect(at.screen.textContent).toContain('Saved.');
    expect(document.activeElement?.textContent).toContain('Saved.');
  });

  it('offers another after one is kept, empty', async () => {
    const at = await opened();
    await user.type(screen.getByLabelText('What happened'), 'One');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await at.settle();
    await user.click(screen.getByRole('button', { name: 'Tell another' }));
    await at.settle();
    expect(screen.getByLabelText<HTMLTextAreaElement>('What happened').value).toBe('');
  });

  it('closes, and has what was typed when it is opened again', async () => {
    const at = await opened();
    await user.type(screen.getByLabelText('What happened'), 'Half');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await at.settle();
    expect(screen.queryByLabelText('What happened')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Praise a colleague or share an idea' }));
    await at.settle();
    expect(screen.getByLabelText<HTMLTextAreaElement>('What happened').value).toBe('Half');
  });
});
