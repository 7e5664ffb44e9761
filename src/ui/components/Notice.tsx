import type { ReactNode } from 'react';

/** A message in the flow of the page. What changes is announced elsewhere, so it takes no role of its own. */
export function Notice({
  type,
  title,
  children,
}: {
  readonly type: 'success' | 'warning' | 'error' | 'info';
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice notice-${type}`}>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  );
}
