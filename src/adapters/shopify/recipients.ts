import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutionCustomer, Recipient } from '#ports/gesture-executor.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { customerGid } from './customer-id.ts';
import type { ShopifyQuery } from './graphql.ts';
import { emailSearch } from './query.ts';

const ADDRESSES_AT_MOST = 5;
const WHO = 'id displayName defaultEmailAddress { emailAddress }';

/** A customer has one for each currency; so many are read to give by as well. */
export const CREDIT_ACCOUNTS_AT_MOST = 5;
const WHO_HOLDS = `${WHO} storeCreditAccounts(first: ${CREDIT_ACCOUNTS_AT_MOST}) { nodes { balance { currencyCode } } }`;

const byId = (fields: string): string => `query ($id: ID!) { customer(id: $id) { ${fields} } }`;
const byEmail = (fields: string): string => `query ($search: String!) { customers(first: 10, query: $search) { nodes { ${fields} } } }`;
export const RECIPIENT_BY_ID = byId(WHO);
export const RECIPIENTS_BY_EMAIL = byEmail(WHO);
export const CREDITED_BY_ID = byId(WHO_HOLDS);
export const CREDITED_BY_EMAIL = byEmail(WHO_HOLDS);

const who = v.object({
  id: v.string(),
  displayName: v.string(),
  defaultEmailAddress: v.nullable(v.object({ emailAddress: v.nullable(v.string()) })),
  storeCreditAccounts: v.optional(v.object({ nodes: v.array(v.object({ balance: v.object({ currencyCode: v.string() }) })) })),
});

/**
 * Who the customer is in the shop: whom the user field `shopify_customer_id` names, or everybody with one of the addresses. For store
 * credit with the currencies that it is kept in; each needs `read_store_credit_accounts`.
 */
export async function shopifyRecipients(
  query: ShopifyQuery,
  { fields, emails }: ExecutionCustomer,
  purpose: 'store credit' | 'anything else' = 'anything else',
): Promise<Result<readonly Recipient[], AppFault>> {
  const isCredited = purpose === 'store credit';
  const id = customerGid(fields['shopify_customer_id']);
  if (id !== null) {
    const found = await query(isCredited ? CREDITED_BY_ID : RECIPIENT_BY_ID, { id }, v.object({ customer: v.nullable(who) }));
    if (!found.ok) return found;
    return ok(found.value.customer === null ? [] : [recipientOf(found.value.customer, true)]);
  }
  const asked = emails.slice(0, ADDRESSES_AT_MOST);
  if (asked.length === 0) return ok([]);
  const search = emailSearch(asked.map(({ address }) => address));
  const document = isCredited ? CREDITED_BY_EMAIL : RECIPIENTS_BY_EMAIL;
  const found = await query(document, { search }, v.object({ customers: v.object({ nodes: v.array(who) }) }));
  if (!found.ok) return found;
  // A search is no proof: only accounts that have one of the addresses are this person's.
  const recipients = found.value.customers.nodes.flatMap((customer) => {
    const address = customer.defaultEmailAddress?.emailAddress?.toLowerCase();
    const matched = asked.filter((email) => email.address.toLowerCase() === address);
    return matched.length === 0
      ? []
      : [
          recipientOf(
            customer,
            matched.some(({ isVerified }) => isVerified),
          ),
        ];
  });
  return ok(recipients);
}

function recipientOf(
  { id, displayName, defaultEmailAddress, storeCreditAccounts }: v.InferOutput<typeof who>,
  isVerified: boolean,
): Recipient {
  const label = [displayName, defaultEmailAddress?.emailAddress ?? ''].filter((part) => part !== '').join(' · ');
  return { id, label: label === '' ? id : label, isVerified, currencies: currenciesOf(storeCreditAccounts?.nodes ?? []) };
}

/** Where there is an account, Shopify would open one more for another currency, which the customer cannot use where they have always used the other. */
function currenciesOf(accounts: readonly { readonly balance: { readonly currencyCode: string } }[]): Recipient['currencies'] {
  return accounts.flatMap(({ balance }) => {
    const parsed = parseCurrency(balance.currencyCode);
    return parsed.ok ? [parsed.value] : [];
  });
}
