import { createGiftCard } from '#adapters/shopify/gift-card.ts';
import { shopifyFacts } from '#adapters/shopify/facts.ts';
import { createStoreCredit } from '#adapters/shopify/store-credit.ts';
import { createBalanceCredit } from '#adapters/stripe/balance-credit.ts';
import { STRIPE_FACTS } from '#adapters/stripe/facts.ts';
import type { Transport, TransportAnswer, TransportRequest } from '#adapters/shared/transport.ts';
import { createWebhookExecutor } from '#adapters/webhook/executor.ts';
import { webhookFacts } from '#adapters/webhook/facts.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { ok } from '#domain/shared/result.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { VendorFault } from '#sandbox/vendors/vendor-call.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { openVendorAccount } from '../../adapters/vendor-account.ts';
import type { ProviderDeps, ProviderInTrouble, Trouble } from './executors.ts';
import { VendorBooks } from './vendor-books.ts';
import { UNDER_WAY_MS, isWrite, strike } from './vendor-trouble.ts';

export type VendorName = 'stripe' | 'shopify_store_credit' | 'shopify_gift_card' | 'webhook';

/** The company's own system, which is told no address. */
export const WEBHOOK = { host: 'gestures.sample.example', path: '', sendsEmail: false };
const world = createWorld({ nowMs: Date.parse('2026-10-28T09:30:00.500Z'), objects: [] });
const RECIPIENTS = { stripe: 'cus_2000001x11', shopify_store_credit: 'gid://shopify/Customer/700000000' };
/** So long a request may go on after its page was told that nobody answered. */
const LATE_MS = 20_000;
const UNANSWERED: TransportAnswer = { kind: 'unanswered', cause: 'timeout' };

interface Sent {
  readonly sentMs: number;
  readonly fault: VendorFault;
}

/** One of the real executors over its simulated provider, behind a network and a proxy that can be made to suffer. */
export function vendorInTrouble(name: VendorName, deps: ProviderDeps): ProviderInTrouble {
  const { nowMs, random, wait, onGift } = deps;
  const account = openVendorAccount({ world, clock: nowMs, settings: { stripe_key: 'rk_test_giving', shopify_token: 'shpat_giving' } });
  let trouble: Trouble = { errors: 0, lost: 0, throttled: 0, isTokenGone: false, isReadOnly: false };
  let ids = 0;
  const books = new VendorBooks(name, account, onGift);

  /** What befalls a request, told when it is sent: whoever is let in stays in, however long it takes. */
  function fateOf(request: TransportRequest): VendorFault {
    if (trouble.isTokenGone || (trouble.isReadOnly && isWrite(request))) return 'key_expired';
    if (random() < trouble.throttled) return 'throttled';
    return random() < trouble.errors ? 'writes_down' : 'none';
  }

  async function perform(request: TransportRequest, { fault, sentMs }: Sent): Promise<TransportAnswer> {
    if (nowMs() - sentMs > UNDER_WAY_MS) return UNANSWERED;
    strike(account, fault, request);
    const answer = await account.transport(request);
    strike(account, 'none', request);
    books.note();
    return answer;
  }

  const transport: Transport = async (request) => {
    const sentMs = nowMs();
    await wait(50 + random() * 400);
    const sent = { sentMs, fault: fateOf(request) };
    if (random() >= trouble.lost) return perform(request, sent);
    const luck = random();
    if (luck < 0.5) await perform(request, sent);
    else if (luck < 0.75) void wait(random() * LATE_MS).then(() => perform(request, sent));
    return UNANSWERED;
  };

  const shop = { shop: 'sandbox.myshopify.com', expiryDays: () => null, nowMs, newId: () => `attempt-${(ids += 1)}` };
  const facts = {
    stripe: STRIPE_FACTS,
    shopify_store_credit: shopifyFacts('shopify_store_credit'),
    shopify_gift_card: shopifyFacts('shopify_gift_card'),
    webhook: webhookFacts(WEBHOOK),
  };
  // Each page has an executor of its own; these share one, whose memory is then that of the page that began.
  const calls = {
    stripe: () => createBalanceCredit(transport, nowMs),
    shopify_store_credit: () => createStoreCredit(transport, shop),
    shopify_gift_card: () => createGiftCard(transport, shop),
    webhook: () => createWebhookExecutor({ transport, request: createZendeskRequest({ transport, learnServerTime: () => {} }) }, WEBHOOK),
  };
  const id = name === 'stripe' ? RECIPIENTS.stripe : RECIPIENTS.shopify_store_credit;
  const executor: GestureExecutor = {
    ...facts[name],
    isFor: (kind) => kind === 'credit',
    ...calls[name](),
    recipients: () => Promise.resolve(ok(name === 'webhook' ? null : [{ id, label: id, isVerified: true, currencies: [] }])),
  };
  return { executor, live: () => books.live(), suffer: (next) => void (trouble = next) };
}
