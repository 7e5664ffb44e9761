import { expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import type { Reason } from '#domain/policy/suggestion.ts';
import { reasonSentence } from '#features/shared/reasons/reason-sentence.ts';
import { sentences } from '../../../ui/english.ts';

function told(reason: Partial<Reason>): string {
  const nothing = { rule: 'base', variant: 'severity', deltaMinor: 0, facts: {}, studies: [], strength: null, choice: null } as const;
  return reasonSentence(sentences, { ...nothing, ...reason }, EUR);
}

it('a reason is told with its figures in words and formats', () => {
  expect(told({ facts: { severity: 3 } })).toBe('Severity: Major. Everyone starts from this.');
  expect(told({ rule: 'delay', variant: 'waited', facts: { hours: 72, afterHours: 24, percent: 30 } })).toBe(
    'Waiting time: 72 hours (counted after 24 hours). 30% more.',
  );
});

it('a reason of a later version is told by its rule', () => {
  expect(told({ rule: 'group', variant: 'of_later' })).toBe('group');
});
