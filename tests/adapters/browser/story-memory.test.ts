import { expect, it } from 'vitest';
import { createStoryMemory } from '#adapters/browser/story-memory.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ONE = { momentId: 'm-1', ticketId: '101', isSaid: false };

function openOn(storage: Storage, agentId = '1') {
  return createStoryMemory({ openStorage: () => storage, account: 'x', agentId });
}

it('the next page of the same agent is told of missing stories, and another agent is not', () => {
  const storage = memoryStorage();
  expect(openOn(storage).load()).toEqual([]);
  openOn(storage).save([ONE]);
  expect(openOn(storage).load()).toEqual([ONE]);
  expect(openOn(storage, '2').load()).toEqual([]);
});

it('missing stories are remembered for as long as the page lives where the browser keeps nothing', () => {
  const memory = createStoryMemory({ openStorage: blocked, account: 'x', agentId: '1' });
  memory.save([ONE]);
  expect(memory.load()).toEqual([ONE]);
});

it('of missing stories the newest 50 are remembered', () => {
  const all = Array.from({ length: 60 }, (_none, index) => ({ ...ONE, momentId: `m-${index}` }));
  const memory = openOn(memoryStorage());
  memory.save(all);
  expect(memory.load()).toEqual(all.slice(0, 50));
});
