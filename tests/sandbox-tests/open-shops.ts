import type { InstalledApp } from '#sandbox/server/app-description.ts';
import { createSandboxApi } from '#sandbox/server/api.ts';
import type { FaultSettings } from '#sandbox/server/faults.ts';
import type { Reply } from '#sandbox/server/http.ts';
import { createVendors, proxyRequest, vendorsJson } from '#sandbox/server/proxy.ts';
import { createWorld } from '#sandbox/world/create-world.ts';

const openedMs = Date.parse('2026-10-28T09:30:00Z');

/** The simulated shops behind the simulated proxy, with keys that may give. */
export function openShops(options: { settings?: InstalledApp['settings']; faults?: Partial<FaultSettings> } = {}) {
  const world = createWorld({ nowMs: openedMs, objects: [] });
  const { state } = createSandboxApi(world, { clock: () => openedMs, faults: options.faults ?? {} });
  const vendors = createVendors();
  const app: InstalledApp = {
    manifest: {
      name: 'Sample app',
      location: {},
      parameters: [
        { name: 'stripe_key', secure: true, scopes: ['header'] },
        { name: 'shopify_token', secure: true, scopes: ['header'] },
      ],
      domainWhitelist: ['api.stripe.com', 'sandbox.myshopify.com'],
    },
    settings: { stripe_key: 'rk_test_giving', shopify_token: 'shpat_giving', ...options.settings },
    locales: ['en-US'],
    notices: [],
  };
  let nowMs = openedMs;
  const send = (call: object): Reply => {
    nowMs += 100;
    return proxyRequest({ user: 'agent', secure: true, ...call }, { app, vendors, state, nowMs });
  };
  return {
    state,
    wait: (ms: number) => void (nowMs += ms),
    holds: () => vendorsJson(vendors, world) as { stripe: { holds: Holds }; shopify: { holds: Holds } },
    stripe: (method: string, path: string, form?: Record<string, string>, key?: string) =>
      send({
        url: `https://api.stripe.com/v1/${path}`,
        method,
        headers: {
          Authorization: 'Bearer {{setting.stripe_key}}',
          'content-type': 'application/x-www-form-urlencoded',
          ...(key !== undefined && { 'Idempotency-Key': key }),
        },
        ...(form !== undefined && { body: new URLSearchParams(form).toString() }),
      }),
    shopify: (query: string, variables: object = {}) =>
      send({
        url: 'https://sandbox.myshopify.com/admin/api/2026-07/graphql.json',
        method: 'POST',
        headers: { 'X-Shopify-Access-Token': '{{setting.shopify_token}}' },
        body: JSON.stringify({ query, variables }),
      }),
  };
}

type Holds = Record<string, Record<string, unknown>[]>;

export const ADA_AT_STRIPE = 'cus_2000001x11';
export const ADA_AT_SHOPIFY = 'gid://shopify/Customer/700000000';

/** Adds store credit at Shopify. */
export const CREDIT_IT = `mutation ($id: ID!, $input: StoreCreditAccountCreditInput!) {
  storeCreditAccountCredit(id: $id, creditInput: $input) {
    storeCreditAccountTransaction { id amount { amount } balanceAfterTransaction { amount } expiresAt account { id } }
    userErrors { code field message }
  }
}`;
export const FIVE_EUROS = { creditAmount: { amount: '5.00', currencyCode: 'EUR' } };
