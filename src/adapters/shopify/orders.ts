import type { AppFault } from '#ports/app-fault.ts';
import type { ValueSource } from '#ports/value-source.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { SourcedHistory } from '#domain/value/customer-value.ts';
import { identityByEmail } from '#domain/value/identity-by-email.ts';
import type { Approximation, EmailAddress, Identity } from '#domain/value/provenance.ts';
import { REQUESTER_WANTS } from '../shared/requester-wants.ts';
import type { Transport } from '../shared/transport.ts';
import { type FoundCustomers, type ShopifyApi, shopifyApi } from './client.ts';
import { customerNumber } from './customer-id.ts';
import { type ShopifyCustomer, accountFacts, joinedHistories } from './customer.ts';

/** Addresses of one person that are looked up: more is no person. */
const ADDRESSES_AT_MOST = 5;

/**
 * What a customer bought in a Shopify shop, in one request: by the id in the user field `shopify_customer_id`, or by all of the
 * person's addresses at once.
 */
export function createShopifyOrders(
  transport: Transport,
  terms: { readonly shop: string; readonly timeZone: string; readonly nowMs: () => number },
): ValueSource {
  const api = shopifyApi(transport, terms.shop);
  return {
    ...REQUESTER_WANTS.shopify,
    requests: 0,
    async historyOf(requester) {
      const found = await accountsOf(api, requester);
      return found.ok ? ok(sourced(found.value, terms)) : found;
    },
  };
}

interface Accounts extends FoundCustomers {
  readonly identity: Identity;
}

async function accountsOf(api: ShopifyApi, { fields, emails }: OpenTicket['requester']): Promise<Result<Accounts, AppFault>> {
  const known = customerNumber(fields['shopify_customer_id']);
  if (known !== null) {
    const found = await api.customerById(known);
    if (!found.ok) return found;
    const accounts = found.value.customers.length;
    return ok({ ...found.value, identity: { by: 'account_id', isVerified: true, addresses: [], accounts } });
  }
  const asked = emails.slice(0, ADDRESSES_AT_MOST);
  if (asked.length === 0) return ok({ customers: [], isComplete: true, identity: identityByEmail([], 0) });
  const found = await api.customersByEmail(asked.map(({ address }) => address));
  if (!found.ok) return found;
  // A search is no proof: only accounts that have one of the addresses are this person's.
  const customers = found.value.customers.filter((customer) => asked.some((email) => isOf(customer, email)));
  const matched = asked.filter((email) => customers.some((customer) => isOf(customer, email)));
  return ok({
    customers,
    isComplete: found.value.isComplete && asked.length === emails.length,
    identity: identityByEmail(matched, customers.length),
  });
}

function isOf(customer: ShopifyCustomer, { address }: EmailAddress): boolean {
  return customer.defaultEmailAddress?.emailAddress?.toLowerCase() === address.toLowerCase();
}

function sourced(
  { customers, isComplete, identity }: Accounts,
  { timeZone, nowMs }: { readonly timeZone: string; readonly nowMs: () => number },
): SourcedHistory {
  const readAtMs = nowMs();
  const facts = customers.map((customer) => accountFacts(customer, readAtMs));
  const unread: readonly Approximation[] = isComplete ? [] : ['accounts_unread'];
  return {
    histories: joinedHistories(facts, timeZone),
    provenance: {
      source: 'shopify',
      readAtMs,
      approximations: [...new Set([...facts.flatMap((account) => account.approximations), ...unread])],
      isTestData: false,
      identity,
      invoiced: [],
      rowsRead: facts.reduce((sum, account) => sum + account.rowsRead, 0),
      rowsRejected: facts.reduce((sum, account) => sum + account.rowsRejected, 0),
    },
  };
}
