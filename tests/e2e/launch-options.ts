import type { LaunchOptions } from '@playwright/test';
import { browserArguments } from '#tools/browser.ts';

/** Everything that Playwright switches off, but for ThirdPartyStoragePartitioning. */
const switchedOff = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AimEnabled',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
];

/** Playwright's own choice: Chromium then refuses storage to a frame of another site, as where a person blocks third-party data. */
export const withoutStorage: LaunchOptions = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [...browserArguments],
};

/** Chromium as people have it: a frame of another site has storage of its own, kept apart by the site around it. */
export const asPeopleHaveIt: LaunchOptions = {
  ...withoutStorage,
  // The last of two such flags counts.
  args: [...browserArguments, `--disable-features=${switchedOff.join(',')}`],
};
