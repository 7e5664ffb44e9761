import type { ReactNode } from 'react';
import { useExpanded } from './use-expanded.ts';

/** A button that shows and hides what explains the line above it. */
export function Disclosure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { isOpen, around, button, panel } = useExpanded();
  return (
    <div ref={around}>
      <button {...button} className="link toggle">
        {label}
      </button>
      <div {...panel}>{isOpen && children}</div>
    </div>
  );
}
