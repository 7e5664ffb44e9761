import { describe, expect, it } from 'vitest';
import { createLeadMemory } from '#adapters/browser/lead-memory.ts';
import type { LeadMemory } from '#ports/lead-memory.ts';
import { leadMemoryContract } from '../../contracts/lead-memory.contract.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ACCOUNT = 'https://sample.zendesk.com';
const STORED_NAME = `make-it-right:leads:${ACCOUNT}`;
const ONE = new Map([['1', { isLead: true, atMs: 5 }]]);

function openOn(storage: Storage, account = ACCOUNT): LeadMemory {
  return createLeadMemory({ openStorage: () => storage, account });
}

leadMemoryContract("the browser's storage", () => {
  const storage = memoryStorage();
  return { memory: openOn(storage), reopen: () => openOn(storage) };
});

leadMemoryContract('a blocked storage', () => {
  const memory = createLeadMemory({ openStorage: blocked, account: ACCOUNT });
  return { memory, reopen: () => memory };
});

leadMemoryContract('a full storage', () => {
  const memory = openOn(memoryStorage(new Map(), true));
  return { memory, reopen: () => memory };
});

describe('leads in the browser', () => {
  it('are nobody in another account', () => {
    const storage = memoryStorage();
    openOn(storage).save(ONE);
    expect(openOn(storage, 'https://other.zendesk.com').load()).toEqual(new Map());
    expect(openOn(storage).load()).toEqual(ONE);
  });

  it.each([
    ['no JSON', '{'],
    ['another version', JSON.stringify({ version: 2, people: [['1', true, 5]] })],
    ['something missing', JSON.stringify({ version: 1, people: [['1', true]] })],
    ['a time that never comes', '{"version":1,"people":[["1",true,1e999]]}'],
    ['a word for yes', JSON.stringify({ version: 1, people: [['1', 'yes', 5]] })],
    ['null', 'null'],
  ])('remembers nobody where it finds %s, and can be written over', (_title, text) => {
    const memory = openOn(memoryStorage(new Map([[STORED_NAME, text]])));
    expect(memory.load()).toEqual(new Map());
    memory.save(ONE);
    expect(memory.load()).toEqual(ONE);
  });

  it('are kept under the name of the app', () => {
    const values = new Map<string, string>();
    openOn(memoryStorage(values)).save(ONE);
    expect([...values]).toEqual([[STORED_NAME, '{"version":1,"people":[["1",true,5]]}']]);
  });

  it('keeps the 500 people who were asked about last', () => {
    const memory = openOn(memoryStorage());
    memory.save(new Map(Array.from({ length: 501 }, (_, index) => [String(index), { isLead: false, atMs: index }] as const)));
    const kept = memory.load();
    expect(kept.size).toBe(500);
    expect(kept.has('0')).toBe(false);
    expect(kept.has('500')).toBe(true);
  });

  it('reads what another page has saved since', () => {
    const storage = memoryStorage();
    const memory = openOn(storage);
    memory.save(new Map());
    openOn(storage).save(ONE);
    expect(memory.load()).toEqual(ONE);
  });
});
