import { type RefObject, useEffect, useRef } from 'react';

/**
 * What somebody pressed goes away with all that is in an element: the focus goes on at what `find` finds from that element while it is
 * there. Whoever is somewhere else by then, on this page or in the ticket around it, is left there.
 */
export function useGoingOn<E extends HTMLElement>(find: (element: E) => HTMLElement | null): RefObject<E> {
  const element = useRef<E>(null);
  const finding = useRef(find);
  useEffect(() => {
    const { current } = element;
    const next = current === null ? null : finding.current(current);
    return () => {
      if (next === null || !document.hasFocus() || document.activeElement !== document.body) return;
      // It may be no stop of Tab.
      if (next.tabIndex < 0) next.tabIndex = -1;
      next.focus();
    };
  }, []);
  return element;
}
