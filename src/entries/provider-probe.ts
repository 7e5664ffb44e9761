import { probeShopify } from '#adapters/shopify/probe.ts';
import { probeStripe } from '#adapters/stripe/probe.ts';
import type { Transport } from '#adapters/shared/transport.ts';
import { ok } from '#domain/shared/result.ts';
import type { ProviderProbe } from '#ports/provider-probe.ts';
import type { ExecutorSettings } from '#ports/settings.ts';

/** Asks each provider to whom a kind of gesture goes, one after the other. */
export function createProviderProbe(transport: Transport, settings: () => ExecutorSettings): ProviderProbe {
  return {
    async probe() {
      const { byKind, shop } = settings();
      const named = new Set(Object.values(byKind));
      const ways = (['shopify_store_credit', 'shopify_gift_card'] as const).filter((way) => named.has(way));
      return ok([
        ...(named.has('stripe') ? [await probeStripe(transport)] : []),
        ...(shop !== null && ways.length > 0 ? [await probeShopify(transport, { shop, ways })] : []),
      ]);
    },
  };
}
