import type { CustomerMemory, RememberedCustomer } from '#ports/customer-memory.ts';

export interface FakeCustomerMemory extends CustomerMemory {
  /** By the customer's id. */
  readonly customers: Map<string, RememberedCustomer>;
}

/** What a browser remembers, without an age: give one to two pages to play one that is opened again. */
export function createFakeCustomerMemory(): FakeCustomerMemory {
  const customers = new Map<string, RememberedCustomer>();
  return {
    customers,
    load: (customerId) => Promise.resolve(customers.get(customerId) ?? null),
    save: (customerId, customer) => void customers.set(customerId, customer),
  };
}

/** A browser that remembers nobody. */
export const FORGETFUL: CustomerMemory = { load: () => Promise.resolve(null), save: () => undefined };
