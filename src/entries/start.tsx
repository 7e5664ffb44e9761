import { type ReactNode, StrictMode } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { connect } from '#adapters/zaf/connect.ts';
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
}

/** Connects a page with Zendesk and shows what `open` makes of that, or why there is nothing to show. */
export function start(open: (client: ZafClient) => Promise<Screen | Obstacle>): void {
  const element = document.querySelector<HTMLElement>('#root');
  if (element === null) throw new Error('The page has no element #root');
  const root = createRoot(element);
  connectAndShow(root, open).catch(() => {
    // Nothing of ours could be loaded, sentences included: the page brings its own.
    element.textContent = element.dataset['failed'] ?? '';
  });
}

async function connectAndShow(root: Root, open: (client: ZafClient) => Promise<Screen | Obstacle>): Promise<void> {
  const connected = await connect({ location: window.location });
  if (!connected.ok) {
    const { error } = connected;
    const obstacle = error.kind === 'refused' ? 'no_answer' : error.kind;
    return show(root, await explanation(obstacle, error.kind === 'foreign_origin' ? error.origin : ''));
  }
  const opened = await open(connected.value);
  show(root, typeof opened === 'string' ? await explanation(opened) : opened);
}

async function explanation(obstacle: Obstacle, origin = ''): Promise<Screen> {
  const [{ Explanation }, { explanationSentences }] = await Promise.all([
    import('#ui/explanation/Explanation.tsx'),
    import('#ui/explanation/sentences.ts'),
  ]);
  const sentences = await explanationSentences.load(navigator.languages);
  return { content: <Explanation obstacle={obstacle} origin={origin} />, sentences, colorScheme: null, frame: null };
}

function show(root: Root, { content, sentences, colorScheme, frame, onShown }: Screen): void {
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  root.render(
    <StrictMode>
      <App sentences={sentences} colorScheme={colorScheme ?? (prefersDark ? 'dark' : 'light')} frame={frame}>
        {content}
      </App>
    </StrictMode>,
  );
  onShown?.();
}
