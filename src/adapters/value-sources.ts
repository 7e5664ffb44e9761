import type { ValueSource } from '#application/ports/value-source.ts';
import type { ValueSourceSetting } from '#application/settings.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { REQUESTER_WANTS } from './requester-wants.ts';
import type { Transport } from './transport.ts';
import type { ZendeskRequest } from './zendesk/request.ts';
import { createUserFields } from './zendesk/user-fields.ts';

interface Surrounds {
  readonly request: ZendeskRequest;
  readonly transport: Transport;
  readonly timeZone: string;
  readonly nowMs: () => number;
}

/** The source that the settings name. Most teams have user fields; any other source is loaded only where it is set. */
export function createValueSource(setting: ValueSourceSetting, around: Surrounds): ValueSource {
  switch (setting.kind) {
    case 'user_fields':
      return createUserFields(around);
    case 'orders_object':
      return loadedOnDemand({ ...REQUESTER_WANTS.orders_object, requests: 1, what: setting.objectKey }, async () => {
        const { createOrdersObject } = await import('./zendesk/orders-object.ts');
        return createOrdersObject(around.request, { ...around, objectKey: setting.objectKey });
      });
    case 'stripe':
      return loadedOnDemand({ ...REQUESTER_WANTS.stripe, requests: 0, what: 'Stripe' }, async () => {
        const { createStripeCharges } = await import('./stripe/stripe-charges.ts');
        return createStripeCharges(around.transport, around);
      });
    case 'shopify':
      return loadedOnDemand({ ...REQUESTER_WANTS.shopify, requests: 0, what: 'Shopify' }, async () => {
        const { createShopifyOrders } = await import('./shopify/shopify-orders.ts');
        return createShopifyOrders(around.transport, { ...around, shop: setting.shop });
      });
  }
}

type KnownBefore = Omit<ValueSource, 'historyOf'> & { readonly what: string };

/** Begins to load at once. A source that cannot be loaded is a source that does not answer. */
function loadedOnDemand({ what, ...known }: KnownBefore, load: () => Promise<ValueSource>): ValueSource {
  let loading = settled(load());
  return {
    ...known,
    async historyOf(requester) {
      const source = await loading;
      if (source.ok) return source.value.historyOf(requester);
      loading = settled(load());
      return fail({ kind: 'unreachable', what, cause: source.error });
    },
  };
}

function settled(source: Promise<ValueSource>): Promise<Result<ValueSource, unknown>> {
  return source.then(ok, fail);
}
