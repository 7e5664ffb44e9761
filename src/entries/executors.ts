import type { Transport } from '#adapters/shared/transport.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { lazyExecutor } from '#adapters/shared/lazy-executor.ts';
import { shopifyFacts } from '#adapters/shopify/facts.ts';
import type { ShopTerms } from '#adapters/shopify/store-credit.ts';
import { STRIPE_FACTS } from '#adapters/stripe/facts.ts';
import { webhookFacts } from '#adapters/webhook/facts.ts';
import type { ZendeskRequest } from '#adapters/zendesk/request.ts';
import type { ProviderName } from '#domain/gestures/executors.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { ExecutorSettings } from '#ports/settings.ts';

/** What an executor is built from. */
export interface ExecutorDeps {
  readonly request: ZendeskRequest;
  readonly transport: Transport;
  readonly runtime: Pick<Runtime, 'nowMs' | 'newId'>;
  /** The settings as they are at this call. */
  readonly settings: () => ExecutorSettings;
}

/**
 * Who carries gestures out: the first that is for a gesture. A provider is there also where no gesture goes to it any more, for what it
 * carried out before. By hand takes whatever is left, so it stands last.
 */
export function createExecutors(deps: ExecutorDeps): readonly GestureExecutor[] {
  const isFor = (name: ProviderName) => (kind: GestureKind) => deps.settings().byKind[kind] === name;
  const { webhook, shop } = deps.settings();
  const shopTerms = (host: string): ShopTerms => ({
    shop: host,
    expiryDays: (kind) => deps.settings().expiryDays[kind] ?? null,
    nowMs: deps.runtime.nowMs,
    newId: deps.runtime.newId,
  });
  const providers: (GestureExecutor | null)[] = [
    lazyExecutor({ ...STRIPE_FACTS, isFor: isFor('stripe') }, async () =>
      (await import('#adapters/stripe/balance-credit.ts')).createBalanceCredit(deps.transport, deps.runtime.nowMs),
    ),
    shop === null
      ? null
      : lazyExecutor({ ...shopifyFacts('shopify_store_credit'), isFor: isFor('shopify_store_credit') }, async () =>
          (await import('#adapters/shopify/store-credit.ts')).createStoreCredit(deps.transport, shopTerms(shop)),
        ),
    shop === null
      ? null
      : lazyExecutor({ ...shopifyFacts('shopify_gift_card'), isFor: isFor('shopify_gift_card') }, async () =>
          (await import('#adapters/shopify/gift-card.ts')).createGiftCard(deps.transport, shopTerms(shop)),
        ),
    webhook === null
      ? null
      : lazyExecutor({ ...webhookFacts(webhook), isFor: isFor('webhook') }, async () =>
          (await import('#adapters/webhook/executor.ts')).createWebhookExecutor(deps, webhook),
        ),
  ];
  return [...providers.filter((provider) => provider !== null), createByHand()];
}
