import type { PageAddress, Place } from '#ports/page-address.ts';

/** The address of a page in memory, with the steps that the browser's Back would undo. */
export interface FakePageAddress extends PageAddress {
  readonly places: readonly Place[];
  /** What the browser's Back does. */
  back(): void;
}

export function createFakePageAddress(first: Place = { tab: null, filter: {} }): FakePageAddress {
  const listeners = new Set<() => void>();
  const places = [first];
  return {
    places,
    read: () => places.at(-1) ?? first,
    write(place, step) {
      if (step === 'replace') places.pop();
      places.push(place);
    },
    onMoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    back() {
      if (places.length > 1) places.pop();
      for (const listener of listeners) listener();
    },
  };
}
