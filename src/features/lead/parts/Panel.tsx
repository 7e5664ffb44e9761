import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A named part of a tab. Where what was pressed in it goes away, the focus goes to its heading. */
export function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => listenToFocus(panel.current, hadFocus), []);
  useEffect(() => {
    const isLost = hadFocus.current && (document.activeElement === null || document.activeElement === document.body);
    if (isLost) heading.current?.focus();
  });
  return (
    <section ref={panel} className="panel stack" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </section>
  );
}

/** Keeps whether the focus is in an element, or was when what had it went away: whoever moves on has somewhere to go. */
function listenToFocus(element: HTMLElement | null, hadFocus: { current: boolean }): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  element?.addEventListener('focusin', () => (hadFocus.current = true), { signal });
  element?.addEventListener('focusout', ({ relatedTarget }) => (hadFocus.current &&= relatedTarget === null), { signal });
  return () => {
    listening.abort();
  };
}
