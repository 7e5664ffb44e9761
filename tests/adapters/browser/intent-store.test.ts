import { eur } from '#builders/currencies.ts';
import { describe, expect, it } from 'vitest';
import { createIntentStore } from '#adapters/browser/intent-store.ts';
import type { IntentStore } from '#ports/intent-store.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { intentStoreContract, sampleIntent } from '../../contracts/intent-store.contract.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const NOW_MS = Date.parse('2026-10-28T09:30:00Z');
const KEY = { ticketId: '101', agentId: '1' };
const ACCOUNT = 'https://sample.zendesk.com';
const STORED_NAME = `make-it-right:intent:v1:${ACCOUNT}:1:101`;

/** Each page is a tab of its own. */
let tabs = 0;

function openOn(storage: Storage, nowMs = NOW_MS, account = ACCOUNT, tabStorage = memoryStorage()): IntentStore {
  tabs += 1;
  const [openStorage, openTabStorage] = [() => storage, () => tabStorage];
  return createIntentStore({ openStorage, openTabStorage, account, nowMs: () => nowMs, tab: `tab-${tabs}` });
}

function stored(over: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ version: 1, savedAtMs: NOW_MS, intent: sampleIntent({}), ...over });
}

intentStoreContract("the browser's storage", () => {
  const storage = memoryStorage();
  return { store: openOn(storage), reopen: () => openOn(storage) };
});

intentStoreContract('a blocked storage', () => {
  const store = createIntentStore({ openStorage: blocked, openTabStorage: blocked, account: ACCOUNT, nowMs: () => NOW_MS, tab: 'only' });
  return { store, reopen: () => store };
});

intentStoreContract('a full storage', () => {
  const store = openOn(memoryStorage(new Map(), true));
  return { store, reopen: () => store };
});

