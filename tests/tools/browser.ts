import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const usualPaths = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) =>
      join(process.env[variable] ?? 'C:/', path),
    ),
  ),
};

/**
 * Finds a Chromium to test in, and installs Debian's where there is none and the system is Debian-like.
 *
 * `CHROMIUM_PATH` names one outright. Throws with a sentence that says what to do where none can be had.
 */
export async function findOrInstallBrowser(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist: correct it, or unset it to have a browser looked for.`);
  }
  const found = findBrowser();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version')) installOnDebian();
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error('The end-to-end tests need a browser: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program of one.');
}

function findBrowser(): string | undefined {
  const paths = process.platform in usualPaths ? usualPaths[process.platform as keyof typeof usualPaths] : [];
  return paths.find((path) => existsSync(path));
}

function installOnDebian(): void {
  process.stdout.write('No browser was found: installing Chromium …\n');
  // Without a terminal to ask for a password on, sudo has to fail rather than wait.
  const command = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  if (run([...command, 'update'])) run([...command, 'install', '-y', '--no-install-recommends', 'chromium']);
}

function run([program = '', ...args]: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** What Playwright turns off. A second list replaces the first, so the one below has to repeat it. */
const offForPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** The suggestions below the address bar: pages of Chromium's own, loaded with every window, that cost more than the page under test. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** What keeps a browser under test from talking to anybody but the page, and from work that no test looks at. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...offForPlaywright, ...addressBar].join(',')}`,
] as const;
