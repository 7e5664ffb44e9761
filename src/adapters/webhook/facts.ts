import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { WebhookSettings } from '#ports/settings.ts';
import type { ExecutorCalls } from '../shared/lazy-executor.ts';

/** What of it is known before it is asked for anything. Its system does one key once: that is what it promises by being one. */
export function webhookFacts({ host }: WebhookSettings): Omit<GestureExecutor, keyof ExecutorCalls | 'isFor'> {
  return {
    name: 'webhook',
    label: host,
    wants: { userFields: [], emails: false },
    isIdempotent: true,
    // Its system may find that the customer has used a part of it, and says so.
    reversibility: () => 'unspent',
  };
}
