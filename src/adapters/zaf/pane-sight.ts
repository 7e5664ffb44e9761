import type { Workspace } from '#ports/workspace.ts';
import type { ZafClient } from './client.ts';

type FramePage = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Tells when a page of the navigation bar is seen and when it is not: Zendesk tells of its own panes, the browser of the tab that
 * Zendesk is in, and it is seen where both show it. A pane that is activated again tells of it, also where it was never said to be hidden.
 */
export function createPaneSight(client: Pick<ZafClient, 'on'>, page: FramePage): Pick<Workspace, 'onShown' | 'onHidden'> {
  let isActive = true;
  const isVisible = (): boolean => page.visibilityState === 'visible';
  const listenTo = (listener: () => void, wanted: boolean): (() => void) => {
    const changed = (): void => {
      if (isActive && isVisible() === wanted) listener();
    };
    page.addEventListener('visibilitychange', changed);
    const stop = client.on(wanted ? 'pane.activated' : 'pane.deactivated', () => {
      isActive = wanted;
      if (!wanted || isVisible()) listener();
    });
    return () => {
      page.removeEventListener('visibilitychange', changed);
      stop();
    };
  };
  return { onShown: (listener) => listenTo(listener, true), onHidden: (listener) => listenTo(listener, false) };
}
