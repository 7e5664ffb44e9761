import { expect, it } from 'vitest';
import { createTabs } from '#adapters/browser/tabs.ts';
import { sampleIntent } from '../../contracts/intent-store.contract.ts';

const theirs = { story: 'Theirs.', deviation: '', reply: null, edits: [], asking: '' };

it('a tab has its own words, though another was the last to store', () => {
  const tabs = createTabs('own');
  expect(tabs.read('n', null)).toBeNull();
  const stored = { intent: sampleIntent({ story: 'Theirs.' }), tab: 'other', others: { own: { ...theirs, story: 'Mine.' } } };
  expect(tabs.read('n', stored)?.story).toBe('Mine.');
  expect(tabs.others('n', stored)).toEqual({ other: theirs });
});

it('a tab that has typed nothing sees what was stored last, and takes none of it over', () => {
  const tabs = createTabs('own');
  tabs.read('n', null);
  const stored = { intent: sampleIntent({ story: 'Theirs.' }), tab: 'other', others: {} };
  expect(tabs.read('n', stored)?.story).toBe('Theirs.');
  expect(tabs.others('n', stored)).toEqual({ other: theirs });
});

it('what one ticket’s page took over says nothing of another ticket', () => {
  const tabs = createTabs('own');
  const stored = { intent: sampleIntent({ story: 'Theirs.' }), tab: 'other', others: {} };
  tabs.read('n', stored);
  expect(tabs.others('n', stored)).toEqual({});
  expect(tabs.others('m', stored)).toEqual({ other: theirs });
  expect(tabs.read('m', stored)).toEqual(stored.intent);
  expect(tabs.others('m', stored)).toEqual({ other: theirs });
  expect(tabs.others('n', null)).toEqual({});
});
