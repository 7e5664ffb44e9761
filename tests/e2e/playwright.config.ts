import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = 4310;

export default defineConfig({
  testDir: '.',
  outputDir: `${root}/build/e2e`,
  timeout: 60_000,
  retries: 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: `${root}/build/e2e.json` }]],
  use: {
    baseURL: `http://localhost:${port}`,
    headless: true,
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node tests/tools/run.mjs tests/sandbox/start.ts --port ${port} --built --seed 1`,
    cwd: root,
    url: `http://127.0.0.1:${port}/__sandbox/app`,
    reuseExistingServer: false,
    timeout: 120_000,
    stderr: 'pipe',
  },
});
