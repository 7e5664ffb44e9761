import { Shopify } from '../vendors/shopify.ts';
import { createShopifyData, type ShopifyData } from '../vendors/shopify-data.ts';
import { Stripe } from '../vendors/stripe.ts';
import { WebhookSystem } from '../vendors/webhook.ts';
import { createStripeData, type StripeData } from '../vendors/stripe-data.ts';
import type { VendorCall } from '../vendors/vendor-call.ts';
import type { World } from '../world/world.ts';
import type { InstalledApp } from './app-description.ts';
import { isRecord, textOf, type Reply } from './http.ts';
import type { SandboxState } from './state.ts';

interface ProxyCall {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
  secure: boolean;
}

/** A request to somebody behind the proxy, as the app wrote it: with placeholders where the keys stand. */
interface Received {
  at: string;
  user: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  path: string;
  query: Record<string, string>;
  status: number;
}

/** Who is asked through the proxy. What they hold is made when it is first needed: a world may have a hundred thousand orders. */
export interface Vendors {
  stripe: { received: Received[]; account: { data: StripeData; api: Stripe } | null };
  shopify: { received: Received[]; account: { data: ShopifyData; api: Shopify } | null };
  webhook: { received: Received[]; system: WebhookSystem };
}

export function createVendors(): Vendors {
  return {
    stripe: { received: [], account: null },
    shopify: { received: [], account: null },
    webhook: { received: [], system: new WebhookSystem() },
  };
}

function stripeOf({ stripe }: Vendors, world: World): { data: StripeData; api: Stripe } {
  if (stripe.account === null) {
    const data = createStripeData(world);
    stripe.account = { data, api: new Stripe(data) };
  }
  return stripe.account;
}

function shopifyOf({ shopify }: Vendors, world: World): { data: ShopifyData; api: Shopify } {
  if (shopify.account === null) {
    const data = createShopifyData(world);
    shopify.account = { data, api: new Shopify(data) };
  }
  return shopify.account;
}

/** Keeps what a customer has with a vendor in a currency: the balance at Stripe, the store credit at Shopify. False where nobody knows the customer. */
export function keepIn(vendors: Vendors, world: World, { id, currency }: { id: string; currency: string }): boolean {
  const atStripe = stripeOf(vendors, world).data.customers.find((customer) => customer.id === id);
  if (atStripe !== undefined) {
    atStripe.currency = currency.toLowerCase();
    return true;
  }
  const { data, api } = shopifyOf(vendors, world);
  if (!data.customers.some((customer) => customer.id === id)) return false;
  api.books.creditAccount(id, currency);
  return true;
}

/** What the vendors have received and hold, as `/__sandbox/vendors` shows it. */
export function vendorsJson(vendors: Vendors, world: World): object {
  const stripe = stripeOf(vendors, world);
  const { customers, charges } = stripe.data;
  const { balanceTransactions, refunds } = stripe.api.books;
  const shop = shopifyOf(vendors, world);
  const { creditAccounts, giftCards, metafields, refunds: orderRefunds } = shop.api.books;
  return {
    stripe: {
      received: vendors.stripe.received,
      holds: { customers, charges: [...charges.values()].flat(), balanceTransactions, refunds },
    },
    shopify: { received: vendors.shopify.received, holds: { ...shop.data, creditAccounts, giftCards, metafields, refunds: orderRefunds } },
    webhook: { received: vendors.webhook.received, holds: vendors.webhook.system.holds, mode: vendors.webhook.system.mode },
  };
}

interface ProxyDeps {
  app: InstalledApp;
  vendors: Vendors;
  state: SandboxState;
  nowMs: number;
}

/** Stands in for Zendesk's proxy: fills in secure settings where they may go, and passes on only to hosts that the manifest allows. */
export function proxyRequest(given: unknown, deps: ProxyDeps): Reply {
  const call = readCall(given);
  if (call === null) return refusal('The proxy needs a JSON body with url, method, headers and body.');
  const odd = Object.keys(call.headers).find((name) => name.includes('_'));
  if (odd !== undefined) return refusal(`"${odd}" is not a header that Zendesk's proxy accepts: it has an underscore.`);
  const sent = call.secure ? filledIn(call, deps.app) : call;
  const url = URL.canParse(sent.url) ? new URL(sent.url) : null;
  if (url === null) return refusal(`"${sent.url}" is not an address.`);
  if (!isAllowed(url.hostname, deps.app))
    return refusal(`${url.hostname} is not in the manifest's domainWhitelist: Zendesk's proxy passes nothing on to it.`);
  const user = isRecord(given) ? textOf(given['user']) : '';
  return deliver({ call, sent, url, user }, deps);
}

