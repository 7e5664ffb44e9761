import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import { MessagesProvider } from '../i18n/MessagesContext.tsx';
import { SurfaceProvider } from './SurfaceContext.tsx';
import type { Messages } from '../i18n/messages.ts';
import '../page.css';

type Frame = Pick<Workspace, 'onColorScheme' | 'resize'>;

/** Colours, language and direction around a screen; reports its height to the workspace, which sizes the frame. */
export function App({
  messages,
  colorScheme: firstScheme,
  frame,
  children,
}: {
  readonly messages: Messages;
  readonly colorScheme: ColorScheme;
  /** Null where there is no workspace around the page. */
  readonly frame: Frame | null;
  readonly children: ReactNode;
}) {
  const [colorScheme, setColorScheme] = useState(firstScheme);
  const content = useRef<HTMLDivElement>(null);
  const { isRightToLeft, locale } = messages;
  useEffect(() => frame?.onColorScheme(setColorScheme), [frame]);
  useEffect(() => {
    const page = document.documentElement;
    page.lang = locale;
    page.dir = isRightToLeft ? 'rtl' : 'ltr';
    page.dataset['scheme'] = colorScheme;
  }, [locale, isRightToLeft, colorScheme]);
  useEffect(() => reportHeight(content.current, frame), [frame]);
  return (
    <MessagesProvider value={messages}>
      <SurfaceProvider value={{ colorScheme, isRightToLeft }}>
        <div ref={content}>{children}</div>
      </SurfaceProvider>
    </MessagesProvider>
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
