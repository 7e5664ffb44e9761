import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { startSandbox } from '#sandbox/start.ts';
import { browserArguments, findOrInstallBrowser } from './browser.ts';
import { refuseWords } from './no-words.ts';

const picture = 'assets/screenshot.png';

/** Takes the README's picture: the main job on a seeded ticket, as a new person sees it. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run screenshot', args);
  if (refused !== null) return refused;
  const sandbox = await startSandbox({ port: 4391, built: true, seed: 1 });
  const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    await page.goto(`${sandbox.url}?ticket=101&user=agent`);
    const app = page.frameLocator('iframe');
    await app.getByRole('button', { name: 'Make it right' }).and(app.locator(':enabled')).waitFor();
    // What is fetched late makes the frame grow.
    await page.waitForLoadState('networkidle');
    mkdirSync('assets', { recursive: true });
    // Colours that are still on their way would look like buttons that cannot be pressed.
    await page.screenshot({ path: picture, animations: 'disabled' });
  } finally {
    await browser.close();
    await sandbox.close();
  }
  process.stdout.write(`Wrote ${picture}.\n`);
  return 0;
}
