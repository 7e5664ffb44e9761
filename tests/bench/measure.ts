import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame, Page } from '@playwright/test';

/** Script and style of a frame, as many files and as many bytes under gzip -9. */
export interface Load {
  readonly files: number;
  readonly gzipBytes: number;
}

/**
 * Runs in every frame: notes when what people come for is there, by the clock that all frames share, and tells the page around it.
 * Of the app that is what the customer is worth and what to give; of the others their greeting.
 */
export const noteReadable = `(() => {
  const path = location.pathname;
  const textOf = (selector) => document.querySelector(selector)?.textContent ?? '';
  const isReadable = {
    '/assets/sidebar.html': () => textOf('main').includes('so far') && textOf('.verdict .lead') !== '',
    '/hello.html': () => textOf('button').startsWith('Hello'),
    '/scaffold.html': () => textOf('#greeting').startsWith('Hello'),
    '/static.html': () => textOf('#greeting').startsWith('Hello'),
  }[path];
  if (isReadable === undefined) return;
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) window.longTasks.push({ name, startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const observer = new MutationObserver(() => {
    if (!isReadable()) return;
    observer.disconnect();
    window.readableMs = performance.now();
    window.parent.postMessage({ readableAtMs: performance.timeOrigin + window.readableMs }, '*');
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
})()`;

const readableWithinMs = 30_000;

/** The frame of that page, once it is readable. */
export async function readableFrame(page: Page, path: string): Promise<Frame> {
  const untilMs = Date.now() + readableWithinMs;
  while (Date.now() < untilMs) {
    const frame = page.frames().find((candidate) => new URL(candidate.url(), 'http://none').pathname === path);
    const isReadable = await frame?.evaluate(() => 'readableMs' in window).catch(() => false);
    if (frame !== undefined && isReadable === true) return frame;
    await page.waitForTimeout(20);
  }
  throw new Error(`${path} was not readable within ${readableWithinMs / 1000} s.`);
}

/** Forgets the note of a frame that is about to be replaced, so that it is not taken for the next one. */
export async function forgetReadable(page: Page, path: string): Promise<void> {
  await (await readableFrame(page, path)).evaluate(() => Reflect.deleteProperty(window, 'readableMs'));
}

/** For how long the main thread was blocked until then: what of each task was beyond 50 ms, tasks of the page around it left out. */
export function blockedMs(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const readable = Number(Reflect.get(window, 'readableMs'));
    const tasks: readonly { readonly name: string; readonly startTime: number; readonly duration: number }[] = Reflect.get(
      window,
      'longTasks',
    );
    return tasks
      .filter(({ name, startTime }) => startTime < readable && !/ancestor|descendant|unreachable/.test(name))
      .reduce((sum, { duration }) => sum + duration - 50, 0);
  });
}

/** What of a folder the frame has loaded so far, or had by the time that it could be read. */
export async function loaded(
  frame: Frame,
  { folder, isUntilReadable }: { readonly folder: string; readonly isUntilReadable: boolean },
): Promise<Load> {
  const paths = await frame.evaluate((isUntil) => {
    const untilMs = isUntil ? Number(Reflect.get(window, 'readableMs')) : Infinity;
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry.startTime + entry.duration <= untilMs)
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && /\.(js|css)$/.test(pathname))
      .map(({ pathname }) => pathname);
  }, isUntilReadable);
  const sizes = [...new Set(paths)].map((path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length);
  return { files: sizes.length, gzipBytes: sizes.reduce((total, size) => total + size, 0) };
}
