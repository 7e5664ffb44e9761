import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { aTicketUpdate } from '#builders/a-ticket-update.ts';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { MomentCard } from '#features/ticket/moment/after/MomentCard.tsx';
import type { SessionState, TicketUpdate } from '#features/ticket/session/session-state.ts';
import type { FoundExecution, Receipt } from '#ports/gesture-executor.ts';
import { user } from '../../../../ui/rendered.tsx';
import { noting, shown } from '../../shown.tsx';

const own = aCommitment({ agentId: '11', forAgentId: '11' });

/** What is known of carrying out what stands. */
function known(execution: FoundExecution): SessionState['executions'] {
  return new Map([[own.momentId, { by: 'a shop', execution }]]);
}

const receipt: Receipt = { executor: 'a shop', kind: 'credit', reference: '', steps: ['issue_credit', 'send_reply'] };
const byHand = known({ kind: 'receipt', receipt });

async function card(over: Partial<SessionState>) {
  const asked: string[] = [];
  const at = await shown((state, session) => (
    <MomentCard state={{ ...state, standing: own, executions: byHand, ...over }} session={noting(session, asked)} />
  ));
  return { page: at.screen, asked };
}

const given = (update: Partial<TicketUpdate> = {}): SessionState['giving'] => ({
  phase: 'given',
  momentId: 'm',
  ticketUpdate: aTicketUpdate(update),
  recordError: null,
});

