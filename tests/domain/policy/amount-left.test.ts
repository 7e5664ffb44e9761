import { expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import type { LimitAllowance } from '#domain/journal/admission.ts';
import { LIMIT_NAMES } from '#domain/journal/limit-names.ts';
import { amountLeft } from '#domain/policy/amount-left.ts';

function leaving(limit: LimitAllowance['limit'], remaining: number): LimitAllowance {
  return { limit, limitValue: 5000, remaining, later: [], windowDays: 60, earlier: null };
}

it.each(LIMIT_NAMES)('of %s what is left is said as money, but for what is counted', (limit) => {
  const left = (remaining: number): readonly number[] => amountLeft(leaving(limit, remaining), EUR).map((one) => one.left.amountMinor);
  const isOnce = limit === 'same_incident' || limit === 'same_matter';
  expect(left(1)).toEqual(isOnce || limit === 'customer_count' ? [] : [1]);
  expect(left(0)).toEqual(isOnce ? [] : [0]);
});
