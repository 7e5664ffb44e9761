import type { CustomerMemory, RememberedCustomer } from '#ports/customer-memory.ts';
import { quietly } from './quietly.ts';
import type { CustomerPlace } from './remembered-customers.ts';
import { storedName } from './stored-json.ts';

/** The page has drawn what it was given by then. */
const SAVED_AFTER_MS = 1_000;

/** Remembers customers in the browser. Most are seen for the first time: what reads and writes them comes when there is something to. */
export function createCustomerMemory(place: CustomerPlace): CustomerMemory {
  const waiting = new Map<string, RememberedCustomer>();
  const write = async (): Promise<void> => {
    const customers = [...waiting];
    waiting.clear();
    try {
      const { saveCustomer } = await import('./remembered-customers.ts');
      for (const [customerId, customer] of customers) saveCustomer(place, topicOf(place, customerId), customer);
    } catch {
      // What could not be loaded remembers nothing.
    }
  };
  return {
    async load(customerId) {
      const topic = topicOf(place, customerId);
      const isThere = quietly(() => place.openStorage().getItem(storedName(topic, place.account)) !== null);
      if (isThere !== true) return null;
      try {
        const { loadCustomer } = await import('./remembered-customers.ts');
        return loadCustomer(place, topic);
      } catch {
        return null;
      }
    },
    save(customerId, customer) {
      if (waiting.size === 0) setTimeout(() => void write(), SAVED_AFTER_MS);
      waiting.set(customerId, customer);
    },
  };
}

function topicOf({ agentId }: CustomerPlace, customerId: string): string {
  return `customer:${agentId}:${customerId}`;
}
