import { useState, useSyncExternalStore } from 'react';
import { isUnchanged } from './keep-last.ts';
import type { SessionState } from './session-state.ts';
import type { TicketSession } from './ticket-session.ts';

/** What a part of the screen shows of a session. The part is drawn again only where that has changed. */
export function useSession<T extends object>(
  session: Pick<TicketSession, 'getState' | 'subscribe'>,
  select: (state: SessionState) => T,
): T {
  const [keepSame] = useState(keeper<T>);
  const selected = (): T => keepSame(select(session.getState()));
  return useSyncExternalStore(session.subscribe, selected, selected);
}

/** Gives what it was given last in the place of what says the same. */
function keeper<T extends object>(): (selected: T) => T {
  let last: T | null = null;
  return (selected) => {
    if (last === null || !isUnchanged(last, selected)) last = selected;
    return last;
  };
}
