import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** The mark's own colour where it has no ground: it is seen on white (3.7 : 1) as on Zendesk's dark grey (4.7 : 1). */
const MARK = '#0d9488';

/** What Zendesk shows of an app: the square in its lists, whose corners it rounds, and the mark alone beside an app's name. */
export const LOGOS = [
  { path: 'assets/logo.png', sizePx: 320, style: '' },
  { path: 'assets/logo-small.png', sizePx: 128, style: `#ground { display: none; } #mark { fill: ${MARK}; transform: scale(17.778); }` },
] as const;

/** Draws the logos from assets/logo.svg. */
export async function drawLogos(browser: Browser): Promise<void> {
  const source = readFileSync('assets/logo.svg', 'utf8');
  for (const { path, sizePx, style } of LOGOS) {
    const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
    await page.setContent(`<style>body { margin: 0; } svg { display: block; width: 100vw; height: 100vh; } ${style}</style>${source}`);
    await page.screenshot({ path, omitBackground: true });
    await page.close();
  }
}
