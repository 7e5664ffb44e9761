import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { hydrateRoot } from 'react-dom/client';

/** Has React take over a page that was drawn without it, with the nodes that are there. */
export function takeOver(element: HTMLElement, page: ReactElement): void {
  flushSync(() => {
    // What was still loading when it was drawn is drawn by React, which calls that an error that it got over.
    hydrateRoot(element, page, { onRecoverableError: () => undefined });
  });
}
