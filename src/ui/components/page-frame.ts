import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import type { Sentences } from '../i18n/registry.ts';

/** What the page around a screen takes from it: its language, its direction and its colours. */
export function dressPage({ locale, isRightToLeft }: Pick<Sentences, 'locale' | 'isRightToLeft'>, colorScheme: ColorScheme): void {
  const page = document.documentElement;
  page.lang = locale;
  page.dir = isRightToLeft ? 'rtl' : 'ltr';
  page.dataset['scheme'] = colorScheme;
}

/** Tells the workspace, which sizes the frame, how high an element is, now and whenever that changes. Gives a function that stops it. */
export function reportHeight(element: HTMLElement, frame: Pick<Workspace, 'resize'>): () => void {
  let lastPx = 0;
  const observer = new ResizeObserver(() => {
    const heightPx = Math.ceil(element.getBoundingClientRect().height);
    if (heightPx === lastPx) return;
    lastPx = heightPx;
    void frame.resize(heightPx);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
