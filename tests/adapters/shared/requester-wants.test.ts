import { expect, it } from 'vitest';
import { REQUESTER_WANTS } from '#adapters/shared/requester-wants.ts';

it.each([
  ['user_fields', 'five of their fields', ['orders_count', 'total_spent', 'first_order_at', 'last_order_at', 'currency'], false],
  ['orders_object', 'nothing', [], false],
  ['stripe', 'an id and the addresses', ['stripe_customer_id'], true],
  ['shopify', 'an id and the addresses', ['shopify_customer_id'], true],
] as const)('%s reads of the requester %s', (source, _what, userFields, needsEmails) => {
  expect(REQUESTER_WANTS[source]).toEqual({ userFields, needsEmails });
});
