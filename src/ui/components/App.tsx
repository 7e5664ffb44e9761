import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import { SentencesProvider } from '../i18n/SentencesContext.tsx';
import { SurfaceProvider } from './SurfaceContext.tsx';
import '../page.css';
import type { Sentences } from '../i18n/registry.ts';

type Frame = Pick<Workspace, 'onColorScheme' | 'resize'>;

/** Colours, language and direction around a screen; reports its height to the workspace, which sizes the frame. */
export function App({
  sentences,
  colorScheme: firstScheme,
  frame,
  children,
}: {
  readonly sentences: Sentences;
  readonly colorScheme: ColorScheme;
  /** Null where there is no workspace around the page. */
  readonly frame: Frame | null;
  readonly children: ReactNode;
}) {
  const [colorScheme, setColorScheme] = useState(firstScheme);
  const content = useRef<HTMLDivElement>(null);
  const { isRightToLeft, locale } = sentences;
  useEffect(() => frame?.onColorScheme(setColorScheme), [frame]);
  useEffect(() => {
    const page = document.documentElement;
    page.lang = locale;
    page.dir = isRightToLeft ? 'rtl' : 'ltr';
    page.dataset['scheme'] = colorScheme;
  }, [locale, isRightToLeft, colorScheme]);
  useEffect(() => reportHeight(content.current, frame), [frame]);
  return (
    <SentencesProvider value={sentences}>
      <SurfaceProvider value={{ colorScheme, isRightToLeft }}>
        <div ref={content}>{children}</div>
      </SurfaceProvider>
    </SentencesProvider>
  );
}

function reportHeight(element: HTMLElement | null, frame: Frame | null): (() => void) | undefined {
  if (element === null || frame === null) return undefined;
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
