import { describe, expect, it } from 'vitest';
import { createFieldMemory } from '#adapters/browser/field-memory.ts';
import type { FieldMemory, KnownFields } from '#ports/account-fields.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ACCOUNT = 'https://example.zendesk.com';
const NAME = `make-it-right:fields:${ACCOUNT}`;
const KNOWN: KnownFields = { atMs: 5, lacking: [{ of: 'moments', key: 'story', option: null, isRequired: false }] };

function openOn(storage: Storage, account = ACCOUNT): FieldMemory {
  return createFieldMemory({ openStorage: () => storage, account });
}

describe('what an account lacks, in the browser', () => {
  it('is known to the page that opens next', () => {
    const storage = memoryStorage();
    expect(openOn(storage).load()).toBeNull();
    openOn(storage).save(KNOWN);
    expect(openOn(storage).load()).toEqual(KNOWN);
  });

  it('says nothing of another account', () => {
    const storage = memoryStorage();
    openOn(storage).save(KNOWN);
    expect(openOn(storage, 'https://other.zendesk.com').load()).toBeNull();
  });

  it.each([
    ['a blocked storage', createFieldMemory({ openStorage: blocked, account: ACCOUNT })],
    ['a full storage', openOn(memoryStorage(new Map(), true))],
  ])('lasts as long as the page in %s', (_title, memory) => {
    memory.save(KNOWN);
    expect(memory.load()).toEqual(KNOWN);
  });

  it.each([
    ['no JSON', '{'],
    ['another version', JSON.stringify({ version: 1, ...KNOWN })],
    [
      'an object that the app has not',
      JSON.stringify({ version: 2, atMs: 5, lacking: [{ of: 'thanks', key: 'x', option: null, isRequired: true }] }),
    ],
    ['a time that never comes', '{"version":2,"atMs":1e999,"lacking":[]}'],
  ])('is not known where it finds %s', (_title, text) => {
    expect(openOn(memoryStorage(new Map([[NAME, text]]))).load()).toBeNull();
  });
});
