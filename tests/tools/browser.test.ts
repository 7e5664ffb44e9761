import { afterEach, expect, it, vi } from 'vitest';
import { findOrInstallBrowser } from './browser.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('takes the program CHROMIUM_PATH names', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  await expect(findOrInstallBrowser()).resolves.toBe(process.execPath);
});

it('says what to do when CHROMIUM_PATH names nothing, rather than testing in another browser', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  await expect(findOrInstallBrowser()).rejects.toThrow(
    'CHROMIUM_PATH names /nowhere/chromium, which does not exist: correct it, or unset it to have a browser looked for.',
  );
});
