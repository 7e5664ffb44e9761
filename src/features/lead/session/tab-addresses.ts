import type { Filter, PageAddress } from '#ports/page-address.ts';
import type { TabAddress } from './lead-tab.ts';

const NONE: Filter = {};

/** The address of a page, shared out to its tabs: it holds the filter of the tab that is shown, and the others keep theirs. */
export interface TabAddresses {
  of(id: string): TabAddress;
  /** Takes over what the address says of the tab that is shown. */
  follow(id: string, filter: Filter): void;
}

export function createTabAddresses(address: PageAddress, shown: () => string | null): TabAddresses {
  const filters = new Map<string, Filter>();
  const listeners = new Map<string, Set<() => void>>();
  const filterOf = (id: string): Filter => filters.get(id) ?? NONE;

  function follow(id: string, filter: Filter): void {
    const isSame = textOf(filterOf(id)) === textOf(filter);
    if (isSame) return;
    filters.set(id, filter);
    for (const listener of listeners.get(id) ?? []) listener();
  }

  return {
    follow,
    of: (id) => ({
      filter: () => filterOf(id),
      setFilter(filter) {
        follow(id, filter);
        // What is typed into a filter is no step that Back should undo.
        if (id === shown()) address.write({ tab: id, filter }, 'replace');
      },
      onFilter(listener) {
        const own = listeners.get(id) ?? new Set();
        listeners.set(id, own.add(listener));
        return () => own.delete(listener);
      },
    }),
  };
}

function textOf(filter: Filter): string {
  return new URLSearchParams(filter).toString();
}