/** The manifest may name a host by a setting. */
function isAllowed(hostname: string, { manifest, settings }: InstalledApp): boolean {
  return (manifest.domainWhitelist ?? [])
    .map((domain) => domain.replace(/\{\{setting\.(\w+)\}\}/g, (_placeholder, name: string) => String(settings[name] ?? '')))
    .filter((domain) => domain !== '')
    .some((domain) => hostname === domain || hostname.endsWith(`.${domain.replace(/^\*\./, '')}`));
}

interface Delivery {
  /** As the app wrote it. */
  call: ProxyCall;
  /** With the settings in their places. */
  sent: ProxyCall;
  url: URL;
  user: string;
}

function deliver({ call, sent, url, user }: Delivery, { app, vendors, state, nowMs }: ProxyDeps): Reply {
  const at = new Date(nowMs).toISOString();
  const query = Object.fromEntries(url.searchParams.entries());
  if (url.hostname === app.settings['webhook_host']) {
    const { received, system } = vendors.webhook;
    const answered = system.answer({ ...withoutMark(sent), headers: lowerCased(sent.headers), path: url.pathname, query, nowMs });
    received.push({ at, user, ...withoutMark(call), path: url.pathname, query, status: answered.status });
    return answered;
  }
  const { vendors: fault, searchLagMs: indexLagMs } = state.faults.settings;
  const request: VendorCall = { ...withoutMark(sent), headers: lowerCased(sent.headers), url, nowMs, fault, indexLagMs };
  const vendor = url.hostname === 'api.stripe.com' ? 'stripe' : url.hostname.endsWith('.myshopify.com') ? 'shopify' : null;
  if (vendor === null) return refusal(`The sandbox has nobody at ${url.hostname}.`);
  const account = vendor === 'stripe' ? stripeOf(vendors, state.world) : shopifyOf(vendors, state.world);
  const reply = account.api.answer(request);
  vendors[vendor].received.push({ at, user, ...withoutMark(call), path: url.pathname, query, status: reply.status });
  return reply;
}

function withoutMark({ secure: _secure, ...call }: ProxyCall): Omit<ProxyCall, 'secure'> {
  return call;
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function readCall(given: unknown): ProxyCall | null {
  if (!isRecord(given) || typeof given['url'] !== 'string') return null;
  const headers = isRecord(given['headers']) ? given['headers'] : {};
  return {
    url: given['url'],
    method: (textOf(given['method']) || 'GET').toUpperCase(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: given['body'] ?? null,
    secure: given['secure'] === true,
  };
}

type Scope = 'url' | 'header' | 'body';

/**
 * Puts settings in the place of `{{setting.name}}`, which is all that the browser ever sees of a secret. A secure setting with
 * scopes goes nowhere else; where it may not go, the placeholder stays.
 */
function filledIn(call: ProxyCall, { manifest, settings }: InstalledApp): ProxyCall {
  const mayGo = (name: string, scope: Scope): boolean => {
    const scopes = manifest.parameters?.find((parameter) => parameter.name === name)?.scopes;
    return scopes === undefined || scopes.includes(scope);
  };
  const fill = (text: string, scope: Scope): string =>
    text.replace(/(?:\{\{|%7B%7B)setting\.(\w+)(?:\}\}|%7D%7D)/gi, (placeholder, name: string) =>
      mayGo(name, scope) ? String(settings[name] ?? placeholder) : placeholder,
    );
  return {
    ...call,
    url: fill(call.url, 'url'),
    headers: Object.fromEntries(Object.entries(call.headers).map(([name, value]) => [name, fill(value, 'header')])),
    body: typeof call.body === 'string' ? fill(call.body, 'body') : call.body,
  };
}

function refusal(message: string): Reply {
  return { status: 502, body: { error: 'BadGateway', message } };
}
