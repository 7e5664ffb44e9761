import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useSurface } from './SurfaceContext.tsx';

/** How many things wait in a tab, and the whole name of the tab with it, as it is read aloud. */
interface TabCount {
  readonly shown: string;
  readonly spoken: string;
}

/** Parts of a page of which one is shown. Arrow keys, Home and End move between them, as everywhere on the web. */
export function Tabs<T extends string>({
  label,
  tabs,
  shown,
  onShow,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly name: string; readonly count?: TabCount }[];
  /** Null where it is not known yet which. */
  readonly shown: T | null;
  readonly onShow: (id: T) => void;
  /** What the shown tab holds. */
  readonly children: ReactNode;
}) {
  const id = useId();
  const { isRightToLeft } = useSurface();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const to = target(event.key, {
      at: Math.max(
        0,
        tabs.findIndex((tab) => tab.id === shown),
      ),
      of: tabs.length,
      isRightToLeft,
    });
    const tab = to === null ? undefined : tabs[to];
    if (to === null || tab === undefined) return;
    event.preventDefault();
    onShow(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <>
      <div ref={list} className="tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            className="tab"
            {...(tab.count !== undefined && { 'aria-label': tab.count.spoken })}
            aria-selected={tab.id === shown}
            aria-controls={`${id}-panel`}
            tabIndex={(shown === null ? index === 0 : tab.id === shown) ? 0 : -1}
            onClick={() => {
              onShow(tab.id);
            }}
          >
            <span className="tab-name" data-name={tab.name}>
              {tab.name}
            </span>
            {tab.count !== undefined && <span className="tab-count">{tab.count.shown}</span>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        {...(shown === null ? { 'aria-label': label, 'aria-busy': true } : { 'aria-labelledby': `${id}-${shown}` })}
      >
        {children}
      </div>
    </>
  );
}

/** Which tab a key leads to; null where it leads to none. */
function target(
  key: string,
  { at, of, isRightToLeft }: { readonly at: number; readonly of: number; readonly isRightToLeft: boolean },
): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + (isRightToLeft ? of - 1 : 1)) % of;
    case 'ArrowLeft':
      return (at + (isRightToLeft ? 1 : of - 1)) % of;
    case 'Home':
      return 0;
    case 'End':
      return of - 1;
    default:
      return null;
  }
}
