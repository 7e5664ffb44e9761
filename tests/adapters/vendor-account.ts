import type { Transport, TransportRequest } from '#adapters/shared/transport.ts';
import type { InstalledApp, Manifest } from '#sandbox/server/app-description.ts';
import { createSandboxApi } from '#sandbox/server/api.ts';
import type { FaultSettings } from '#sandbox/server/faults.ts';
import { createVendors, keepIn, proxyRequest, vendorsJson } from '#sandbox/server/proxy.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { type Order, type World, append } from '#sandbox/world/world.ts';
import type { WebhookSystem } from '#sandbox/vendors/webhook.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { readFileSync } from 'node:fs';

const START_MS = Date.parse('2026-10-28T09:30:00.500Z');

interface HeldByVendor {
  readonly received: readonly { readonly headers: Record<string, string> }[];
  readonly holds: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** The simulated Stripe and Shopify behind the simulated proxy, with the app's own manifest. */
export interface VendorAccount {
  readonly transport: Transport;
  /** What was asked, as `METHOD path?query`. */
  readonly calls: string[];
  readonly sent: TransportRequest[];
  readonly world: World;
  readonly webhook: WebhookSystem;
  nowMs(): number;
  waitMs(ms: number): void;
  /** What the account suffers from, from now on. */
  suffer(faults: Partial<FaultSettings>): void;
  /** Keeps what a customer has at a provider in a currency. */
  keepIn(account: string, currency: string): void;
  /** Replaces settings, as an admin does. */
  set(settings: Readonly<Record<string, string>>): void;
  holds(): { readonly stripe: HeldByVendor; readonly shopify: HeldByVendor; readonly webhook: { readonly holds: readonly object[] } };
  requester(customerId: number, overrides?: Partial<OpenTicket['requester']>): OpenTicket['requester'];
}

export function openVendorAccount(
  options: {
    readonly settings?: Readonly<Record<string, string>>;
    readonly faults?: Partial<FaultSettings>;
    readonly orders?: readonly Order[];
    /** Made before, where making one for each takes too long; nothing here changes it. */
    readonly world?: World;
    /** By whose clock; without it each request takes a moment by a clock of its own. */
    readonly clock?: () => number;
  } = {},
): VendorAccount {
  let ownMs = START_MS;
  const now = options.clock ?? ((): number => ownMs);
  const world = options.world ?? createWorld({ nowMs: START_MS, objects: [] });
  for (const order of options.orders ?? []) {
    world.orders.push(order);
    append(world.ordersByCustomer, order.customerId, order);
  }
  const { state } = createSandboxApi(world, { clock: now, faults: options.faults ?? {} });
  const vendors = createVendors();
  const manifest = JSON.parse(readFileSync('manifest.json', 'utf8')) as Manifest;
  const settings = {
    stripe_key: 'sk_test_sandbox',
    shopify_shop: 'sandbox.myshopify.com',
    shopify_token: 'shpat_sandbox_all',
    webhook_host: 'gestures.sample.example',
    webhook_secret: 'sample_webhook_secret',
  };
  const app: InstalledApp = { manifest, settings: { ...settings, ...options.settings }, locales: [], notices: [] };
  const calls: string[] = [];
  const sent: TransportRequest[] = [];

  const transport: Transport = (request) => {
    ownMs += 50;
    const { method, url, headers, body, isSecure } = request;
    const { pathname, search } = new URL(url);
    calls.push(`${method} ${pathname}${search}`);
    sent.push(request);
    const isForm = typeof body === 'string';
    const type = isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const text = isForm ? body : JSON.stringify(body);
    const call = { method, url, headers: { ...type, ...headers }, secure: isSecure, ...(body !== undefined && { body: text }) };
    const reply = proxyRequest(call, { app, vendors, state, nowMs: now() });
    return Promise.resolve({ kind: 'answered', status: reply.status, headers: reply.headers ?? {}, body: structuredClone(reply.body) });
  };

  return {
    transport,
    calls,
    sent,
    world,
    webhook: vendors.webhook.system,
    nowMs: now,
    waitMs: (ms) => void (ownMs += ms),
    suffer: (faults) => void state.faults.change(faults),
    keepIn: (id, currency) => void keepIn(vendors, world, { id, currency }),
    set: (changed) => void Object.assign(app.settings, changed),
    holds: () => vendorsJson(vendors, world) as ReturnType<VendorAccount['holds']>,
    requester(customerId, overrides) {
      const customer = world.customers.get(customerId);
      const main = { address: customer?.email ?? '', isVerified: customer?.isEmailUnverified !== true };
      const others = (customer?.otherEmails ?? []).map((address) => ({ address, isVerified: false }));
      return { id: String(customerId), name: customer?.name ?? '', locale: null, fields: {}, emails: [main, ...others], ...overrides };
    },
  };
}
