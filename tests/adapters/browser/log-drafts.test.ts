import { expect, it } from 'vitest';
import { createLogDrafts } from '#adapters/browser/log-drafts.ts';
import type { KeptLog } from '#ports/log-drafts.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ONE: KeptLog = { momentId: 'm-1', kind: 'internal_win', personId: '12', ticketText: '501', story: 'Gil told us early.' };

function openOn(storage: Storage, agentId = '11') {
  return createLogDrafts({ openStorage: () => storage, account: 'x', agentId });
}

it('what somebody has begun to tell is kept for their next page of the same place, and for nobody else', () => {
  const storage = memoryStorage();
  expect(openOn(storage).load('501')).toBeNull();
  openOn(storage).save('501', ONE);
  expect(openOn(storage).load('501')).toMatchObject(ONE);
  expect(openOn(storage).load('')).toBeNull();
  expect(openOn(storage, '12').load('501')).toBeNull();
});

it('what is sent is kept no more, and what was begun elsewhere stays', () => {
  const drafts = openOn(memoryStorage());
  drafts.save('501', ONE);
  drafts.save('', { ...ONE, story: 'Another' });
  drafts.save('501', null);
  expect(drafts.load('501')).toBeNull();
  expect(drafts.load('')).toMatchObject({ story: 'Another' });
});

it('of what was begun the newest 20 are kept', () => {
  const drafts = openOn(memoryStorage());
  for (let id = 1; id <= 21; id += 1) drafts.save(String(id), ONE);
  expect([drafts.load('1'), drafts.load('2')]).toMatchObject([null, ONE]);
});

it('what was begun is kept for as long as the page lives where the browser keeps nothing', () => {
  const drafts = createLogDrafts({ openStorage: blocked, account: 'x', agentId: '11' });
  drafts.save('501', ONE);
  expect(drafts.load('501')).toMatchObject(ONE);
});
