import type { TabAddress } from '#features/lead/session/lead-tab.ts';
import type { Filter } from '#ports/page-address.ts';

interface FakeTabAddress extends TabAddress {
  /** What the browser's Back leads to. */
  moveTo(filter: Filter): void;
}

/** An address of one tab in memory. */
export function aTabAddress(first: Filter): FakeTabAddress {
  let filter = first;
  const listeners = new Set<() => void>();
  return {
    filter: () => filter,
    setFilter: (next) => {
      filter = next;
    },
    onFilter(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    moveTo(next) {
      filter = next;
      for (const listener of listeners) listener();
    },
  };
}
