import { HOUR_MS } from '#domain/shared/time.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import { averageOrderMinor, latestOrderBefore } from '#domain/value/known-orders.ts';
import type { KeptOrder } from '#domain/value/order-history.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { readPrice } from './typed.ts';
import type { Settings } from '#ports/settings.ts';

interface PriceFacts extends Pick<SuggestionFacts, 'lossMinor'> {
  readonly orderMinor: number | null;
  /** The order whose sum counts while nobody has typed a price. */
  readonly offered: KeptOrder | null;
}

/**
 * What is known of the price of what failed: what the agent typed, or else the latest order before the failure. What may be somebody
 * else's orders, or is in another currency than the team's, tells nothing.
 */
export function priceFacts(
  lossText: string,
  hoursSinceFailure: number | null,
  { ticket, value, settings }: { readonly ticket: OpenTicket; readonly value: CustomerValue | null; readonly settings: Settings },
): PriceFacts {
  const isKnown = value?.kind === 'known' && value.provenance.identity.isVerified && value.history.net.currency === settings.currency;
  const failedAtMs = ticket.createdAtMs - Math.max(0, hoursSinceFailure ?? 0) * HOUR_MS;
  const offered = isKnown && lossText.trim() === '' ? latestOrderBefore(value.history, failedAtMs) : null;
  return {
    lossMinor: offered?.amountMinor ?? readPrice(lossText, settings),
    orderMinor: isKnown ? averageOrderMinor(value.history) : null,
    offered,
  };
}
