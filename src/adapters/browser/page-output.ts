import type { PageOutput } from '#ports/page-output.ts';

/** The clipboard, the printer and the screen, as far as the frame may use them. */
export function createPageOutput(browser: {
  readonly window: Pick<Window, 'print'>;
  /** Browsers leave it out where a page is not secure. */
  readonly navigator: { readonly clipboard?: Pick<Clipboard, 'writeText'> };
  readonly document: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
    readonly documentElement: { readonly requestFullscreen?: () => Promise<void> };
    readonly fullscreenEnabled?: boolean;
    readonly fullscreenElement?: unknown;
    readonly exitFullscreen?: () => Promise<void>;
  };
}): PageOutput {
  const { window, navigator, document } = browser;
  const isFullScreen = (): boolean => document.fullscreenElement !== null && document.fullscreenElement !== undefined;
  return {
    async copy(text) {
      try {
        if (navigator.clipboard === undefined) return false;
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
    print() {
      window.print();
    },
    async enterFullScreen() {
      // To ask where the workspace does not let this frame makes the browser complain aloud.
      if (document.fullscreenEnabled !== true) return;
      try {
        await document.documentElement.requestFullscreen?.();
      } catch {
        // The browser has its reasons: the page stays as large as it is.
      }
    },
    async leaveFullScreen() {
      try {
        if (isFullScreen()) await document.exitFullscreen?.();
      } catch {
        // It was left in the meantime.
      }
    },
    onFullScreenLeft(listener) {
      const changed = (): void => {
        if (!isFullScreen()) listener();
      };
      document.addEventListener('fullscreenchange', changed);
      return () => {
        document.removeEventListener('fullscreenchange', changed);
      };
    },
  };
}
