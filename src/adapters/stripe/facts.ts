import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { ExecutorCalls } from '../shared/lazy-executor.ts';
import { REQUESTER_WANTS } from '../shared/requester-wants.ts';

/** What of credit in Stripe is known before it is asked for anything. Stripe does one key once for a day. */
export const STRIPE_FACTS: Omit<GestureExecutor, keyof ExecutorCalls | 'isFor'> = {
  name: 'stripe',
  label: 'Stripe',
  wants: { userFields: REQUESTER_WANTS.stripe.userFields, emails: true },
  isIdempotent: true,
  reversibility: () => 'unspent',
};
