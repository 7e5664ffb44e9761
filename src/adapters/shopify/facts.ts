import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { ExecutorCalls } from '../shared/lazy-executor.ts';
import { REQUESTER_WANTS } from '../shared/requester-wants.ts';

/** What of gestures in a shop is known before it is asked for anything. That one key is done once its metafields see to. */
export function shopifyFacts(name: 'shopify_store_credit' | 'shopify_gift_card'): Omit<GestureExecutor, keyof ExecutorCalls | 'isFor'> {
  return {
    name,
    label: 'Shopify',
    wants: { userFields: REQUESTER_WANTS.shopify.userFields, emails: true },
    isIdempotent: true,
    reversibility: () => 'unspent',
  };
}
