import { expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { hasOthers, isFixedByPlan } from '#ledger/access-subject.ts';

it('somebody else has written where one entry is not by oneself', () => {
  const [own, other] = [anEntry({ createdById: '11' }), anEntry({ createdById: '12' })];
  expect([[], [own, own], [own, other], [other]].map((entries) => hasOthers(entries, '11'))).toEqual([false, false, true, true]);
});

it('what somebody may do is fixed by the plan only where it has no roles of the account, and they are in none', () => {
  const subjects = [true, false].flatMap((hasFixedRoles) => [null, '4711'].map((roleId) => ({ hasFixedRoles, roleId })));
  expect(subjects.map(isFixedByPlan)).toEqual([true, false, false, false]);
});