describe('the card of what was given', () => {
  it('is not there where nothing stands', async () => {
    expect((await card({ standing: null })).page.textContent).toBe('');
  });

  it('says what, by whom and when', async () => {
    expect((await card({})).page.textContent).toContain('Made right: €15 store creditBy you, 3 hours ago');
    const other = aCommitment({ agentId: '12', detail: { gesture: 'credit', agentName: 'Cy Other' } });
    expect((await card({ standing: other })).page.textContent).toContain('By Cy Other, 3 hours ago');
  });

  it('takes the focus once it is given here, and leaves it alone otherwise', async () => {
    await card({});
    expect(document.activeElement).toBe(document.body);
    const { page } = await card({ giving: given() });
    expect(document.activeElement).toBe(page.querySelector('.moment'));
  });

  it('of what somebody else has only begun says so, and offers nothing', async () => {
    const begun = aCommitment({ agentId: '12', state: 'reserved', detail: { gesture: 'credit', agentName: 'Cy Other' } });
    const { page } = await card({ standing: begun, canUndo: true });
    expect(page.textContent).toContain('Being given: €15 store credit');
    expect(page.textContent).not.toContain('Made right');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('of what a newer version wrote shows what is written, and neither calls it given nor says when it is free', async () => {
    const asWritten = { kind: 'post', gesture: 'voucher', schemaVersion: '2' };
    const newer = aCommitment({ agentId: '12', state: 'reserved', isUncertain: true, asWritten, detail: {} });
    const { page } = await card({ standing: newer });
    expect(page.textContent).toContain('What is held for this ticket cannot be told here: €15');
    expect(page.textContent).toContain('A newer version of Make It Right wrote it than this page runs.');
    expect(page.textContent).toContain('As that version wrote it: kind: post · gesture: voucher · schema_version: 2');
    expect(page.textContent).not.toMatch(/Made right|Being given|free again/);
  });

  it('of what somebody changed says so, and that a lead ends it', async () => {
    const edited = aCommitment({ agentId: '12', state: 'reserved', isUncertain: true });
    const { page } = await card({ standing: edited });
    expect(page.textContent).toContain('Somebody changed it after it was written');
    expect(page.textContent).not.toMatch(/Being given|free again|newer version|As that version/);
  });

  it.each([
    ['can be undone while it can be', true, 'idle', 1],
    ['cannot be undone once it cannot', false, 'idle', 0],
  ] as const)('%s', async (_what, canUndo, phase, count) => {
    const { asked } = await card({ canUndo, giving: { phase } });
    const undo = screen.queryAllByRole('button', { name: 'Undo' });
    expect(undo).toHaveLength(count);
    for (const button of undo) await user.click(button);
    expect(asked).toEqual(undo.map(() => 'undo'));
  });

  it('is not undone twice while that is at work', async () => {
    await card({ canUndo: true, giving: { phase: 'working', step: 'undo' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Undo' }).disabled).toBe(true);
  });
});

describe('what is left to do by hand', () => {
  it('is ticked off by whom it was given to give, on the day itself', async () => {
    const { page } = await card({});
    expect(page.textContent).toContain('Still to do by you');
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    const [first] = boxes;
    if (first === undefined) throw new Error('there is no step');
    await user.click(first);
    expect(boxes.map(({ checked }) => checked)).toEqual(boxes.map((box) => box === first));
  });

  it.each([
    ['at the last millisecond of the day before', -1, false],
    ['at the first millisecond of the day', 0, true],
  ])('given %s', async (_what, afterMidnightMs, isToDo) => {
    // Noon in UTC is one in the afternoon of the account.
    const reservedAtMs = NOW_MS - 13 * HOUR_MS + afterMidnightMs;
    const { page } = await card({ standing: { ...own, reservedAtMs } });
    expect(page.textContent.includes('Still to do by you')).toBe(isToDo);
  });

  it("is nothing of a colleague's", async () => {
    const { page } = await card({ standing: aCommitment({ agentId: '11', forAgentId: '12', reservedAtMs: hoursBefore(1) }) });
    expect(page.textContent).not.toContain('Still to do by you');
  });

  it('is nothing in the ticket where all of it worked', async () => {
    expect((await card({ giving: given() })).page.querySelectorAll('.notice')).toHaveLength(0);
  });

  it('is the reply, shown as it is, where it may not stand in the editor; one press inserts it', async () => {
    const { page, asked } = await card({ giving: given({ isReplyInserted: false }) });
    expect(page.querySelector('.notice-warning')?.textContent).toContain('The reply is not in the editor, as far as we know');
    expect(page.querySelector('.notice-warning .as-typed')?.textContent).toBe('Dear Ada');
    await user.click(screen.getByRole('button', { name: 'Insert the reply' }));
    expect(asked).toEqual(['insertReply']);
  });

  it('is the reply where an internal note is open: one press opens the public reply and inserts it', async () => {
    const { page, asked } = await card({ giving: given({ isReplyInserted: false, isNoteOpen: true }) });
    expect(page.querySelector('.notice-warning')?.textContent).toContain('The reply is not in the editor: an internal note is open');
    await user.click(screen.getByRole('button', { name: 'Open the public reply and insert it' }));
    expect(asked).toEqual(['insertPublicReply']);
  });

  it.each([
    [{ isTagged: false }, ['The tag made_right could not be set on the ticket. Add it by hand.']],
    [{ isFieldSet: false }, ["The cause could not be set in the ticket's field. Set it by hand."]],
  ] as const)('is what could not be set: %o', async (update, sentences) => {
    const { page } = await card({ giving: given(update) });
    expect([...page.querySelectorAll('.notice')].map(({ textContent }) => textContent)).toEqual(sentences);
  });
});

describe('a gesture that is not known to be carried out', () => {
  it.each<[FoundExecution, string, number]>([
    [{ kind: 'pending', receipt }, 'info', 1],
    [{ kind: 'none' }, 'warning', 1],
    [{ kind: 'unknown', error: DOWN }, 'warning', 1],
    [{ kind: 'refused', reason: '' }, 'warning', 0],
  ])('is not called made right, and is finished at a press where that can help: %o', async (execution, type, count) => {
    const { page, asked } = await card({ executions: known(execution) });
    expect(page.textContent).toContain('Being given: €15 store credit');
    expect(page.textContent).not.toContain('Made right');
    expect(page.querySelector(`.notice-${type}`)?.textContent).toContain('a shop');
    const finish = screen.queryAllByRole('button', { name: 'Finish' });
    expect(finish).toHaveLength(count);
    for (const button of finish) await user.click(button);
    expect(asked).toEqual(finish.map(() => 'finish'));
  });

  it("is a matter of whom it was given to give, and of nobody else's", async () => {
    const other = { ...own, agentId: '12', forAgentId: '12' };
    expect((await card({ standing: other, executions: known({ kind: 'none' }) })).page.textContent).toContain('Made right');
  });
});

describe('the story on the card', () => {
  it('is read at a press', async () => {
    const { asked } = await card({ story: { state: 'unread' } });
    await user.click(screen.getByRole('button', { name: 'Read the story' }));
    expect(asked).toEqual(['readStory']);
  });

  it.each([
    [{ state: 'loading' }, 'Loading …'],
    [{ state: 'read', story: '' }, 'No story was written.'],
    [{ state: 'read', story: 'It was a birthday.' }, 'It was a birthday.'],
    [{ state: 'failed', error: DOWN }, 'The story could not be read:'],
  ] as const)('is said as it stands: %o', async (story, sentence) => {
    const { page } = await card({ story });
    expect(page.textContent).toContain(sentence);
    expect(screen.queryByRole('button', { name: 'Read the story' })).toBeNull();
  });
});

it('what was given and not written down is written down at a press', async () => {
  const { page, asked } = await card({ story: { state: 'missing', error: DOWN } });
  expect(page.textContent).toContain('Given, not written down. It counts; its story is missing.It could not be written down.');
  await user.click(screen.getByRole('button', { name: 'Write it down' }));
  expect(asked).toEqual(['finish']);
});
