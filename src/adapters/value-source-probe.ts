import type { ValueSourceProbe } from '#ports/value-source-probe.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { probeShopifyReading } from './shopify/probe.ts';
import { probeStripeReading } from './stripe/probe.ts';
import type { ValueSourceDeps } from './value-source-deps.ts';
import { probeOrdersObject, probeUserFields } from './zendesk/source-fields.ts';

/** Asks whichever source the settings name at the time. */
export function createValueSourceProbe(
  { request, transport }: Pick<ValueSourceDeps, 'request' | 'transport'>,
  source: () => ValueSourceSetting,
): ValueSourceProbe {
  return {
    probe() {
      const setting = source();
      switch (setting.kind) {
        case 'user_fields':
          return probeUserFields(request);
        case 'orders_object':
          return probeOrdersObject(request, setting.objectKey);
        case 'stripe':
          return probeStripeReading(transport);
        case 'shopify':
          return probeShopifyReading(transport, setting.shop);
      }
    },
  };
}
