import { renderToString } from 'react-dom/server';
import { dressPage, reportHeight } from '#ui/components/page-frame.ts';
import { rememberDeeds } from './deeds.ts';
import type { Filling, Shown } from './start.tsx';

/** What is there is to be used by then, however slow the rest is to come. */
const TAKES_OVER_WITHIN_MS = 1_500;
/** The browser paints what was read before it has to read React. */
const PAINTED_WITHIN_MS = 40;

/** A page that changes only once React is there. */
const FILLED: Filling = { subscribe: () => () => undefined, isFilled: () => true };

/**
 * Shows a page before React DOM is there, which is half of all bytes: it is drawn as a server would draw it, and anew with whatever
 * comes in. Once all is read, or somebody comes near, React is loaded and takes the same nodes over.
 */
export async function drawFirst({ element, page, sentences, colorScheme, frame, filling = FILLED }: Shown): Promise<void> {
  dressPage(sentences, colorScheme);
  const stopReporting = frame === null ? null : reportHeight(element, frame);
  const deeds = rememberDeeds(element);
  const drawing = createDrawing(() => renderToString(page), deeds.draw);
  const stopDrawing = filling.subscribe(drawing.drawSoon);
  await Promise.race([drawing.broken, deeds.first, allRead(filling), passed(TAKES_OVER_WITHIN_MS)]);
  const { takeOver } = await import('./take-over.ts');
  stopDrawing();
  stopReporting?.();
  // What has changed since the last drawing is in it, so that React finds what it would draw itself.
  drawing.draw();
  deeds.end();
  takeOver(element, page);
  deeds.doAgain();
}

interface Drawing {
  readonly draw: () => void;
  /** Draws once for all that changes in one go. */
  readonly drawSoon: () => void;
  /** Resolves where a part cannot be drawn: only React can put something else in its place. */
  readonly broken: Promise<void>;
}

function createDrawing(render: () => string, show: (html: string) => void): Drawing {
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const breaking = new EventTarget();
  const broken = new Promise<void>((resolve) => {
    breaking.addEventListener('broken', () => {
      resolve();
    });
  });
  const draw = (): void => {
    clearTimeout(timer);
    try {
      const html = render();
      if (html !== last) show(html);
      last = html;
    } catch {
      breaking.dispatchEvent(new Event('broken'));
    }
  };
  draw();
  return {
    draw,
    broken,
    drawSoon() {
      clearTimeout(timer);
      timer = setTimeout(draw);
    },
  };
}

async function allRead({ subscribe, isFilled }: Filling): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (isFilled()) resolve();
    };
    subscribe(look);
    look();
  });
  await passed(PAINTED_WITHIN_MS);
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