describe('intents in the browser', () => {
  it.each([
    ['no JSON', '{'],
    ['another version', stored({ version: 2 })],
    ['something missing', stored({ intent: { ticketId: '101' } })],
    ['an unknown outcome', stored({ intent: { ...sampleIntent({}), details: { ...sampleIntent({}).details, outcome: 'eaten' } } })],
    ['a reply about nothing', stored({ intent: { ...sampleIntent({}), reply: { text: 'Dear Ada' } } })],
    [
      'an unknown currency',
      stored({ intent: { ...sampleIntent({}), giving: { momentId: 'm-1', amount: { amountMinor: 1, currency: 'ZZZ' } } } }),
    ],
    ['a part of a cent', stored({ intent: { ...sampleIntent({}), giving: { momentId: 'm-1', amount: { ...eur(1), amountMinor: 1.5 } } } })],
    ['a time that never comes', stored({}).replace(String(NOW_MS), '1e999')],
    ['an unknown gesture', stored({ intent: { ...sampleIntent({}), gesture: 7 } })],
    ['null', 'null'],
  ])('drops what it cannot read: %s', (_title, text) => {
    const values = new Map([[STORED_NAME, text]]);
    expect(openOn(memoryStorage(values)).load(KEY)).toBeNull();
    expect(values.size).toBe(0);
  });

  it.each([
    [14 * DAY_MS, null, true],
    [14 * DAY_MS + 1, null, false],
    [100 * DAY_MS, { momentId: 'm-1', amount: eur(1) }, true],
  ])('keeps an intent of %i ms ago with giving %j: %j', (ageMs, giving, isKept) => {
    const values = new Map<string, string>();
    const storage = memoryStorage(values);
    openOn(storage, NOW_MS - ageMs).save(sampleIntent({ giving }));
    expect(openOn(storage).load(KEY) !== null).toBe(isKept);
    expect(values.size).toBe(isKept ? 1 : 0);
  });

  it.each([
    [null, false],
    ['asked-1', true],
  ])('keeps what a lead was asked as %j for long only where it was sent: %j', (momentId, isKept) => {
    const storage = memoryStorage();
    openOn(storage, NOW_MS - 100 * DAY_MS).save(sampleIntent({ giving: null, asked: { momentId, text: 'It was for a wedding.' } }));
    expect(openOn(storage).load(KEY) !== null).toBe(isKept);
  });

  it.each(['the tab that stored last', 'another'])('keeps for long what was said of a moment and is not in its record, in %s', (tab) => {
    const storage = memoryStorage();
    const [one, other] = [openOn(storage, NOW_MS - 100 * DAY_MS), openOn(storage, NOW_MS - 100 * DAY_MS)];
    for (const store of [one, other]) store.load(KEY);
    const edit = { momentId: 'm-1', story: 'It came late.', known: '', kind: null, todos: [] };
    one.save(sampleIntent({ giving: null, edits: [edit] }));
    if (tab === 'another') other.save(sampleIntent({ giving: null }));
    expect(openOn(storage).load(KEY)?.edits).toEqual([edit]);
  });

  it('loads what an earlier version kept, which knew neither details nor replies', () => {
    const { details: _details, reply: _reply, ...earlier } = sampleIntent({});
    const values = new Map([[STORED_NAME, stored({ intent: earlier })]]);
    expect(openOn(memoryStorage(values)).load(KEY)).toEqual(earlier);
    expect(values.size).toBe(1);
  });

  it('loads an intent of which hardly anything is said', () => {
    const unsaid = { cause: null, fault: null, severity: null, gesture: null, amountText: null, giving: null } as const;
    const storage = memoryStorage();
    openOn(storage).save(sampleIntent(unsaid));
    expect(openOn(storage).load(KEY)).toEqual(sampleIntent(unsaid));
  });

  it('drops what nobody comes back to as soon as the page opens, whatever ticket it is of', () => {
    const values = new Map<string, string>();
    const storage = memoryStorage(values);
    openOn(storage, NOW_MS - 15 * DAY_MS).save(sampleIntent({ giving: null }));
    openOn(storage, NOW_MS).save(sampleIntent({ giving: null, ticketId: '102' }));
    openOn(storage);
    expect([...values.keys()]).toEqual([`make-it-right:intent:v1:${ACCOUNT}:1:102`]);
  });

  it('are others in another account, whose tickets have the same numbers', () => {
    const storage = memoryStorage();
    openOn(storage).save(sampleIntent({ story: 'Here.' }));
    const there = openOn(storage, NOW_MS, 'https://other.zendesk.com');
    expect(there.load(KEY)).toBeNull();
    there.save(sampleIntent({ story: 'There.' }));
    there.remove(KEY);
    expect(openOn(storage).load(KEY)?.story).toBe('Here.');
  });

  it('live as long as the page where the browser does not tell what is stored', () => {
    const storage = Object.assign(memoryStorage(new Map([['other-app', '{']])), { key: blocked });
    expect(openOn(storage).load(KEY)).toBeNull();
  });

  it.each([
    [7 * DAY_MS, true],
    [7 * DAY_MS + 1, false],
  ])('leaves what another version stored %i ms ago to a page that can read it: %j', (ageMs, isKept) => {
    const values = new Map([['make-it-right:intent:v9:1:101', JSON.stringify({ version: 9, savedAtMs: NOW_MS - ageMs, words: 'kept' })]]);
    openOn(memoryStorage(values)).save(sampleIntent({}));
    expect(values.has('make-it-right:intent:v9:1:101')).toBe(isKept);
  });

  it('drops what no version can have stored', () => {
    const values = new Map([['make-it-right:intent:1:101', '{']]);
    openOn(memoryStorage(values));
    expect(values.size).toBe(0);
  });

  it('leaves alone what is not its own', () => {
    const values = new Map([['other-app', '{']]);
    openOn(memoryStorage(values));
    expect(values.size).toBe(1);
  });

  it('reads what another tab has saved since', () => {
    const storage = memoryStorage();
    const store = openOn(storage);
    store.save(sampleIntent({ story: 'here' }));
    openOn(storage).save(sampleIntent({ story: 'there', giving: null, cause: 'outage' }));
    expect(store.load(KEY)).toMatchObject({ story: 'here', giving: null, cause: 'outage' });
  });

  it('prefers what it could not store to an older version that it had stored', () => {
    const values = new Map<string, string>();
    openOn(memoryStorage(values)).save(sampleIntent({ story: 'older' }));
    const store = openOn(memoryStorage(values, true));
    store.save(sampleIntent({ story: 'newer' }));
    expect(store.load(KEY)?.story).toBe('newer');
  });
});

/** Both are open before anything is typed. */
function twoTabs() {
  const storage = memoryStorage();
  const [one, other] = [openOn(storage), openOn(storage)];
  for (const store of [one, other]) expect(store.load(KEY)).toBeNull();
  return { storage, one, other };
}

function replyIn(text: string) {
  return { text, basis: 'late_delivery credit 1250' };
}

/** What is typed to ask a lead, and not sent. */
const typing = (text: string) => sampleIntent({ story: '', asked: { momentId: null, text } });

