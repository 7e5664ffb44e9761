import { expect, it } from 'vitest';
import { createTabs } from '#adapters/browser/tabs.ts';
import { sampleIntent } from '../../contracts/intent-store.contract.ts';

const theirs = { story: 'Theirs.', deviation: '', reply: null, edits: [], asking: '', amount: null, heldReply: null };

it('a tab has its own words, though another was the last to store', () => {
  const tabs = createTabs('own');
  expect(tabs.read('n', null, null)).toBeNull();
  const stored = {
    intent: sampleIntent({ story: 'Theirs.', amountText: null }),
    tab: 'other',
    others: { own: { ...theirs, story: 'Mine.' } },
  };
  expect(tabs.read('n', stored, null)?.story).toBe('Mine.');
  expect(tabs.others('n', stored)).toEqual({ other: theirs });
});

it('a tab that has typed nothing sees what was stored last, and takes none of it over', () => {
  const tabs = createTabs('own');
  tabs.read('n', null, null);
  const stored = { intent: sampleIntent({ story: 'Theirs.', amountText: null }), tab: 'other', others: {} };
  expect(tabs.read('n', stored, null)?.story).toBe('Theirs.');
  expect(tabs.others('n', stored)).toEqual({ other: theirs });
});

it('what one ticket’s page took over says nothing of another ticket', () => {
  const tabs = createTabs('own');
  const stored = { intent: sampleIntent({ story: 'Theirs.', amountText: null }), tab: 'other', others: {} };
  tabs.read('n', stored, null);
  expect(tabs.others('n', stored)).toEqual({});
  expect(tabs.others('m', stored)).toEqual({ other: theirs });
  expect(tabs.read('m', stored, null)).toEqual(stored.intent);
  expect(tabs.others('m', stored)).toEqual({ other: theirs });
  expect(tabs.others('n', null)).toEqual({});
});

it('a tab that was loaded anew has its own amount, though another was the last to type one, which is left to that', () => {
  const mine = { ...theirs, story: '', amount: { text: '3O', gesture: 'credit' } } as const;
  const stored = { intent: sampleIntent({ story: '', amountText: '40', gesture: 'refund' }), tab: 'other', others: { former: mine } };
  const tabs = createTabs('own');
  expect(tabs.read('n', stored, 'former')).toMatchObject({ amountText: '3O', gesture: 'credit' });
  expect(tabs.others('n', stored)).toEqual({ other: { ...theirs, story: '', amount: { text: '40', gesture: 'refund' } } });
  expect(createTabs('own').read('n', stored, null)).toMatchObject({ amountText: '40', gesture: 'refund' });
});
