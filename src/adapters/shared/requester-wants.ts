import type { ValueSource } from '#ports/value-source.ts';

type Wants = Pick<ValueSource, 'userFields' | 'needsEmails'>;

/** What each source reads of the requester, apart from the sources, so that the ticket can be read while a source is loaded. */
export const REQUESTER_WANTS = {
  user_fields: { userFields: ['orders_count', 'total_spent', 'first_order_at', 'last_order_at', 'currency'], needsEmails: false },
  orders_object: { userFields: [], needsEmails: false },
  stripe: { userFields: ['stripe_customer_id'], needsEmails: true },
  shopify: { userFields: ['shopify_customer_id'], needsEmails: true },
} as const satisfies Readonly<Record<string, Wants>>;
