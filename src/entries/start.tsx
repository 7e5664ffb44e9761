import { type ReactElement, type ReactNode, StrictMode } from 'react';
import type { ZafClient } from '#adapters/zaf/client.ts';
import type { ConnectError } from '#adapters/zaf/register.ts';
import type { Result } from '#domain/shared/result.ts';
import type { ColorScheme, Workspace } from '#ports/workspace.ts';
import { App } from '#ui/components/App.tsx';
import type { Obstacle } from '#ui/explanation/Explanation.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What a page of the app shows once Zendesk has answered. */
export interface Screen {
  readonly content: ReactNode;
  readonly sentences: Sentences;
  /** Null where Zendesk did not tell: then as the person's browser has it. */
  readonly colorScheme: ColorScheme | null;
  /** Null where there is no workspace around the page. */
  readonly frame: Pick<Workspace, 'onColorScheme' | 'resize'> | null;
  /** Called once it is on the page. */
  readonly onShown?: () => void;
  /** What fills the screen bit by bit; absent where all of it is there from the start. */
  readonly filling?: Filling;
}

/** How a screen fills while Zendesk answers. */
export interface Filling {
  readonly subscribe: (listener: () => void) => () => void;
  /** Whether nothing more is to come by itself. */
  readonly isFilled: () => boolean;
}

/** A page as it is to be shown, and where. */
export interface Shown extends Pick<Screen, 'sentences' | 'frame' | 'filling'> {
  readonly element: HTMLElement;
  readonly page: ReactElement;
  readonly colorScheme: ColorScheme;
}

/** How a page of the app puts what it shows on the screen; rejects where a script that it takes could not be loaded. */
export type Mount = (shown: Shown) => Promise<void> | void;

interface Start {
  readonly connected: Result<ZafClient, ConnectError> | Promise<Result<ZafClient, ConnectError>>;
  /** Makes of the connection what there is to show, or tells why there is nothing. */
  readonly open: (client: ZafClient) => Promise<Screen | Obstacle>;
  readonly mount: Mount;
}

/** Shows what comes of a page's connection with Zendesk. */
export function start(page: Start): void {
  const element = document.querySelector<HTMLElement>('#root');
  if (element === null) throw new Error('There is no #root');
  connectAndShow(element, page).catch(() => {
    // Nothing of ours could be loaded, sentences included: the page brings its own.
    element.textContent = element.dataset['failed'] ?? '';
  });
}

async function connectAndShow(element: HTMLElement, { connected: connecting, open, mount }: Start): Promise<void> {
  const connected = await connecting;
  if (!connected.ok) {
    const { error } = connected;
    const obstacle = error.kind === 'refused' ? 'no_answer' : error.kind;
    return show(element, mount, await explanation(obstacle, error.kind === 'foreign_origin' ? error.origin : ''));
  }
  const opened = await open(connected.value);
  return show(element, mount, typeof opened === 'string' ? await explanation(opened) : opened);
}

async function explanation(obstacle: Obstacle, origin = ''): Promise<Screen> {
  const [{ Explanation }, { explanationSentences }] = await Promise.all([
    import('#ui/explanation/Explanation.tsx'),
    import('#ui/explanation/sentences.ts'),
  ]);
  const sentences = await explanationSentences.load(navigator.languages);
  return { content: <Explanation obstacle={obstacle} origin={origin} />, sentences, colorScheme: null, frame: null };
}

async function show(element: HTMLElement, mount: Mount, screen: Screen): Promise<void> {
  const { content, sentences, frame, filling, onShown } = screen;
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const colorScheme = screen.colorScheme ?? (prefersDark ? 'dark' : 'light');
  const page = (
    <StrictMode>
      <App sentences={sentences} colorScheme={colorScheme} frame={frame}>
        {content}
      </App>
    </StrictMode>
  );
  const mounted = mount({ element, page, sentences, colorScheme, frame, ...(filling !== undefined && { filling }) });
  onShown?.();
  await mounted;
}
