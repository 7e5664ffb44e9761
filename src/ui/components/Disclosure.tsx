import type { ReactNode } from 'react';
import { useExpanded } from './use-expanded.ts';

/** A button that shows and hides what explains the line above it. */
export function Disclosure({
  label,
  startsOpen = false,
  children,
}: {
  readonly label: string;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}) {
  const { isOpen, around, button, panel } = useExpanded(startsOpen);
  return (
    <div ref={around}>
      <button {...button} className="link toggle">
        {label}
      </button>
      <div {...panel}>{isOpen && children}</div>
    </div>
  );
}
