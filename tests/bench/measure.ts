import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame, Page } from '@playwright/test';

/** Script and style of a frame, as many files and as many bytes under gzip -9. */
export interface Load {
  readonly files: number;
  readonly gzipBytes: number;
}

/** Runs in every frame: notes when what people come for is there. The sentence is the one above the ways to make it right. */
export const noteReadable = `(() => {
  const isReadable = () => {
    if (location.pathname === '/hello.html') return document.querySelector('button')?.textContent === 'Hello';
    const text = document.querySelector('main')?.textContent ?? '';
    return document.querySelector('section .lead') !== null && text.includes('so far') && text.includes('What to give');
  };
  if (!/\\/(hello|sidebar)\\.html$/.test(location.pathname)) return;
  const observer = new MutationObserver(() => {
    if (!isReadable()) return;
    window.readableMs = performance.now();
    observer.disconnect();
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

/** Milliseconds from the creation of the frame. */
export function readableMs(frame: Frame): Promise<number> {
  return frame.evaluate(() => Number(Reflect.get(window, 'readableMs')));
}

/** What of `folder` the frame has loaded so far. */
export async function loaded(frame: Frame, folder: string): Promise<Load> {
  const paths = await frame.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && /\.(js|css)$/.test(pathname))
      .map(({ pathname }) => pathname),
  );
  const sizes = [...new Set(paths)].map((path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length);
  return { files: sizes.length, gzipBytes: sizes.reduce((total, size) => total + size, 0) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
