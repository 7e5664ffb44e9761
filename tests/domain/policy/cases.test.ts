import { describe, expect, it } from 'vitest';
import { money, toMajor } from '#domain/money/money.ts';
import type { LeadAdvice } from '#domain/policy/suggestion.ts';
import { RULE_NAMES } from '#domain/policy/names.ts';
import { read } from '../../tidy/repository.ts';
import { CASES_PAGE, casesPage } from './cases-page.ts';
import { CASE_GROUPS, outcomeOf } from './cases.ts';

function leadText(lead: LeadAdvice): string {
  if (lead.kind === 'none') return 'none';
  return lead.kind === 'tell' ? `tell ${lead.why}` : `ask ${lead.why} ${toMajor(lead.wanted)}`;
}

describe.each(CASE_GROUPS)('$title', ({ cases }) => {
  it.each(cases)('$title', (one) => {
    const { suggestion, guards, currency } = outcomeOf(one);
    const { gesture, owed, options, reasons, lead } = suggestion;
    expect({
      amount: gesture.kind === 'goodwill' ? toMajor(gesture.amount) : null,
      owed: owed.map(({ action, amount }) => (amount === null ? action : `${action} ${toMajor(amount)}`)),
      first: options[0]?.kind,
      sum: reasons.map(({ rule, deltaMinor }) => `${rule} ${toMajor(money(deltaMinor, currency))}`),
      lead: leadText(lead),
      meets: guards.map(({ name }) => name),
    }).toEqual({ amount: one.amount, owed: one.owed, first: one.first, sum: one.sum, lead: one.lead, meets: one.typed?.meets ?? [] });
  });
});

describe('the worked cases', () => {
  const all = CASE_GROUPS.flatMap(({ cases }) => cases);

  it('show every rule at work, every kind of fault, and every limit', () => {
    const reasons = all.flatMap((one) => outcomeOf(one).suggestion.reasons);
    expect(new Set(reasons.map(({ rule }) => rule))).toEqual(new Set(RULE_NAMES));
    expect(new Set(reasons.filter(({ rule }) => rule === 'gate').map(({ variant }) => variant)).size).toBe(8);
    expect(new Set(reasons.filter(({ rule }) => rule === 'cap').map(({ variant }) => variant)).size).toBe(6);
  });

  it('are on the page as they are now: `npm run cases` writes it', () => {
    expect(read(CASES_PAGE), 'The page is not current: run `npm run cases`.').toBe(casesPage());
  });
});
