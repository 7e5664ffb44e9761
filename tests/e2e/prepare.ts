import { mkdirSync, rmSync } from 'node:fs';
import { chromium, type FullConfig } from '@playwright/test';
import { startSandbox } from '#sandbox/start.ts';
import { buildApp } from '#tools/build.ts';
import { freePort } from './free-port.ts';
import { trafficFolder } from './traffic-files.ts';

/** Builds the app once for all tests, and opens the host page once: two sandboxes that bundle its dependencies at the same time would disturb each other. */
export default async function prepare(config: FullConfig): Promise<void> {
  rmSync(trafficFolder, { recursive: true, force: true });
  mkdirSync(trafficFolder, { recursive: true });
  await buildApp();
  const sandbox = await startSandbox({ port: await freePort(), built: true, skipBuild: true });
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions ?? {});
  try {
    const page = await browser.newPage();
    await page.goto(sandbox.url);
    await page.getByRole('textbox', { name: 'Comment' }).waitFor();
  } finally {
    await browser.close();
    await sandbox.close();
  }
}
