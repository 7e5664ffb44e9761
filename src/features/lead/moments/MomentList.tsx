// oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- a select cannot hold rows of two lines, and the list itself has the focus and the keys of all its options
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { Policy } from '#domain/policy/policy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Account } from '../parts/lead-sentences.ts';
import type { Afterwards, MomentRow } from './moment-row.ts';
import { partsOf } from './moment-words.ts';

/** How high a row usually is; the real one is measured. */
const ROW_PX = 84;
const OVERSCAN = 8;
/** Whoever comes as close to the end of what was read has older ones read. */
const NEAR_THE_END = 12;
const PAGE_ROWS = 8;

interface Props {
  readonly rows: readonly MomentRow[];
  /** Whether older ones may follow those of the list. */
  readonly hasOlder: boolean;
  readonly selectedId: string | null;
  readonly account: Account;
  readonly policy: Policy;
  /** What became of the customer after a gesture, as far as that is kept. */
  readonly afterwards: (row: MomentRow) => readonly Afterwards[];
  readonly onSelect: (momentId: string) => void;
  readonly onNearEnd: () => void;
}

/** The moments, of which only those in sight are drawn. Arrow keys go from one to the next. */
export function MomentList({ rows, hasOlder, selectedId, account, policy, afterwards, onSelect, onNearEnd }: Props) {
  const sentences = useSentences();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes what is drawn here
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = list.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasOlder && lastInSight >= rows.length - NEAR_THE_END) onNearEnd();
  }, [hasOlder, lastInSight, rows.length, onNearEnd]);

  const at = selectedId === null ? -1 : rows.findIndex((row) => row.id === selectedId);
  const move = (event: KeyboardEvent): void => {
    const to = target(event.key, at, rows.length);
    const row = to === null ? undefined : rows[to];
    if (to === null || row === undefined) return;
    event.preventDefault();
    list.scrollToIndex(to);
    onSelect(row.id);
  };
  const isDrawn = items.some(({ index }) => index === at);
  return (
    <div
      ref={scroller}
      className="moments-list"
      role="listbox"
      tabIndex={0}
      aria-label={sentences.t('tab.moments')}
      {...(isDrawn && { 'aria-activedescendant': `${id}-${at}` })}
      onKeyDown={move}
    >
      <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              id={`${id}-${index}`}
              role="option"
              className="moments-row"
              aria-selected={row.id === selectedId}
              aria-posinset={index + 1}
              aria-setsize={hasOlder ? -1 : rows.length}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                onSelect(row.id);
              }}
            >
              {row.story === '' ? (
                <div className="moments-story quiet">{sentences.t('moments.no_story')}</div>
              ) : (
                <div className="moments-story" dir="auto">
                  {row.story}
                </div>
              )}
              <div className="moments-parts quiet">
                {partsOf(sentences, row, { account, policy, afterwards: afterwards(row) }).map((part, place) => (
                  <span key={place}>{part}</span>
                ))}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Which row a key leads to; null where it leads to none. */
function target(key: string, at: number, count: number): number | null {
  const within = (index: number): number => Math.min(Math.max(index, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + PAGE_ROWS);
    case 'PageUp':
      return within(at - PAGE_ROWS);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
