import { expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { hasOthers } from '#ledger/access-subject.ts';

it('somebody else has written where one entry is not by oneself', () => {
  const [own, other] = [anEntry({ createdById: '11' }), anEntry({ createdById: '12' })];
  expect([[], [own, own], [own, other], [other]].map((entries) => hasOthers(entries, '11'))).toEqual([false, false, true, true]);
});
