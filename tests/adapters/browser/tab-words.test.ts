import { describe, expect, it } from 'vitest';
import { type TabWords, joinedWords, withWords, wordsOf } from '#adapters/browser/tab-words.ts';
import { sampleIntent } from '../../contracts/intent-store.contract.ts';

const nothing: TabWords = { story: '', deviation: '', reply: null, edits: [], asking: '', amount: null, heldReply: null };
const edit = { momentId: 'm-1', story: 'One.', known: 'Known.', kind: null, todos: [] };
const todo = { what: 'issue_credit', whoId: '1', whoName: 'Ann Example', doneAtMs: 1 };

function stories(one: string, other: string): string {
  return joinedWords({ ...nothing, story: one }, { ...nothing, story: other }).words.story;
}

describe('the words of two tabs', () => {
  it.each([
    ['One.', 'Other.', 'One.\n\nOther.'],
    ['One.', '', 'One.'],
    ['', 'Other.', 'Other.'],
    ['One. And more.', ' One. ', 'One. And more.'],
    ['One.', 'One. And more.', 'One. And more.'],
  ])('%j and %j are %j', (one, other, both) => {
    expect(stories(one, other)).toBe(both);
  });

  it('about one moment are joined, with what either says of its kind and its to-do’s', () => {
    const other = { ...edit, story: 'Other.', known: 'Later.', kind: 'process_fix', todos: [todo] } as const;
    expect(joinedWords({ ...nothing, edits: [edit] }, { ...nothing, edits: [other] })).toEqual({
      words: { ...nothing, edits: [{ ...edit, story: 'One.\n\nOther.', kind: 'process_fix', todos: [todo] }] },
      rest: null,
    });
    expect(
      joinedWords({ ...nothing, edits: [other] }, { ...nothing, edits: [{ ...edit, story: null, todos: [{ ...todo, whoId: '2' }] }] }),
    ).toEqual({
      words: { ...nothing, edits: [other] },
      rest: null,
    });
  });

  it('about two moments stay two', () => {
    const other = { ...nothing, deviation: 'Why.', edits: [{ ...edit, momentId: 'm-2' }] };
    expect(joinedWords({ ...nothing, edits: [edit] }, other)).toEqual({
      words: { ...nothing, deviation: 'Why.', edits: [edit, ...other.edits] },
      rest: null,
    });
  });

  it('that are one reply are not kept twice', () => {
    const reply = { text: 'Dear Ada', basis: 'b' };
    expect(joinedWords({ ...nothing, reply }, { ...nothing, reply: { ...reply } })).toEqual({ words: { ...nothing, reply }, rest: null });
  });
});

describe('of what there is only one', () => {
  const amount = { text: '12,50', gesture: 'credit' } as const;
  const heldReply = { momentId: 'm-1', text: 'Dear Ada' };

  it('the first stands, and another waits', () => {
    const other = { ...nothing, amount: { text: '9', gesture: 'refund' }, heldReply: { momentId: 'm-2', text: 'Dear all' } } as const;
    expect(joinedWords({ ...nothing, amount, heldReply }, other)).toEqual({ words: { ...nothing, amount, heldReply }, rest: other });
  });

  it('the same in both does not wait, nor where the first has none', () => {
    const one = { ...nothing, amount, heldReply };
    expect(joinedWords(one, { ...one, amount: { ...amount }, heldReply: { ...heldReply } })).toEqual({ words: one, rest: null });
    expect(joinedWords(nothing, one)).toEqual({ words: one, rest: null });
    expect(joinedWords(one, nothing)).toEqual({ words: one, rest: null });
  });
});

describe('the words of an intent', () => {
  it('are an amount, as typed, or a reply that waits for a choice', () => {
    const amount = { text: '12,', gesture: 'credit' } as const;
    expect(wordsOf(sampleIntent({ story: '', amountText: '12,' }))).toEqual({ ...nothing, amount });
    const heldReply = { momentId: 'm-1', text: 'Dear Ada' };
    expect(wordsOf(sampleIntent({ story: '', amountText: null, heldReply }))).toEqual({ ...nothing, heldReply });
    expect(withWords(sampleIntent({ story: '', amountText: '9', gesture: 'refund' }), { ...nothing, amount, heldReply })).toEqual(
      sampleIntent({ story: '', amountText: '12,', gesture: 'credit', heldReply }),
    );
    expect(withWords(sampleIntent({ amountText: '9', heldReply }), nothing)).toEqual(sampleIntent({ story: '', amountText: null }));
  });

  it('are none where nothing is typed', () => {
    expect(wordsOf(sampleIntent({ story: '', amountText: null }))).toBeNull();
    expect(wordsOf(sampleIntent({ story: '', amountText: null, edits: [edit] }))).toEqual({ ...nothing, edits: [edit] });
  });

  it('hold what a lead is to be asked as long as it is typed, and no more once it was sent', () => {
    expect(wordsOf(sampleIntent({ story: '', amountText: null, asked: { momentId: null, text: 'Please.' } }))).toEqual({
      ...nothing,
      asking: 'Please.',
    });
    expect(wordsOf(sampleIntent({ story: '', amountText: null, asked: { momentId: 'm-1', text: 'Please.' } }))).toBeNull();
  });

  it('leave what was sent to a lead, and take the place of what another tab has typed for one', () => {
    const words = { ...nothing, asking: 'Mine.' };
    const sent = sampleIntent({ story: '', amountText: null, asked: { momentId: 'm-1', text: 'Please.' } });
    expect(withWords(sent, words).asked).toEqual({ momentId: 'm-1', text: 'Please.' });
    const typed = sampleIntent({ story: '', amountText: null, asked: { momentId: null, text: 'Theirs.' } });
    expect(withWords(typed, words).asked).toEqual({ momentId: null, text: 'Mine.' });
    expect(withWords(typed, nothing).asked).toBeUndefined();
  });

  it('make way for others whole', () => {
    expect(withWords(sampleIntent({ story: 'x', edits: [edit], amountText: '9' }), { ...nothing, deviation: 'Why.' })).toEqual(
      sampleIntent({ story: '', amountText: null, deviation: 'Why.', reply: null }),
    );
  });
});
