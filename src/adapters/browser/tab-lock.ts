import type { TabLock } from '#ports/tab-lock.ts';

/** Locks of the pages of one origin (Web Locks); without them, as in a page that came over no safe connection, nothing is kept apart. */
export function createTabLock({
  account,
  locks = globalThis.navigator?.locks,
}: {
  /** The address of the account that the page was opened in: what is done there holds nobody up in another. */
  readonly account: string;
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}): TabLock {
  return {
    async tryAlone(name, act) {
      let isDone = false;
      const alone = async (): Promise<void> => {
        isDone = true;
        await act();
      };
      if (locks === undefined) await alone();
      else await withLock(locks, `${account}:${name}`, alone);
      return isDone;
    },
  };
}

/** A browser that denies storage to the frame denies its locks, too: then it is done without one. */
async function withLock(locks: Pick<LockManager, 'request'>, name: string, alone: () => Promise<void>): Promise<void> {
  let isAsked = false;
  try {
    await locks.request(`make-it-right:${name}`, { ifAvailable: true }, async (lock) => {
      isAsked = true;
      if (lock !== null) await alone();
    });
  } catch (error) {
    if (isAsked) throw error;
    await alone();
  }
}
