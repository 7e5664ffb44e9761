import { expect, it } from 'vitest';
import { isOutcomeUnknown, isTransient } from '#ports/app-fault.ts';
import { everyFault } from '#builders/every-fault.ts';

const faults = everyFault('journal');

it('is repeated where it may pass by itself, and a lost race is not: who pressed decides again', () => {
  expect(faults.filter(isTransient).map(({ kind }) => kind)).toEqual(['rate_limited', 'unavailable', 'unreachable', 'chunk']);
});

it('leaves open whether a write took effect where an answer did not come or cannot be told, and never where nothing was sent', () => {
  expect(faults.filter(isOutcomeUnknown).map(({ kind }) => kind)).toEqual(['unavailable', 'unreachable', 'unreadable']);
});
