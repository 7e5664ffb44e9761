import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { GivingNotice } from '#features/ticket/moment/after/GivingNotice.tsx';
import type { Giving } from '#features/ticket/session/session-state.ts';
import { user } from '../../../../ui/rendered.tsx';
import { noting, shown } from '../../shown.tsx';

const done = { reply: 'Dear Ada', isReplyInserted: true, isTagged: true, isFieldSet: true };

async function notice(giving: Giving) {
  const asked: string[] = [];
  const at = await shown((state, session) => <GivingNotice state={{ ...state, giving }} session={noting(session, asked)} />);
  return { page: at.screen, asked };
}

function buttons(): readonly string[] {
  return screen.queryAllByRole('button', { name: /^(?!Copy)/ }).map(({ textContent }) => textContent);
}

describe('how giving stands', () => {
  it('is said by nothing while nothing is given, and once what was given is posted', async () => {
    expect((await notice({ phase: 'idle' })).page.textContent).toBe('');
    expect((await notice({ phase: 'given', momentId: 'm', ticketUpdate: done, isPosted: true })).page.textContent).toBe('');
  });

  it.each([
    ['reserve', 'Reserving …'],
    ['look', 'Checking the limits …'],
    ['moment', 'Keeping the moment …'],
    ['apply_to_ticket', 'Preparing your reply …'],
    ['post', 'Finishing …'],
    ['undo', 'Taking it back …'],
  ] as const)('at work on %s names the step', async (step, sentence) => {
    expect((await notice({ phase: 'working', step })).page.textContent).toBe(sentence);
    expect(buttons()).toEqual([]);
  });

  it('is told where what was begun came to nothing', async () => {
    expect((await notice({ phase: 'came_to_nothing' })).page.textContent).toContain('came to nothing: nothing was given');
  });

  it('without its last line is finished at a press', async () => {
    const { page, asked } = await notice({ phase: 'given', momentId: 'm', ticketUpdate: done, isPosted: false });
    expect(page.textContent).toContain('its last line in the journal is missing');
    await user.click(screen.getByRole('button', { name: 'Finish' }));
    expect(asked).toEqual(['finish']);
  });

  it('interrupted can be finished or taken back', async () => {
    const { page, asked } = await notice({ phase: 'interrupted', commitment: aCommitment() });
    expect(page.textContent).toContain('This was begun and not finished: €15 store credit');
    await user.click(screen.getByRole('button', { name: 'Finish' }));
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(asked).toEqual(['finish', 'cancel']);
  });

  it('undone names only what is left to do by hand', async () => {
    const { page } = await notice({ phase: 'undone', left: ['reply', 'tag'] });
    expect(page.querySelector('.notice-success')?.textContent).toContain('Taken back. It no longer counts.');
    expect(page.textContent).toContain('The reply is not taken back');
    expect(page.textContent).toContain('The tag made_right could not be removed');
    expect(page.textContent).not.toContain('another system');
  });
});

describe('what whoever carries gestures out has turned down', () => {
  it('names who, their own words and what is left to do by hand, and no system that has nothing of it', async () => {
    const { page } = await notice({ phase: 'turned_down', by: 'Sample Pay', reason: 'The card is closed.', left: ['reply'] });
    const text = page.querySelector('.notice-warning')?.textContent;
    expect(text).toContain('Sample Pay turned it down: nothing was given, and it no longer counts.');
    expect(text).toContain('The card is closed.');
    expect(text).toContain('The reply is not taken back');
    expect(text).not.toContain('another system');
    expect(buttons()).toEqual([]);
  });

  it('without words of theirs has no empty line for them', async () => {
    const { page } = await notice({ phase: 'turned_down', by: 'Sample Pay', reason: '', left: [] });
    expect(page.querySelector('.notice-warning')?.textContent).toBe(
      'Sample Pay turned it down: nothing was given, and it no longer counts.',
    );
    expect(page.querySelector('[dir="auto"]')).toBeNull();
  });
});

describe('a failure to give', () => {
  it('that holds nothing can be tried again, and there is nothing to take back', async () => {
    const { page, asked } = await notice({ phase: 'failed', error: { kind: 'failed', step: 'reserve', error: DOWN, isHeld: false } });
    expect(page.querySelector('.notice-error')?.textContent).toContain('Nothing was given.');
    expect(buttons()).toEqual(['Try again']);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked).toEqual(['makeItRight']);
  });

  it('that may hold money can be taken back as well', async () => {
    const { page, asked } = await notice({ phase: 'failed', error: { kind: 'failed', step: 'post', error: DOWN, isHeld: true } });
    expect(page.textContent).toContain('It is not certain how far this came.');
    expect(buttons()).toEqual(['Try again', 'Take it back']);
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(asked).toEqual(['cancel']);
  });
});

describe('a failure to take back', () => {
  it.each([
    ['is repeated by the undo of the card, where that is there', true, aCommitment(), []],
    ['is repeated here where nothing stands', true, null, ['Take it back']],
    ['is repeated here where it cannot be undone any more', false, aCommitment(), ['Take it back']],
    ['is repeated here where it is reserved only', true, aCommitment({ state: 'reserved' }), ['Take it back']],
  ] as const)('%s', async (_what, canUndo, standing, names) => {
    const asked: string[] = [];
    const giving = { phase: 'undo_failed', error: DOWN } as const;
    const at = await shown((state, session) => (
      <GivingNotice state={{ ...state, giving, canUndo, standing }} session={noting(session, asked)} />
    ));
    expect(at.screen.textContent).toContain('It could not be taken back.');
    expect(buttons()).toEqual(names);
  });
});
