import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { browserArguments, findOrInstallBrowser } from '#tools/browser.ts';

/** As browsers come: a frame of another site than the page around it may keep things. Private windows, as tests open them, refuse that. */
const ORDINARY = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/** A browser that nobody has used yet. Closing it forgets it. */
export async function openNewProfile(): Promise<{ readonly context: BrowserContext; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'make-it-right-bench-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(ORDINARY));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await findOrInstallBrowser(),
    args: [...browserArguments],
    viewport: { width: 1280, height: 900 },
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
