import { describe, expect, it } from 'vitest';
import { shopifyFacts } from '#adapters/shopify/facts.ts';
import { createGiftCard } from '#adapters/shopify/gift-card.ts';
import { createStoreCredit } from '#adapters/shopify/store-credit.ts';
import { createBalanceCredit } from '#adapters/stripe/balance-credit.ts';
import { STRIPE_FACTS } from '#adapters/stripe/facts.ts';
import { createWebhookExecutor } from '#adapters/webhook/executor.ts';
import { webhookFacts } from '#adapters/webhook/facts.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { wrongInWorlds, worldsOf } from './seeds.ts';
import { WEBHOOK } from './vendor-provider.ts';
import { type PageDeps, type VendorWorldEnd, type VendorWorldTerms, type WorldWay, runVendorWorld } from './vendor-world.ts';

const WORLDS = 100;
const SUM_MINOR = 500;

const shop = ({ nowMs, newId }: PageDeps) => ({ shop: 'sandbox.myshopify.com', expiryDays: () => null, nowMs, newId });

type Kind = Omit<VendorWorldTerms, 'seed' | 'sumMinor'> & { readonly sums: (end: VendorWorldEnd) => readonly number[] };

interface Transactions {
  readonly transactions: readonly { readonly kind: string; readonly amountMinor: number }[];
}

type Sums = Kind['sums'];

const STRIPE: WorldWay = {
  name: 'stripe',
  create: ({ transport, nowMs }) => ({ ...STRIPE_FACTS, isFor: () => true, ...createBalanceCredit(transport, nowMs) }),
};
const STORE_CREDIT: WorldWay = {
  name: 'shopify_store_credit',
  create: (deps) => ({ ...shopifyFacts('shopify_store_credit'), isFor: () => true, ...createStoreCredit(deps.transport, shop(deps)) }),
};
const GIFT_CARD: WorldWay = {
  name: 'shopify_gift_card',
  create: (deps) => ({ ...shopifyFacts('shopify_gift_card'), isFor: () => true, ...createGiftCard(deps.transport, shop(deps)) }),
};
const OWN_SYSTEM: WorldWay = {
  name: 'webhook',
  create: ({ transport }) => ({
    ...webhookFacts(WEBHOOK),
    isFor: () => true,
    ...createWebhookExecutor({ transport, request: createZendeskRequest({ transport, learnServerTime: () => {} }) }, WEBHOOK),
  }),
};
const SHOPIFY_CUSTOMER = 'gid://shopify/Customer/700000000';

const credits: Sums = ({ account }) =>
  ((account.holds().shopify.holds['creditAccounts'] ?? []) as unknown as Transactions[]).flatMap(({ transactions }) =>
    transactions.map(({ kind, amountMinor }) => (kind === 'credit' ? amountMinor : -amountMinor)),
  );
const cards: Sums = ({ account }) =>
  (account.holds().shopify.holds['giftCards'] ?? []).flatMap(({ initialMinor, deactivatedAtMs }) =>
    deactivatedAtMs === null ? [Number(initialMinor)] : [Number(initialMinor), -Number(initialMinor)],
  );

const kinds: readonly Kind[] = [
  {
    name: 'stripe',
    recipientId: 'cus_2000001x11',
    ways: [STRIPE],
    sums: ({ account }) => (account.holds().stripe.holds['balanceTransactions'] ?? []).map(({ amount }) => -Number(amount)),
  },
  { name: 'shopify_store_credit', recipientId: SHOPIFY_CUSTOMER, ways: [STORE_CREDIT], sums: credits },
  { name: 'shopify_gift_card', recipientId: SHOPIFY_CUSTOMER, ways: [GIFT_CARD], sums: cards },
  {
    name: 'store credit and gift cards of one customer',
    recipientId: SHOPIFY_CUSTOMER,
    ways: [GIFT_CARD, STORE_CREDIT],
    sums: (end) => [...credits(end), ...cards(end)],
  },
  {
    name: 'webhook',
    recipientId: '2000001',
    ways: [OWN_SYSTEM],
    sums: ({ account }) =>
      account.webhook.holds.flatMap(({ status, amountMinor, madeAtMs }) =>
        madeAtMs === null ? [] : status === 'reversed' ? [amountMinor, -amountMinor] : [amountMinor],
      ),
  },
];

describe.each(kinds)('$name over a shop in every kind of trouble', ({ sums, ...terms }) => {
  it(
    `gives each gesture once, loses none, and takes back what was undone, in ${worldsOf(WORLDS)} worlds`,
    { timeout: 1_800_000 },
    async () => {
      let standing = 0;
      const wrong = await wrongInWorlds(WORLDS, async (seed) => {
        const end = await runVendorWorld({ ...terms, seed, sumMinor: SUM_MINOR });
        standing += end.standing;
        const given = sums(end);
        const total = given.reduce((sum, one) => sum + one, 0);
        const reached = [...end.outcomes.values()].filter(({ kind }) => kind === 'receipt').length;
        // One sum a world: what stands was given, each once, and nothing of what was undone is left.
        const due = end.standing * SUM_MINOR;
        const times = given.filter((sum) => sum > 0).length;
        return [
          ...end.wrong,
          ...(total === due ? [] : [`${total} is there of ${due}`]),
          ...(reached === end.standing ? [] : [`${reached} of ${end.standing} are found`]),
          ...(times <= end.outcomes.size ? [] : [`${end.outcomes.size} gestures were given ${times} times`]),
        ];
      });
      expect(wrong).toEqual([]);
      // Who refuses everything gives nothing twice: something must have been given.
      expect(standing).toBeGreaterThan(worldsOf(WORLDS) / 2);
    },
  );

  it('goes the same way again with the same seed', async () => {
    const [one, again] = [
      await runVendorWorld({ ...terms, seed: 7, sumMinor: SUM_MINOR }),
      await runVendorWorld({ ...terms, seed: 7, sumMinor: SUM_MINOR }),
    ];
    expect(again.trace).toEqual(one.trace);
    expect(one.trace.length).toBeGreaterThan(3);
  });
});
