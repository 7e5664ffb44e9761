import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { browserArguments } from '#tools/browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const trafficSpec = 'traffic.spec.ts';

// Each test opens an account of its own in its worker's sandbox (see fixtures.ts), so that what one gives never counts against another's limits.
export default defineConfig({
  testDir: '.',
  outputDir: `${root}/build/e2e`,
  globalSetup: './prepare.ts',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: `${root}/build/e2e.json` }]],
  use: {
    headless: true,
    trace: 'off',
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: [...browserArguments] },
  },
  projects: [
    { name: 'app', testIgnore: trafficSpec, teardown: 'traffic' },
    // Last, and also after a failure: it reads what all the others have asked of Zendesk.
    { name: 'traffic', testMatch: trafficSpec },
  ],
});
