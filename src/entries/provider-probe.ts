import { probeShopify } from '#adapters/shopify/probe.ts';
import { probeStripe } from '#adapters/stripe/probe.ts';
import { probeWebhook } from '#adapters/webhook/probe.ts';
import type { Transport } from '#adapters/shared/transport.ts';
import { ok } from '#domain/shared/result.ts';
import type { ProviderProbe } from '#ports/provider-probe.ts';
import type { ExecutorSettings } from '#ports/settings.ts';

/** Asks each provider to whom a kind of gesture goes, one after the other. */
export function createProviderProbe(transport: Transport, settings: () => ExecutorSettings): ProviderProbe {
  return {
    async probe() {
      const { byKind, owed, shop, webhook } = settings();
      const named = new Set(Object.values(byKind));
      const ways = [
        ...(['shopify_store_credit', 'shopify_gift_card'] as const).filter((way) => named.has(way)),
        ...(owed === 'shopify' ? (['shopify_refund'] as const) : []),
      ];
      const isCredit = named.has('stripe');
      const isRefund = owed === 'stripe';
      return ok([
        ...(isCredit || isRefund ? [await probeStripe(transport, { isCredit, isRefund })] : []),
        ...(shop !== null && ways.length > 0 ? [await probeShopify(transport, { shop, ways })] : []),
        ...(webhook !== null && named.has('webhook') ? [await probeWebhook(transport, webhook)] : []),
      ]);
    },
  };
}
