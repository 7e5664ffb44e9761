import { expect, it } from 'vitest';
import { createLimitsDraftMemory } from '#adapters/browser/limits-draft.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const DRAFT = {
  currency: 'EUR',
  limits: { gestureMinor: '15' },
  rules: [{ kind: 'group', id: '370', name: 'New colleagues (sample)', limits: { gestureMinor: '10' } }],
  over: '[{},[]]',
  reason: 'Small things need less.',
} as const;

function openOn(storage: Storage, agentId = '91') {
  return createLimitsDraftMemory({ openStorage: () => storage, account: 'x', agentId });
}

it('what was typed is there after a reload, for whoever typed it alone, until it is dropped', () => {
  const storage = memoryStorage();
  expect(openOn(storage).load()).toBeNull();
  openOn(storage).save(DRAFT);
  expect(openOn(storage).load()).toEqual(DRAFT);
  expect(openOn(storage, '92').load()).toBeNull();
  openOn(storage).save(null);
  expect(openOn(storage).load()).toBeNull();
});

it('what was typed stays as long as the page lives where the browser keeps nothing', () => {
  const memory = createLimitsDraftMemory({ openStorage: blocked, account: 'x', agentId: '91' });
  memory.save(DRAFT);
  expect(memory.load()).toEqual(DRAFT);
});
