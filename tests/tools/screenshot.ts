import { type Browser, type FrameLocator, type Page, chromium } from '@playwright/test';
import { startSandbox } from '#sandbox/start.ts';
import { browserArguments, findOrInstallBrowser } from './browser.ts';
import { drawLogos } from './logos.ts';
import { refuseWords } from './no-words.ts';

/** What the README shows. */
const README_PICTURE = { path: 'assets/screenshot.png', width: 1440, height: 900, scale: 1 } as const;

/** What a listing in Zendesk's Marketplace shows, of a size that it takes: 1024 × 768, each point drawn with four. */
const LISTING = { width: 1024, height: 768, scale: 2 } as const;
export const LISTING_PICTURES = ['assets/screenshot-0.png', 'assets/screenshot-1.png', 'assets/screenshot-2.png'] as const;

/** Moments of the year before, so that the team has stories to tell. */
const PAST_MOMENTS = 300;
const STORY = 'The telescope had stood in a depot since Wednesday. I rang the carrier, it came on Saturday morning, and he saw the moon.';

/** Draws the logos, and takes the pictures of the README and of the listing: an answer, a gesture that was given, and a line-up. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run screenshot', args);
  if (refused !== null) return refused;
  const sandbox = await startSandbox({ port: 4391, built: true, seed: 1, moments: PAST_MOMENTS });
  const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
  try {
    await drawLogos(browser);
    await takeReadmePicture(browser, sandbox.url);
    await takeListingPictures(browser, sandbox.url);
  } finally {
    await browser.close();
    await sandbox.close();
  }
  process.stdout.write(`Wrote the logos, ${[README_PICTURE.path, ...LISTING_PICTURES].join(', ')}.\n`);
  return 0;
}

async function takeReadmePicture(browser: Browser, url: string): Promise<void> {
  const { page, app } = await openPage(browser, README_PICTURE);
  await page.goto(`${url}?ticket=101&user=agent`);
  await take(page, README_PICTURE.path, app.getByRole('button', { name: 'Make it right' }).waitFor());
}

async function takeListingPictures(browser: Browser, url: string): Promise<void> {
  const { page, app } = await openPage(browser, LISTING);
  const [answer, given, lineUp] = LISTING_PICTURES;
  await page.goto(`${url}?ticket=101&user=agent`);
  await page.getByRole('button', { name: 'Hide the guide' }).click();
  const act = app.getByRole('button', { name: 'Make it right' });
  await take(page, answer, act.waitFor());

  await act.click();
  const story = app.getByLabel('Story');
  await story.fill(STORY);
  await story.blur();
  await take(page, given, app.getByText('Saved', { exact: false }).first().waitFor());

  await page.goto(`${url}?page=lead&user=lead`);
  await app.getByRole('tab', { name: 'Line-up' }).click();
  await take(page, lineUp, app.getByRole('region', { name: /A win/ }).waitFor());
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

async function openPage(browser: Browser, { width, height, scale }: Size): Promise<{ readonly page: Page; readonly app: FrameLocator }> {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme: 'light' });
  return { page, app: page.frameLocator('iframe[title="Make It Right"]') };
}

/** Takes a picture once something is there, and what is fetched late has come and made the frame grow. */
async function take(page: Page, path: string, isThere: Promise<void>): Promise<void> {
  await isThere;
  await page.waitForLoadState('networkidle');
  // Colours that are still on their way would look like buttons that cannot be pressed.
  await page.screenshot({ path, animations: 'disabled' });
}
