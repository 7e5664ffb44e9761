import { expect, it } from 'vitest';
import { PROVIDERS, carriesOut } from '#domain/gestures/executors.ts';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';

it("each provider carries out what it has, and a company's own system whatever it is sent", () => {
  const kinds = PROVIDERS.map((provider) => [provider, GESTURE_KINDS.filter((kind) => carriesOut(provider, kind, null))]);
  expect(Object.fromEntries(kinds)).toEqual({
    stripe: ['credit'],
    shopify_store_credit: ['credit', 'surprise'],
    shopify_gift_card: ['credit', 'gift', 'surprise'],
    webhook: GESTURE_KINDS,
  });
});

it("of a team's own kinds every provider carries out money, and only a company's own system what is counted", () => {
  expect(PROVIDERS.filter((provider) => carriesOut(provider, 'voucher', 'money'))).toEqual(PROVIDERS);
  expect(PROVIDERS.filter((provider) => carriesOut(provider, 'miles', 'counted'))).toEqual(['webhook']);
});
