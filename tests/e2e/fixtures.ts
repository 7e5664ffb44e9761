import { mkdirSync, writeFileSync } from 'node:fs';
import { type BrowserContext, expect, test as base } from '@playwright/test';
import { startSandbox, type RunningSandbox } from '#sandbox/start.ts';
import { Account, type Faults } from './account.ts';
import { freePort } from './free-port.ts';
import { hostFolder } from './host-folder.ts';
import { Noise, SDK_ADDRESS } from './noise.ts';
import { writeTraffic } from './traffic-files.ts';
import { Workspace } from './workspace.ts';

/** What the account of a test is like; the seeded world with sample settings where nothing is said. */
export interface World {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly orders?: string;
  readonly tickets?: string;
  readonly now?: string;
  /** False: nobody has measured the account, and each gesture waits for two seconds. */
  readonly isMeasured?: boolean;
  /** True: the app as zcli installs it, with no settings but those named here. */
  readonly isBare?: boolean;
  /** So many moments of the last year. */
  readonly moments?: number;
}

interface Opening {
  readonly ticket?: number;
  readonly user?: string;
  /** Added to the host page's address. */
  readonly extra?: string;
}

interface Fixtures {
  world: World;
  /** The worker's sandbox with an account that was opened for this test alone. */
  sandbox: RunningSandbox;
  account: Account;
  noise: Noise;
  /** Opens a ticket in a page of the test's browser profile; the seeded ticket 101 as the first agent where nothing is said. */
  open: (what?: Opening) => Promise<Workspace>;
  /** The same in a profile of its own, as another person's machine. */
  openElsewhere: (what?: Opening) => Promise<Workspace>;
  /** Puts the account in trouble; what Chromium logs of failed API requests is expected from then on. */
  trouble: (faults: Partial<Faults>) => Promise<void>;
}

interface WorkerFixtures {
  /** Serves one test after the other. */
  server: RunningSandbox;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  world: [{}, { option: true }],
  server: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads what a fixture needs from its first argument, and this one needs nothing
    async ({}, provide) => {
      const server = await startSandbox({ port: await freePort(), hostFolder, skipBuild: true });
      await provide(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  sandbox: async ({ server, world }, provide, { testId }) => {
    server.reset({
      seed: 1,
      ...(world.settings !== undefined && { settingsFile: settingsFile(testId, world.settings) }),
      ...(world.orders !== undefined && { ordersFile: world.orders }),
      ...(world.tickets !== undefined && { ticketsFile: world.tickets }),
      ...(world.now !== undefined && { nowMs: Date.parse(world.now) }),
      isMeasured: world.isMeasured ?? true,
      isBare: world.isBare ?? false,
      moments: world.moments ?? 0,
    });
    await provide(server);
  },
  // Set up before any page, so that its end comes after the last request of the last one.
  account: [
    async ({ sandbox }, provide, { testId, titlePath }) => {
      const account = new Account(sandbox.url);
      await provide(account);
      writeTraffic(testId, titlePath.join(' › '), await account.traffic());
    },
    { auto: true },
  ],
  noise: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads what a fixture needs from its first argument, and this one needs nothing
    async ({}, provide) => {
      const noise = new Noise();
      await provide(noise);
      expect(noise.unexpected(), 'what the pages logged').toEqual([]);
    },
    { auto: true },
  ],
  baseURL: async ({ sandbox }, provide) => provide(sandbox.url),
  context: async ({ context, account: _before, noise }, provide) => {
    await prepared(context, noise);
    await provide(context);
  },
  open: async ({ context }, provide) => {
    await provide(async (what) => opened(context, what));
  },
  openElsewhere: async ({ browser, baseURL, account: _before, noise }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (what) => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      contexts.push(context);
      await prepared(context, noise);
      return opened(context, what);
    });
    for (const context of contexts) await context.close();
  },
  trouble: async ({ account, noise }, provide) => {
    await provide(async (faults) => {
      noise.expectFailedRequests();
      await account.setFaults(faults);
    });
  },
});

export { expect } from '@playwright/test';

/** No test reaches Zendesk: the app then uses the SDK that it brings along. */
async function prepared(context: BrowserContext, noise: Noise): Promise<void> {
  noise.listenTo(context);
  await context.route(`${SDK_ADDRESS}**`, (route) => route.abort());
}

async function opened(context: BrowserContext, { ticket = 101, user = 'agent', extra = '' }: Opening = {}): Promise<Workspace> {
  const workspace = new Workspace(await context.newPage());
  await workspace.goto(ticket, user, extra);
  return workspace;
}

const settingsFolder = 'build/e2e-settings';

function settingsFile(testId: string, settings: Readonly<Record<string, unknown>>): string {
  mkdirSync(settingsFolder, { recursive: true });
  const file = `${settingsFolder}/${testId}.json`;
  writeFileSync(file, JSON.stringify(settings));
  return file;
}
