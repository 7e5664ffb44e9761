import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { aTicketUpdate } from '#builders/a-ticket-update.ts';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { MomentCard } from '#features/ticket/moment/after/MomentCard.tsx';
import type { Card, SessionState, TicketUpdate } from '#features/ticket/session/session-state.ts';
import type { FoundExecution, Receipt } from '#ports/gesture-executor.ts';
import { isHeld, user } from '../../../../ui/rendered.tsx';
import type { ShownCard } from '#features/ticket/session/shown.ts';
import { NO_CARD, firstOf } from '#builders/on-card.ts';
import { noEdit } from '#features/ticket/session/moment-edit.ts';
import type { StoredMoment } from '#ports/moment-store.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aWorld } from '#builders/a-world.ts';
import { noting, shown } from '../../shown.tsx';

const own = aCommitment({ agentId: '11', forAgentId: '11' });

/** What is known of carrying out what stands. */
function known(execution: FoundExecution): SessionState['executions'] {
  return new Map([[own.momentId, { by: 'a shop', mayRepeat: true, reversibility: 'by_people', execution }]]);
}

const receipt: Receipt = { executor: 'a shop', kind: 'credit', reference: '', steps: ['issue_credit', 'send_reply'] };
const byHand = known({ kind: 'receipt', receipt });

/** What the record says of what stands. */
function recorded(of: Partial<StoredMoment> = {}): Card['story'] {
  return { state: 'read', moment: { id: own.momentId, status: 'given', story: '', kind: 'external_win', todos: [], ...of } };
}

/** The card of a gesture with a record, on a page that writes it. */
async function liveCard(story = 'abc') {
  const world = aWorld();
  const by = { momentId: own.momentId, ticketId: '501', customerId: '701', agentId: '11', createdById: '11', cause: 'late_delivery' };
  plantGiven(world.journal, { ...by, amountMinor: 1500, detail: { gesture: 'credit' }, createdAtMs: hoursBefore(1) });
  await world.moments.as('11').create({ ...aDraft({ story }), id: own.momentId, status: 'given' });
  const at = await shown((state, session) => <MomentCard state={{ ...state, ...firstOf(state) }} session={session} />, { world });
  return { world, at };
}

async function card(over: Partial<ShownCard>) {
  const asked: string[] = [];
  const at = await shown((state, session) => (
    <MomentCard
      state={{ ...state, ...NO_CARD, standing: own, executions: byHand, story: recorded(), ...over }}
      session={noting(session, asked)}
    />
  ));
  return { page: at.screen, asked };
}

const given = (update: Partial<TicketUpdate> = {}): Extract<SessionState['giving'], { readonly phase: 'given' }> => ({
  phase: 'given',
  momentId: own.momentId,
  ticketUpdate: aTicketUpdate(update),
  recordError: null,
});

describe('the card of what was given', () => {
  it('says what, by whom and when', async () => {
    expect((await card({})).page.textContent).toContain('Made right: €15 store creditGiven by you, 3 hours ago');
    const other = aCommitment({ agentId: '12', detail: { gesture: 'credit', agentName: 'Cy Other' } });
    expect((await card({ standing: other })).page.textContent).toContain('Given by Cy Other, 3 hours ago');
  });

  it('says for what it was, where it is one of several', async () => {
    const cards = [{ ...NO_CARD, standing: own }];
    expect((await card({ cards })).page.textContent).not.toContain('Late delivery');
    expect((await card({ cards: [...cards, ...cards] })).page.textContent).toContain('Late delivery · Given by you, 3 hours ago');
  });

  it('takes the focus once it is given here, and leaves it alone otherwise', async () => {
    await card({});
    expect(document.activeElement).toBe(document.body);
    await card({ giving: { ...given(), isBefore: true } });
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
    expect(page.textContent).toContain('Held for this ticket, but the app cannot say for what: €15');
    expect(page.textContent).toContain('It was written by a newer version of Make It Right than this page runs.');
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
    expect(isHeld(screen.getByRole<HTMLButtonElement>('button', { name: 'Undo' }))).toBe(true);
  });
});

