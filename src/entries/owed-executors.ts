import { lazyOwed } from '#adapters/shared/lazy-owed.ts';
import { shopifyFacts } from '#adapters/shopify/facts.ts';
import { STRIPE_FACTS } from '#adapters/stripe/facts.ts';
import type { OwedExecutor } from '#ports/owed-executor.ts';
import type { ExecutorDeps } from './executors.ts';

/** Who can pay back what is owed: also whoever the settings name no more, for what was begun there before. */
export function createOwedExecutors({
  transport,
  settings,
  runtime,
}: Pick<ExecutorDeps, 'transport' | 'settings' | 'runtime'>): readonly OwedExecutor[] {
  const { shop } = settings();
  const stripe = lazyOwed(STRIPE_FACTS, async () =>
    (await import('#adapters/stripe/charge-refund.ts')).createChargeRefund(transport, runtime.nowMs),
  );
  if (shop === null) return [stripe];
  const facts = { ...shopifyFacts('shopify_store_credit'), name: 'shopify' };
  const payer = async () => (await import('#adapters/shopify/order-refund.ts')).createOrderRefund(transport, shop, runtime.nowMs);
  return [stripe, lazyOwed(facts, payer)];
}
