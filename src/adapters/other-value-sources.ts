import type { ValueSource } from '#ports/value-source.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import type { Surrounds } from './value-sources.ts';

/** Any source but the user fields. */
export type OtherSource = Exclude<ValueSourceSetting, { readonly kind: 'user_fields' }>;

/** Creates a source out of a chunk of its own, since an account has one of them at the most. */
export async function createOtherSource(setting: OtherSource, around: Surrounds): Promise<ValueSource> {
  switch (setting.kind) {
    case 'orders_object': {
      const { createOrdersObject } = await import('./zendesk/orders-object.ts');
      return createOrdersObject(around.request, { ...around, objectKey: setting.objectKey });
    }
    case 'stripe': {
      const { createStripeCharges } = await import('./stripe/charges.ts');
      return createStripeCharges(around.transport, around);
    }
    case 'shopify': {
      const { createShopifyOrders } = await import('./shopify/orders.ts');
      return createShopifyOrders(around.transport, { ...around, shop: setting.shop });
    }
  }
}
