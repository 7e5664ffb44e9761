import type { TabLock } from '#ports/tab-lock.ts';
import type { Life } from '../builders/with-crash.ts';

/** The locks of one browser in memory. */
export interface FakeTabLocks {
  /** As one page asks for them: what it holds is free once that page is gone. */
  of(page: Pick<Life, 'isOver'>): TabLock;
}

export function createFakeTabLocks(): FakeTabLocks {
  const held = new Map<string, Pick<Life, 'isOver'>>();
  return {
    of: (page) => ({
      async tryAlone(name, act) {
        if (held.get(name)?.isOver === false) return false;
        held.set(name, page);
        try {
          await act();
        } finally {
          if (held.get(name) === page) held.delete(name);
        }
        return true;
      },
    }),
  };
}

/** A browser that keeps no locks: every page goes ahead. */
export const noTabLocks: FakeTabLocks = {
  of: () => ({
    async tryAlone(_name, act) {
      await act();
      return true;
    },
  }),
};
