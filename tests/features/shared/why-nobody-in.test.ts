import { expect, it } from 'vitest';
import { whyNobodyIn } from '#features/shared/why-nobody-in.ts';

it('nobody can be asked in a group that is not there, or in groups all of which are empty', () => {
  const empty = { id: '1', name: 'Team leads', hasMembers: false };
  const full = { ...empty, hasMembers: true };
  expect([[], [empty], [empty, full], [full]].map(whyNobodyIn)).toEqual(['missing', 'empty', null, null]);
});
