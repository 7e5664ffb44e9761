import { expect, it } from 'vitest';
import { whyNobodyIn } from '#features/shared/why-nobody-in.ts';

it('nobody can be asked in a group that is not there, or is empty', () => {
  const group = { id: '1', name: 'Team leads' };
  expect([null, { ...group, hasMembers: false }, { ...group, hasMembers: true }].map(whyNobodyIn)).toEqual(['missing', 'empty', null]);
});
