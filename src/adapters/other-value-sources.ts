import type { ValueSource } from '#ports/value-source.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import type { ValueSourceDeps } from './value-source-deps.ts';

/** Any source but the user fields. */
export type OtherSource = Exclude<ValueSourceSetting, { readonly kind: 'user_fields' }>;

/** Creates a source out of a chunk of its own, since an account has one of them at the most. */
export async function createOtherSource(setting: OtherSource, deps: ValueSourceDeps): Promise<ValueSource> {
  switch (setting.kind) {
    case 'orders_object': {
      const { createOrdersObject } = await import('./zendesk/orders-object.ts');
      return createOrdersObject(deps.request, { ...deps, objectKey: setting.objectKey });
    }
    case 'stripe': {
      const { createStripeCharges } = await import('./stripe/charges.ts');
      return createStripeCharges(deps.transport, deps);
    }
    case 'shopify': {
      const { createShopifyOrders } = await import('./shopify/orders.ts');
      return createShopifyOrders(deps.transport, { ...deps, shop: setting.shop });
    }
  }
}
