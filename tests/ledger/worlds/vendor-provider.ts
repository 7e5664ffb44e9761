import { createGiftCard } from '#adapters/shopify/gift-card.ts';
import { shopifyFacts } from '#adapters/shopify/facts.ts';
import { createStoreCredit } from '#adapters/shopify/store-credit.ts';
import { createBalanceCredit } from '#adapters/stripe/balance-credit.ts';
import { STRIPE_FACTS } from '#adapters/stripe/facts.ts';
import type { Transport, TransportAnswer, TransportRequest } from '#adapters/shared/transport.ts';
import { ok } from '#domain/shared/result.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { openVendorAccount, type VendorAccount } from '../../adapters/vendor-account.ts';
import type { ProviderDeps, ProviderInTrouble, Trouble } from './executors.ts';

export type VendorName = 'stripe' | 'shopify_store_credit' | 'shopify_gift_card';

const world = createWorld({ nowMs: Date.parse('2026-10-28T09:30:00.500Z'), objects: [] });
const RECIPIENTS = { stripe: 'cus_2000001x11', shopify_store_credit: 'gid://shopify/Customer/700000000' };
/** So long a request may go on after its page was told that nobody answered. */
const LATE_MS = 20_000;
const UNANSWERED: TransportAnswer = { kind: 'unanswered', cause: 'timeout' };

/** One of the real executors over its simulated provider, behind a network and a proxy that can be made to suffer. */
export function vendorInTrouble(name: VendorName, deps: ProviderDeps): ProviderInTrouble {
  const { nowMs, random, wait, onGift } = deps;
  const account = openVendorAccount({ world, clock: nowMs, settings: { stripe_key: 'rk_test_giving', shopify_token: 'shpat_giving' } });
  let trouble: Trouble = { errors: 0, lost: 0, throttled: 0, isTokenGone: false };
  let ids = 0;
  const books = new Books(name, account, onGift);

  async function perform(request: TransportRequest): Promise<TransportAnswer> {
    const vendors = trouble.isTokenGone
      ? 'key_expired'
      : random() < trouble.throttled
        ? 'throttled'
        : random() < trouble.errors
          ? 'writes_down'
          : 'none';
    account.suffer({ vendors });
    const answer = await account.transport(request);
    books.note();
    return answer;
  }

  const transport: Transport = async (request) => {
    await wait(50 + random() * 400);
    if (random() >= trouble.lost) return perform(request);
    const luck = random();
    if (luck < 0.5) await perform(request);
    else if (luck < 0.75) void wait(random() * LATE_MS).then(() => perform(request));
    return UNANSWERED;
  };

  const shop = { shop: 'sandbox.myshopify.com', expiryDays: () => null, nowMs, newId: () => `attempt-${(ids += 1)}` };
  const facts = {
    stripe: STRIPE_FACTS,
    shopify_store_credit: shopifyFacts('shopify_store_credit'),
    shopify_gift_card: shopifyFacts('shopify_gift_card'),
  };
  // Each page has an executor of its own; these share one, whose memory is then that of the page that began.
  const calls = {
    stripe: () => createBalanceCredit(transport),
    shopify_store_credit: () => createStoreCredit(transport, shop),
    shopify_gift_card: () => createGiftCard(transport, shop),
  };
  const id = name === 'stripe' ? RECIPIENTS.stripe : RECIPIENTS.shopify_store_credit;
  const executor: GestureExecutor = {
    ...facts[name],
    isFor: (kind) => kind === 'credit',
    ...calls[name](),
    recipients: () => Promise.resolve(ok([{ id, label: id, isVerified: true, currency: null }])),
  };
  return { executor, live: () => books.live(), suffer: (next) => void (trouble = next) };
}

interface CreditAccount {
  readonly transactions: readonly { readonly id: string; readonly kind: string }[];
}

/** What is given under which key, as the provider holds it. */
class Books {
  readonly #name: VendorName;
  readonly #account: VendorAccount;
  readonly #onGift: (key: string) => void;
  readonly #seen = new Set<string>();
  readonly #live: string[] = [];

  constructor(name: VendorName, account: VendorAccount, onGift: (key: string) => void) {
    this.#name = name;
    this.#account = account;
    this.#onGift = onGift;
  }

  live(): readonly string[] {
    return this.#live;
  }

  /** Looks what is new since the last request. */
  note(): void {
    for (const { id, key, isGift } of this.#rows()) {
      if (this.#seen.has(id)) continue;
      this.#seen.add(id);
      if (isGift) {
        this.#live.push(key);
        this.#onGift(key);
      } else this.#live.splice(this.#live.indexOf(key), 1);
    }
  }

  #rows(): readonly { readonly id: string; readonly key: string; readonly isGift: boolean }[] {
    const { stripe, shopify } = this.#account.holds();
    switch (this.#name) {
      case 'stripe':
        return (stripe.holds['balanceTransactions'] ?? []).map(({ id, amount, metadata }) => {
          const { moment = '' } = metadata as Record<string, string>;
          return { id: String(id), key: moment.replace(/^void:/, ''), isGift: Number(amount) < 0 };
        });
      case 'shopify_gift_card':
        return (shopify.holds['giftCards'] ?? []).flatMap(({ id, note, deactivatedAtMs }) => {
          const key = String(note).replace(/^.* moment /, '');
          const gift = { id: String(id), key, isGift: true };
          return deactivatedAtMs === null ? [gift] : [gift, { id: `${String(id)} off`, key, isGift: false }];
        });
      case 'shopify_store_credit': {
        // A credit carries no key: it is that of the moment in progress while it is made.
        const inProgress = (shopify.holds['metafields'] ?? []).find(({ key }) => key === 'in_progress');
        const { moment } = JSON.parse((inProgress?.['value'] as string | undefined) ?? '{}') as { moment?: string };
        return ((shopify.holds['creditAccounts'] ?? []) as unknown as CreditAccount[]).flatMap(({ transactions }) =>
          transactions.map(({ id, kind }) => ({ id, key: moment ?? '', isGift: kind === 'credit' })),
        );
      }
    }
  }
}
