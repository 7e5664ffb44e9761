import { describe, expect, it } from 'vitest';
import { type PolicyMemory, createPolicyMemory } from '#adapters/browser/policy-memory.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

function openOn(storage: Storage, account = 'https://sample.zendesk.com'): PolicyMemory {
  return createPolicyMemory({ openStorage: () => storage, account });
}

describe('the policy in the browser', () => {
  it('is none at first', () => {
    expect(openOn(memoryStorage()).load()).toBeNull();
  });

  it('is what was saved last, also to the next page', () => {
    const storage = memoryStorage();
    const memory = openOn(storage);
    memory.save('{"version":"1"}');
    memory.save('{"version":"2"}');
    expect(memory.load()).toBe('{"version":"2"}');
    expect(openOn(storage).load()).toBe('{"version":"2"}');
  });

  it('is kept under the name of the app', () => {
    const values = new Map<string, string>();
    openOn(memoryStorage(values)).save('text');
    expect([...values.keys()]).toEqual(['make-it-right:policy:https://sample.zendesk.com']);
  });

  it('is another one in another account', () => {
    const storage = memoryStorage();
    openOn(storage).save('ours');
    expect(openOn(storage, 'https://other.zendesk.com').load()).toBeNull();
  });

  it.each([
    ['is blocked', blocked],
    ['is full', () => memoryStorage(new Map(), true)],
  ])('is not remembered, and nobody is stopped, where the storage %s', (_title, openStorage) => {
    const memory = createPolicyMemory({ openStorage, account: '' });
    memory.save('text');
    expect(memory.load()).toBeNull();
  });
});
