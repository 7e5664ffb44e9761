import { useCallback, useEffect, useRef, useState } from 'react';
import { formatRoute, parseRoute, type Route } from '../route.ts';

export type Navigate = (patch: Partial<Route>) => void;

/** Looks, such as the colour scheme, are not steps that the browser's Back should undo. */
function isAnotherPlace(before: Route, after: Route): boolean {
  return (
    before.page !== after.page || before.ticketId !== after.ticketId || before.userKey !== after.userKey || before.locale !== after.locale
  );
}

/** The route in the address bar; navigating adds to the browser's history. */
export function useRoute(): readonly [Route, Navigate] {
  const [route, setRoute] = useState(() => parseRoute(window.location.search));
  const latest = useRef(route);

  useEffect(() => {
    function follow(): void {
      latest.current = parseRoute(window.location.search);
      setRoute(latest.current);
    }
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const navigate = useCallback<Navigate>((patch) => {
    const next = { ...latest.current, ...patch };
    const address = formatRoute(next);
    const remember = isAnotherPlace(latest.current, next) ? 'pushState' : 'replaceState';
    window.history[remember](null, '', address);
    latest.current = next;
    setRoute(next);
  }, []);

  return [route, navigate];
}
