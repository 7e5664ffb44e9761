import { describe, expect, it } from 'vitest';
import { createAccessMemory } from '#adapters/browser/access-memory.ts';
import type { AccessMemory } from '#ports/access-memory.ts';
import { accessMemoryContract } from '../../contracts/access-memory.contract.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ACCOUNT = 'https://sample.zendesk.com';
const STORED_NAME = `make-it-right:access:${ACCOUNT}`;
const NOTHING = { seesOthersAtMs: null, mayWrite: null };
const KNOWN = { seesOthersAtMs: 5, mayWrite: { isAllowed: true, atMs: 6 } };

function openOn(storage: Storage, account = ACCOUNT): AccessMemory {
  return createAccessMemory({ openStorage: () => storage, account });
}

accessMemoryContract("the browser's storage", () => {
  const storage = memoryStorage();
  return { memory: openOn(storage), reopen: () => openOn(storage) };
});

accessMemoryContract('a blocked storage', () => {
  const memory = createAccessMemory({ openStorage: blocked, account: ACCOUNT });
  return { memory, reopen: () => memory };
});

accessMemoryContract('a full storage', () => {
  const memory = openOn(memoryStorage(new Map(), true));
  return { memory, reopen: () => memory };
});

describe('what somebody may do, in the browser', () => {
  it.each([
    ['no JSON', '{'],
    ['another version', JSON.stringify({ version: 2, agentId: '11', ...KNOWN })],
    ['something missing', JSON.stringify({ version: 1, agentId: '11', seesOthersAtMs: 5 })],
    ['a time that never comes', '{"version":1,"agentId":"11","seesOthersAtMs":1e999,"mayWrite":null}'],
    ['a word for yes', JSON.stringify({ version: 1, agentId: '11', ...NOTHING, mayWrite: { isAllowed: 'yes', atMs: 6 } })],
    ['null', 'null'],
  ])('is not known where it finds %s, and can be written over', (_title, text) => {
    const memory = openOn(memoryStorage(new Map([[STORED_NAME, text]])));
    expect(memory.load('11')).toEqual(NOTHING);
    memory.save('11', KNOWN);
    expect(memory.load('11')).toEqual(KNOWN);
  });

  it('is kept under the names of the app and the account', () => {
    const values = new Map<string, string>();
    openOn(memoryStorage(values)).save('11', KNOWN);
    expect([...values]).toEqual([[STORED_NAME, '{"version":1,"agentId":"11","seesOthersAtMs":5,"mayWrite":{"isAllowed":true,"atMs":6}}']]);
  });

  it('is not known in another account', () => {
    const storage = memoryStorage();
    openOn(storage).save('11', KNOWN);
    expect(openOn(storage, 'https://other.zendesk.com').load('11')).toEqual(NOTHING);
  });

  it('is what another page has saved since', () => {
    const storage = memoryStorage();
    const memory = openOn(storage);
    memory.save('11', NOTHING);
    openOn(storage).save('11', KNOWN);
    expect(memory.load('11')).toEqual(KNOWN);
  });
});
