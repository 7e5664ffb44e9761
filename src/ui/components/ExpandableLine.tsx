import type { ReactNode } from 'react';
import { useExpanded } from './use-expanded.ts';

/** What is read at a glance, and at its end a button that shows and hides the rest below. */
export function ExpandableLine({
  label,
  children,
  rest,
}: {
  /** What the button is called. */
  readonly label: string;
  readonly children: ReactNode;
  readonly rest: ReactNode;
}) {
  const { isOpen, around, button, panel } = useExpanded();
  return (
    <div className="stack stack-tight" ref={around}>
      <div className="line">
        <div>{children}</div>
        <button {...button} className="chevron" aria-label={label} title={label} />
      </div>
      <div {...panel}>{isOpen && rest}</div>
    </div>
  );
}
