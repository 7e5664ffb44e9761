import { describe, expect, it } from 'vitest';
import { type ReplyMark, createReplyMemory } from '#adapters/browser/reply-memory.ts';
import { markOf } from '#adapters/zaf/reply-mark.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ACCOUNT = 'https://sample.zendesk.com';
const REPLY: ReplyMark = { whole: markOf('<p>Dear Ada</p>'), words: markOf('Dear Ada') };

function openOn(openStorage: () => Storage, { account = ACCOUNT, nowMs = 0 } = {}) {
  return createReplyMemory({ openStorage, account, nowMs: () => nowMs });
}

describe('the reply last put into the editor of a ticket', () => {
  it('is known to a page that is loaded anew, by ticket and account', () => {
    const storage = memoryStorage();
    openOn(() => storage).save('101', REPLY);
    expect(openOn(() => storage).load('101')).toEqual(REPLY);
    expect(openOn(() => storage).load('102')).toBeNull();
    expect(openOn(() => storage, { account: 'https://other.zendesk.com' }).load('101')).toBeNull();
  });

  it('is kept for a day, and not a millisecond longer', () => {
    const storage = memoryStorage();
    openOn(() => storage).save('101', REPLY);
    expect(openOn(() => storage, { nowMs: DAY_MS - 1 }).load('101')).toEqual(REPLY);
    expect(openOn(() => storage, { nowMs: DAY_MS }).load('101')).toBeNull();
  });

  it('is kept for the last 100 tickets', () => {
    const storage = memoryStorage();
    const memory = openOn(() => storage);
    for (let ticket = 0; ticket <= 100; ticket += 1) memory.save(String(ticket), REPLY);
    expect([memory.load('0'), memory.load('1')]).toEqual([null, REPLY]);
  });

  it('is kept without a word of it', () => {
    const values = new Map<string, string>();
    const storage = memoryStorage(values);
    openOn(() => storage).save('101', REPLY);
    expect([...values.values()].join(' ')).not.toMatch(/Ada|Dear/);
  });

  it('is known as long as the page lives where the storage is blocked or full', () => {
    for (const open of [blocked, () => memoryStorage(new Map(), true)]) {
      const memory = openOn(open);
      memory.save('101', REPLY);
      expect(memory.load('101')).toEqual(REPLY);
    }
  });

  it.each(['{', '{"version":2,"replies":[]}', 'null'])('is not known where it finds %s', (text) => {
    const storage = memoryStorage(new Map([[`make-it-right:replies:${ACCOUNT}`, text]]));
    expect(openOn(() => storage).load('101')).toBeNull();
  });
});
