import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutionCustomer, Recipient } from '#ports/gesture-executor.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { customerGid } from './customer-id.ts';
import type { ShopifyQuery } from './graphql.ts';
import { emailSearch } from './query.ts';

const ADDRESSES_AT_MOST = 5;
const WHO = 'id displayName defaultEmailAddress { emailAddress }';

export const RECIPIENT_BY_ID = `query ($id: ID!) { customer(id: $id) { ${WHO} } }`;
export const RECIPIENTS_BY_EMAIL = `query ($search: String!) { customers(first: 10, query: $search) { nodes { ${WHO} } } }`;

const who = v.object({
  id: v.string(),
  displayName: v.string(),
  defaultEmailAddress: v.nullable(v.object({ emailAddress: v.nullable(v.string()) })),
});

/** Who the customer is in the shop: whom the user field `shopify_customer_id` names, or everybody with one of the addresses. */
export async function shopifyRecipients(
  query: ShopifyQuery,
  { fields, emails }: ExecutionCustomer,
): Promise<Result<readonly Recipient[], AppFault>> {
  const id = customerGid(fields['shopify_customer_id']);
  if (id !== null) {
    const found = await query(RECIPIENT_BY_ID, { id }, v.object({ customer: v.nullable(who) }));
    if (!found.ok) return found;
    return ok(found.value.customer === null ? [] : [recipientOf(found.value.customer, true)]);
  }
  const asked = emails.slice(0, ADDRESSES_AT_MOST);
  if (asked.length === 0) return ok([]);
  const search = emailSearch(asked.map(({ address }) => address));
  const found = await query(RECIPIENTS_BY_EMAIL, { search }, v.object({ customers: v.object({ nodes: v.array(who) }) }));
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

function recipientOf({ id, displayName, defaultEmailAddress }: v.InferOutput<typeof who>, isVerified: boolean): Recipient {
  const label = [displayName, defaultEmailAddress?.emailAddress ?? ''].filter((part) => part !== '').join(' · ');
  return { id, label: label === '' ? id : label, isVerified, currency: null };
}
