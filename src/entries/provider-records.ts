import { createShopifyRecords } from '#adapters/shopify/records.ts';
import { createStripeRecords } from '#adapters/stripe/records.ts';
import { createWebhookRecords } from '#adapters/webhook/records.ts';
import type { RecordSource } from '#domain/reconciliation/provider-record.ts';
import { fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import type { ListedSource, ProviderRecords } from '#ports/provider-records.ts';
import { type ExecutorDeps, createExecutors } from './executors.ts';
import { createOwedExecutors } from './owed-executors.ts';

const NOT_THERE: AppFault = { kind: 'not_set_up', what: 'executor' };
/** Who pays back, by the name that to-do's know them by. */
const PAYERS: Readonly<Partial<Record<RecordSource, string>>> = { stripe_refund: 'stripe', shopify_refund: 'shopify' };

/** What providers hold, and what becomes of one thing there: of whoever the settings name, or would find by the address that they still hold. */
export function createProviderRecords(deps: ExecutorDeps): ProviderRecords {
  const { transport, settings } = deps;
  const stripe = createStripeRecords(transport);
  return {
    sources: () => Promise.resolve(ok(sourcesOf(deps))),
    list(source, asked, cursor) {
      const { shop, webhook } = settings();
      if (source === 'stripe') return stripe.credits(asked, cursor);
      if (source === 'stripe_refund') return stripe.refunds(asked, cursor);
      if (source === 'webhook') {
        return webhook === null ? Promise.resolve(fail(NOT_THERE)) : createWebhookRecords(transport, webhook).gestures(asked, cursor);
      }
      if (shop === null) return Promise.resolve(fail(NOT_THERE));
      const records = createShopifyRecords(transport, shop);
      const { [source]: list } = {
        shopify_store_credit: records.storeCredit,
        shopify_gift_card: records.giftCards,
        shopify_refund: records.refunds,
      };
      return list(asked, cursor);
    },
    async ask(own) {
      const { source, key, momentId, ticketId, customerId, gesture, amount, accountId } = own;
      if (gesture !== null) {
        const executor = createExecutors(deps).find(({ name }) => name === source);
        const found = await executor?.find({ kind: gesture, customerId, ticketId, recipientId: accountId }, key);
        return known(found);
      }
      if (amount === null || accountId === null) return fail(NOT_THERE);
      const payer = createOwedExecutors(deps).find(({ name }) => name === PAYERS[source]);
      return known(await payer?.find({ candidateId: accountId, amount, momentId, ticketId }, key));
    },
  };
}

function known(found: FoundExecution | undefined) {
  return found === undefined ? fail(NOT_THERE) : ok(found);
}

function sourcesOf({ settings }: Pick<ExecutorDeps, 'settings'>): readonly ListedSource[] {
  const { shop, webhook, owed } = settings();
  return [
    { source: 'stripe', label: 'Stripe', reach: 'named' },
    ...(owed === 'stripe' ? ([{ source: 'stripe_refund', label: 'Stripe', reach: 'all' }] as const) : []),
    ...(shop === null
      ? []
      : ([
          { source: 'shopify_store_credit', label: 'Shopify', reach: 'named' },
          { source: 'shopify_gift_card', label: 'Shopify', reach: 'all' },
          ...(owed === 'shopify' ? ([{ source: 'shopify_refund', label: 'Shopify', reach: 'named' }] as const) : []),
        ] as const)),
    ...(webhook === null ? [] : ([{ source: 'webhook', label: webhook.host, reach: 'all' }] as const)),
  ];
}
