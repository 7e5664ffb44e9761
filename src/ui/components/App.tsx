import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import { SentencesProvider } from '../i18n/SentencesContext.tsx';
import { dressPage, reportHeight } from './page-frame.ts';
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
    dressPage({ locale, isRightToLeft }, colorScheme);
  }, [locale, isRightToLeft, colorScheme]);
  useEffect(() => (content.current === null || frame === null ? undefined : reportHeight(content.current, frame)), [frame]);
  return (
    <SentencesProvider value={sentences}>
      <SurfaceProvider value={{ colorScheme, isRightToLeft }}>
        <div ref={content}>{children}</div>
      </SurfaceProvider>
    </SentencesProvider>
  );
}
