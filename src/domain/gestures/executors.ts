import type { GestureKind } from './gesture.ts';

/** What the agent does: nobody outside is asked. */
export const BY_HAND = 'by hand';

/** Who can carry gestures out beside the agent, as settings and posts name them. Names are never changed: older posts hold them. */
export const PROVIDERS = ['stripe', 'shopify_store_credit', 'shopify_gift_card', 'webhook'] as const;
export type ProviderName = (typeof PROVIDERS)[number];
export type ExecutorName = ProviderName | typeof BY_HAND;

/** Which kinds of gesture each of them carries out. A company's own system takes what it is sent. */
const KINDS: Readonly<Record<ProviderName, readonly GestureKind[] | 'every'>> = {
  stripe: ['credit'],
  shopify_store_credit: ['credit', 'surprise'],
  shopify_gift_card: ['credit', 'gift', 'surprise'],
  webhook: 'every',
};

/** Whether a provider carries out gestures of a kind. One that a policy names itself is `own`: money for every provider, or counted, which only a company's own system can issue. */
export function carriesOut(provider: ProviderName, kind: GestureKind, own: 'money' | 'counted' | null): boolean {
  const kinds = KINDS[provider];
  return kinds === 'every' || own === 'money' || kinds.includes(kind);
}

/** Who can pay back what is owed, as settings and records name them. Names are never changed. */
export const OWED_PROVIDERS = ['stripe', 'shopify'] as const;
export type OwedProvider = (typeof OWED_PROVIDERS)[number];
