import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ProbedProvider } from '#ports/provider-probe.ts';
import type { ProbedSource } from '#ports/value-source-probe.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { Transport } from '../shared/transport.ts';
import { shopifyQuery } from './graphql.ts';

export const SCOPES = `query { currentAppInstallation { accessScopes { handle } } }`;

const schema = v.object({ currentAppInstallation: v.object({ accessScopes: v.array(v.object({ handle: v.string() })) }) });

const NEEDED = {
  shopify_store_credit: ['read_store_credit_accounts', 'read_store_credit_account_transactions', 'write_store_credit_account_transactions'],
  shopify_gift_card: ['read_gift_cards', 'write_gift_cards'],
  shopify_refund: ['read_orders', 'write_orders'],
} as const;

/** Asks which scopes the token has. A scope to write is one to read too. */
export async function probeShopify(
  transport: Transport,
  { shop, ways }: { readonly shop: string; readonly ways: readonly (keyof typeof NEEDED)[] },
): Promise<ProbedProvider> {
  // Only what is given is marked at the customer.
  const isGiving = ways.some((way) => way !== 'shopify_refund');
  const needed = ['read_customers', ...(isGiving ? ['write_customers'] : []), ...ways.flatMap((way) => NEEDED[way])];
  const lacks = await lackedOf(transport, shop, needed);
  return { label: 'Shopify', lacks: lacks.ok ? lacks.value : [], fault: lacks.ok ? null : lacks.error };
}

/** What value is read from. */
const READING = ['read_customers', 'read_orders'] as const;

/** Asks whether the token may read what value is worked out from. */
export async function probeShopifyReading(transport: Transport, shop: string): Promise<Result<ProbedSource, AppFault>> {
  const lacks = await lackedOf(transport, shop, READING);
  return lacks.ok ? ok({ needs: READING, lacks: lacks.value }) : lacks;
}

async function lackedOf(transport: Transport, shop: string, needed: readonly string[]): Promise<Result<readonly string[], AppFault>> {
  const read = await shopifyQuery(transport, shop)(SCOPES, {}, schema);
  if (!read.ok) return read;
  const held = read.value.currentAppInstallation.accessScopes.map(({ handle }) => handle);
  const isHeld = (scope: string): boolean => held.includes(scope) || held.includes(scope.replace(/^read_/, 'write_'));
  return ok(needed.filter((scope) => !isHeld(scope)));
}