describe('two tabs on one ticket', () => {
  it('keep what was typed in each, and the next page has both', () => {
    const { storage, one, other } = twoTabs();
    one.save(sampleIntent({ story: 'First.', deviation: 'They asked.' }));
    other.save(sampleIntent({ story: 'Second.' }));
    one.save(sampleIntent({ story: 'First, and more.', deviation: 'They asked.' }));
    expect([one, other].map((store) => store.load(KEY)?.story)).toEqual(['First, and more.', 'Second.']);
    expect(openOn(storage).load(KEY)).toMatchObject({ story: 'First, and more.\n\nSecond.', deviation: 'They asked.' });
  });

  it('keep what was typed in the one though nothing is in the other, which only chooses something', () => {
    const { storage, one, other } = twoTabs();
    one.save(sampleIntent({ story: 'First.' }));
    other.save(sampleIntent({ story: '', cause: 'outage' }));
    expect(openOn(storage).load(KEY)).toMatchObject({ story: 'First.', cause: 'outage' });
  });

  it('keep what is typed in each to ask a lead, and what was asked is asked in both', () => {
    const { storage, one, other } = twoTabs();
    one.save(typing('First.'));
    other.save(typing('Second.'));
    one.save(typing('First, and more.'));
    expect([one, other].map((store) => store.load(KEY)?.asked?.text)).toEqual(['First, and more.', 'Second.']);
    const next = openOn(storage);
    expect([next.load(KEY)?.asked?.text, next.load(KEY)?.asked?.text]).toEqual(Array(2).fill('First, and more.\n\nSecond.'));
    const sent = { momentId: 'm-1', text: 'Asked.' };
    one.save(sampleIntent({ story: '', asked: sent }));
    expect([one, other].map((store) => store.load(KEY)?.asked)).toEqual([sent, sent]);
  });

  it.each(['12,5x', '12,50', ''])('have each its own amount after a reload, %j, whichever was typed last', (typed) => {
    const storage = memoryStorage();
    const own = memoryStorage();
    const [one, other] = [openOn(storage, NOW_MS, ACCOUNT, own), openOn(storage)];
    for (const store of [one, other]) expect(store.load(KEY)).toBeNull();
    one.save(sampleIntent({ amountText: typed }));
    other.save(sampleIntent({ amountText: '40', gesture: 'refund' }));
    const again = openOn(storage, NOW_MS, ACCOUNT, own);
    expect(again.load(KEY)).toMatchObject({ amountText: typed, gesture: 'credit' });
    again.save(sampleIntent({ amountText: typed }));
    expect(other.load(KEY)).toMatchObject({ amountText: '40', gesture: 'refund' });
    again.remove(KEY);
    expect(openOn(storage, NOW_MS, ACCOUNT, own).load(KEY)).toMatchObject({ amountText: '40' });
  });

  it('know nothing of their reload where the browser keeps nothing for a tab', () => {
    const storage = memoryStorage();
    const open = () =>
      createIntentStore({ openStorage: () => storage, openTabStorage: blocked, account: ACCOUNT, nowMs: () => NOW_MS, tab: 'one' });
    open().save(sampleIntent({ amountText: '9' }));
    expect(open().load(KEY)).toMatchObject({ amountText: '9' });
  });

  it('show nobody what another is typing to ask a lead', () => {
    const { one, other } = twoTabs();
    other.load(KEY);
    one.save(sampleIntent({ story: '', asked: { momentId: null, text: 'First.' } }));
    expect(other.load(KEY)?.asked).toBeUndefined();
  });

  it('put away only their own when it is given', () => {
    const { storage, one, other } = twoTabs();
    one.save(sampleIntent({ story: 'First.' }));
    other.save(sampleIntent({ story: 'Second.', giving: null }));
    one.remove(KEY);
    expect(openOn(storage).load(KEY)).toMatchObject({ story: 'Second.', giving: null, cause: null });
    other.remove(KEY);
    expect(openOn(storage).load(KEY)).toBeNull();
  });

  it('are taken over once by the next page, which then says what is kept of them', () => {
    const { storage, one, other } = twoTabs();
    one.save(sampleIntent({ story: 'First.' }));
    other.save(sampleIntent({ story: 'Second.' }));
    const next = openOn(storage);
    expect(next.load(KEY)?.story).toBe('Second.\n\nFirst.');
    next.save(sampleIntent({ story: 'Only this.' }));
    expect(openOn(storage).load(KEY)?.story).toBe('Only this.');
  });

  it('are left what they have typed since the next page took them over', () => {
    const { storage, one } = twoTabs();
    one.save(sampleIntent({ story: 'First.' }));
    const next = openOn(storage);
    next.load(KEY);
    one.save(sampleIntent({ story: 'First, and later.' }));
    next.save(sampleIntent({ story: 'Next.' }));
    expect(one.load(KEY)?.story).toBe('First, and later.');
    expect(openOn(storage).load(KEY)?.story).toBe('Next.\n\nFirst, and later.');
  });

  it('are not taken over by a page that was open before anything was typed in them', () => {
    const { storage, one, other } = twoTabs();
    one.save(sampleIntent({ story: 'First.' }));
    other.load(KEY);
    other.save(sampleIntent({ story: 'Second.' }));
    expect(openOn(storage).load(KEY)?.story).toBe('Second.\n\nFirst.');
  });

  it('keep a second reply until the first is put away', () => {
    const { storage, one, other } = twoTabs();
    one.save(sampleIntent({ story: '', reply: replyIn('Dear Ada') }));
    other.save(sampleIntent({ story: '', reply: replyIn('Hello Ada') }));
    const next = openOn(storage);
    expect(next.load(KEY)?.reply?.text).toBe('Hello Ada');
    next.remove(KEY);
    expect(openOn(storage).load(KEY)?.reply?.text).toBe('Dear Ada');
  });

  it('that an earlier version stored are read as one', () => {
    const values = new Map([[STORED_NAME, stored({ intent: sampleIntent({ story: 'Earlier.' }) })]]);
    const next = openOn(memoryStorage(values));
    expect(next.load(KEY)).toEqual(sampleIntent({ story: 'Earlier.' }));
    next.save(sampleIntent({ story: 'Now.' }));
    expect(openOn(memoryStorage(values)).load(KEY)?.story).toBe('Now.');
  });
});