describe('what is left to do by hand', () => {
  it('is ticked off, and stays ticked off on every page', async () => {
    const { world, at } = await liveCard();
    expect(at.screen.textContent).toContain('Still to do');
    const [, issue] = screen.getAllByRole<HTMLInputElement>('checkbox');
    if (issue === undefined) throw new Error('there is no step');
    await at.settle(() => issue.click());
    expect(issue.checked).toBe(true);
    expect(at.screen.textContent).toContain('Done by you, 1:00 PM');
    expect(world.moments.moments.get(own.momentId)?.todos).toMatchObject([{ what: 'issue_credit', whoId: '11', whoName: 'Ben Sample' }]);
    await at.settle(() => issue.click());
    expect(issue.checked).toBe(false);
    expect(world.moments.moments.get(own.momentId)?.todos).toMatchObject([{ what: 'issue_credit', doneAtMs: null }]);
  });

  it('that a colleague has done is said to be, and only they take that back', async () => {
    const todos = [{ what: 'issue_credit', whoId: '12', whoName: 'Ann Example', doneAtMs: NOW_MS - 20 * HOUR_MS }];
    const { page } = await card({ story: recorded({ todos }) });
    expect(page.textContent).toContain('Done by Ann Example, Mar 17, 5:00 PM');
    const [owed, issue, send] = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect([issue?.checked, issue?.getAttribute('aria-disabled'), owed?.checked, send?.checked]).toEqual([true, 'true', false, false]);
  });

  it('is shown to colleagues too, and no longer once all of it is done', async () => {
    const other = { ...own, agentId: '12', forAgentId: '12' };
    const { page } = await card({ standing: other });
    expect(page.textContent).toContain('Still to be done');
    const todos = ['issue_credit', 'owed_deliver_or_refund', 'send_reply'].map((what) => ({
      what,
      whoId: '12',
      whoName: '',
      doneAtMs: NOW_MS,
    }));
    const done = await card({ standing: other, story: recorded({ todos }) });
    expect(done.page.textContent).not.toContain('Still to');
    expect(done.page.textContent).toContain('Done by a colleague, 1:00 PM');
  });

  it('names what is owed besides, whatever was given, and a refund in full for what was rejected', async () => {
    const billed = { ...own, cause: 'billing_error', detail: { ...own.detail, gesture: 'refund' } } as const;
    // It comes first: a refund for the trouble is not what was charged too much.
    expect((await card({ standing: billed })).page.textContent).toMatch(/Owed: correct the bill\..*Issue store credit/);
    const broken = { ...own, cause: 'damaged_item' };
    expect((await card({ standing: broken })).page.textContent).toContain('Owed: send a replacement or refund the price');
    const rejected = await card({ standing: broken, story: recorded({ outcome: 'rejected' }) });
    expect(rejected.page.textContent).toContain('Owed: refund the full price the customer paid.');
    const theirs = await card({ standing: { ...broken, detail: { ...own.detail, fault: 'customer' } } });
    expect(theirs.page.textContent).not.toContain('Owed');
  });

  it('is not asked for while nobody can tell what is done of it', async () => {
    const { page } = await card({ story: { state: 'failed', error: DOWN } });
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(page.textContent).toContain('Do not issue anything until you know.');
  });

  it('is nothing in the ticket where all of it worked', async () => {
    expect((await card({ giving: given() })).page.querySelectorAll('.notice')).toHaveLength(0);
  });

  it('is the reply, shown as it is, where it may not stand in the editor; one press inserts it', async () => {
    const { page, asked } = await card({ giving: given({ isReplyInserted: false }) });
    expect(page.querySelector('.notice-warning')?.textContent).toContain('The reply does not seem to be in the editor');
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

  it('is the reply to copy from, where the agent has changed the one before: it is not put below that', async () => {
    const { page } = await card({ giving: given({ isReplyInserted: false, isReplyEdited: true }) });
    expect(page.querySelector('.notice-warning')?.textContent).toContain('Another reply is in the editor');
    expect(page.querySelector('.notice-warning .as-typed')?.textContent).toBe('Dear Ada');
    expect(screen.queryByRole('button', { name: 'Insert the reply' })).toBeNull();
  });

  it('is which of two replies goes to the customer, where the agent’s own is about something else', async () => {
    const { page, asked } = await card({ giving: given({ isReplyInserted: false, ownReply: 'About ten.' }) });
    expect(page.textContent).toContain('Which one is for the customer?');
    expect([...page.querySelectorAll('.notice-warning .as-typed')].map(({ textContent }) => textContent)).toEqual([
      'Dear Ada',
      'About ten.',
    ]);
    expect(screen.queryByRole('button', { name: 'Insert the reply' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Use my text' }));
    await user.click(screen.getByRole('button', { name: 'Use the suggested text' }));
    expect(asked).toEqual(['insertReply own', 'insertReply right']);
  });

  it.each([
    [{ isTagged: false }, ['The tag made_right could not be added to the ticket. Add it yourself.']],
    [{ isFieldSet: false }, ['The cause could not be set in the ticket field. Set it yourself.']],
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
    [{ kind: 'refused', code: 'declined', reason: '' }, 'warning', 0],
    [{ kind: 'reversed', left: [] }, 'warning', 0],
  ])('is not called made right, and is finished at a press where that can help: %o', async (execution, type, count) => {
    const { page, asked } = await card({ executions: known(execution) });
    expect(page.textContent).toContain('Being given: €15 store credit');
    expect(page.textContent).not.toContain('Made right');
    expect(page.querySelector(`.notice-${type}`)?.textContent).toContain('a shop');
    const finish = screen.queryAllByRole('button', { name: 'Ask again' });
    expect(finish).toHaveLength(count);
    for (const button of finish) await user.click(button);
    expect(asked).toEqual(finish.map(() => 'finish'));
  });
});

describe('the story on the card', () => {
  it('that was not read, since what reads it did not load, is read at a press', async () => {
    const { asked } = await card({ story: { state: 'unread' } });
    await user.click(screen.getByRole('button', { name: 'Read the story' }));
    expect(asked).toContain('readStory');
  });

  it.each([
    [{ state: 'loading' }, 'Loading …'],
    [{ state: 'failed', error: DOWN }, 'The story could not be loaded:'],
  ] as const)('is said as it stands: %o', async (story, sentence) => {
    const { page } = await card({ story });
    expect(page.textContent).toContain(sentence);
    expect(screen.queryByRole('button', { name: 'Read the story' })).toBeNull();
  });

  it.each([
    ['', 'No story was written.'],
    ['It was a birthday.', 'It was a birthday.'],
  ])('of a colleague is shown at a press: %j', async (story, sentence) => {
    const other = { ...own, agentId: '12', forAgentId: '12' };
    const { page } = await card({ standing: other, story: recorded({ story }) });
    expect(page.textContent).not.toContain(sentence);
    await user.click(screen.getByRole('button', { name: 'Read the story' }));
    expect(page.textContent).toContain(sentence);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('of one’s own is there to be written, with how long it may be', async () => {
    const { page } = await card({ story: recorded({ story: 'It was a birthday.' }) });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Story' }).value).toBe('It was a birthday.');
    expect(page.textContent).toContain('Characters: 18 of 4,000.');
  });

  it('takes what is typed in the middle of it where the caret is', async () => {
    const { at, world } = await liveCard('abc');
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Story' });
    await user.type(field, 'XY', { initialSelectionStart: 1, initialSelectionEnd: 1 });
    expect(field.value).toBe('aXYbc');
    await at.settle();
    expect(field.value).toBe('aXYbc');
    expect(world.moments.moments.get(own.momentId)?.story).toBe('aXYbc');
  });

  it('that is typed and not written yet stands in the place of the one that is', async () => {
    await card({ story: recorded({ story: 'It was a birthday.' }), edit: { ...noEdit(own.momentId, ''), story: 'It was a wedd' } });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Story' }).value).toBe('It was a wedd');
  });

  it.each([
    ['external_win', 'A win'],
    ['process_fix', 'A fix we should make'],
  ] as const)('says what it is for the team: %s', async (kind, name) => {
    await card({ story: recorded({ kind }) });
    expect(screen.getByRole<HTMLInputElement>('radio', { name }).checked).toBe(true);
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toHaveLength(1);
  });

  it('that somebody else has changed is shown beside one’s own, with what can be done', async () => {
    const edit = { ...noEdit(own.momentId, ''), story: 'Mine.' };
    const { page } = await card({ story: recorded({ story: 'Theirs.' }), edit, saving: { phase: 'differs' } });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Story' }).value).toBe('Mine.');
    expect(page.querySelector('.notice-warning .as-typed')?.textContent).toBe('Theirs.');
    for (const name of ['Keep mine', 'Keep this one', 'Keep both']) expect(screen.getByRole('button', { name })).toBeDefined();
  });

  it.each([
    [{ phase: 'idle' }, ''],
    [{ phase: 'waiting' }, ''],
    [{ phase: 'saved' }, 'Saved.'],
    [{ phase: 'failed', error: DOWN }, 'It is kept in this browser.'],
  ] as const)('says aloud whether it is written: %o', async (saving, sentence) => {
    const { page } = await card({ story: recorded(), saving });
    expect(page.querySelector('.quiet[aria-live=polite]')?.textContent).toContain(sentence);
    expect(screen.queryAllByRole('button', { name: 'Save again' })).toHaveLength(saving.phase === 'failed' ? 1 : 0);
  });
});

it('what was given and not written down is written down at a press', async () => {
  const { page, asked } = await card({ story: { state: 'missing', error: DOWN } });
  expect(page.textContent).toContain('Given but not recorded. It counts; its story is missing.It could not be recorded.');
  await user.click(screen.getByRole('button', { name: 'Save it now' }));
  expect(asked).toEqual(['finish']);
});
