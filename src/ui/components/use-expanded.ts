import { type RefObject, useEffect, useId, useRef, useState } from 'react';

/** A button that shows and hides a part of the page in place: what each of them needs. */
export interface Expanded {
  readonly isOpen: boolean;
  /** Around both: Escape inside of it hides the panel again. */
  readonly around: RefObject<HTMLDivElement>;
  readonly button: {
    readonly type: 'button';
    readonly ref: RefObject<HTMLButtonElement>;
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string;
    readonly onClick: () => void;
  };
  readonly panel: { readonly id: string; readonly hidden: boolean };
}

export function useExpanded(startsOpen = false): Expanded {
  const [isOpen, setIsOpen] = useState(startsOpen);
  const id = useId();
  const around = useRef<HTMLDivElement>(null);
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = around.current;
    if (!isOpen || element === null) return undefined;
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // What was opened inside is closed first, by itself.
      event.stopPropagation();
      setIsOpen(false);
      ref.current?.focus();
    };
    element.addEventListener('keydown', close);
    return () => {
      element.removeEventListener('keydown', close);
    };
  }, [isOpen]);
  return {
    isOpen,
    around,
    button: {
      type: 'button',
      ref,
      'aria-expanded': isOpen,
      'aria-controls': id,
      onClick: () => {
        setIsOpen(!isOpen);
      },
    },
    panel: { id, hidden: !isOpen },
  };
}
