import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { Transport } from '../shared/transport.ts';
import { type ShopifyCustomer, customerSchema } from './customer.ts';
import { shopifyQuery } from './graphql.ts';
import { BY_EMAIL, BY_ID, emailSearch } from './query.ts';

export interface FoundCustomers {
  readonly customers: readonly ShopifyCustomer[];
  /** False where there are more than are read. */
  readonly isComplete: boolean;
}

export interface ShopifyApi {
  /** One request for all addresses. */
  customersByEmail(addresses: readonly string[]): Promise<Result<FoundCustomers, AppFault>>;
  /** `id` is the number of the customer. */
  customerById(id: string): Promise<Result<FoundCustomers, AppFault>>;
}

const byEmail = v.object({
  customers: v.object({ nodes: v.array(customerSchema), pageInfo: v.object({ hasNextPage: v.boolean() }) }),
});
const byId = v.object({ customer: v.nullable(customerSchema) });

/** A shop's Admin API as far as it is read here, through Zendesk's proxy with the token from the app's settings. */
export function shopifyApi(transport: Transport, shop: string): ShopifyApi {
  const query = shopifyQuery(transport, shop);
  return {
    async customersByEmail(addresses) {
      const found = await query(BY_EMAIL, { search: emailSearch(addresses) }, byEmail);
      if (!found.ok) return found;
      const { nodes, pageInfo } = found.value.customers;
      return ok({ customers: nodes, isComplete: !pageInfo.hasNextPage });
    },
    async customerById(id) {
      const found = await query(BY_ID, { id: `gid://shopify/Customer/${id}` }, byId);
      if (!found.ok) return found;
      const { customer } = found.value;
      return ok({ customers: customer === null ? [] : [customer], isComplete: true });
    },
  };
}
