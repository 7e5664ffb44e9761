import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, Page, Route } from '@playwright/test';
import type { RunningSandbox } from '#sandbox/start.ts';
import { benchTickets, priorCounts } from './bench-world.ts';
import type { Figure } from './figure.ts';
import { forgetReadable, type Load, loaded, noteReadable, readableFrame } from './measure.ts';
import { sdkText } from './speed-pages.ts';

const sidebar = '/assets/sidebar.html';

/** The bounds on requests, which alone fail the bench; figures of time and size are printed and judged by people. */
const bounds = { open: 3, give: 4, next: 3 };

/** What opening a ticket and making it right cost in requests, and what is loaded for it. */
export async function openingFigures(browser: Browser, sandbox: RunningSandbox): Promise<readonly Figure[]> {
  return [
    ...(await coldFigures(browser, sandbox, 'few')),
    ...(await coldFigures(browser, sandbox, 'many')),
    ...(await givingFigures(browser, sandbox)),
  ];
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript({ content: noteReadable });
  // Zendesk's own script is out of reach.
  await page.route('https://static.zdassets.com/**', (route) => route.fulfill({ contentType: 'text/javascript', body: sdkText() }));
  return page;
}

/**
 * Keeps back what comes after the page's own scripts and its first sentences until it is let go: on one machine everything
 * arrives at once, and what is read first is shown to need no more than what came before it.
 */
async function holdControls(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHolding = true;
  /** Those of the first view; the rest, which come in the same way, are asked for later. */
  let sentences: string | null = null;
  const first = readFileSync('dist/assets/sidebar.html', 'utf8');
  await page.route('**/assets/*.js', (route) => {
    const file = basename(new URL(route.request().url()).pathname);
    if (file.startsWith('en-')) sentences ??= file;
    if (!isHolding || first.includes(file) || file === sentences) return route.continue();
    held.push(route);
    return undefined;
  });
  return async () => {
    // What comes asks for more in its turn.
    isHolding = false;
    for (const route of held) await route.continue();
  };
}

async function openTicket(page: Page, sandbox: RunningSandbox, ticket: number): Promise<void> {
  sandbox.api.traffic.clear();
  await page.goto(`${sandbox.url}?ticket=${ticket}&user=agent`);
  await readableFrame(page, sidebar);
  // A file that is held back keeps the network busy; what the app asks of Zendesk has then long been asked.
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
}

function requests(what: string, sandbox: RunningSandbox, bound: number): Figure {
  const count = sandbox.api.traffic.list().length;
  return { what: `${what}: Zendesk requests`, value: `${count} (at most ${bound})`, isOver: count > bound };
}

function size(what: string, { files, gzipBytes }: Load, bound = ''): Figure {
  return { what, value: `${gzipBytes.toLocaleString('en')} bytes gzip in ${files} files${bound}` };
}

async function coldFigures(browser: Browser, sandbox: RunningSandbox, customer: 'few' | 'many'): Promise<Figure[]> {
  const page = await newPage(browser);
  const letControlsGo = await holdControls(page);
  await openTicket(page, sandbox, benchTickets[customer]);
  const untilReadable = await loaded(await readableFrame(page, sidebar), { folder: 'dist', isUntilReadable: true });
  await letControlsGo();
  await page.frameLocator('iframe').getByRole('button', { name: 'Make it right' }).waitFor();
  await page.waitForLoadState('networkidle');
  const inAll = await loaded(await readableFrame(page, sidebar), { folder: 'dist', isUntilReadable: false });
  const what = `cold open, ${priorCounts[customer].toLocaleString('en')} prior tickets`;
  const figures = [
    requests(what, sandbox, bounds.open),
    size(
      `${what}: script and style until value and suggestion are readable`,
      untilReadable,
      ' (at most 80 kB, 40 kB if drawn before React)',
    ),
    size(`${what}: script and style in all`, inAll),
  ];
  await page.close();
  return figures;
}

async function givingFigures(browser: Browser, sandbox: RunningSandbox): Promise<Figure[]> {
  const page = await newPage(browser);
  await openTicket(page, sandbox, benchTickets.few);
  const app = page.frameLocator('iframe');
  sandbox.api.traffic.clear();
  await app.getByRole('button', { name: 'Make it right' }).click();
  await app.getByRole('button', { name: 'Undo' }).waitFor();
  await page.waitForLoadState('networkidle');
  const given = requests('making it right', sandbox, bounds.give);

  sandbox.api.traffic.clear();
  await forgetReadable(page, sidebar);
  await page.getByRole('link', { name: new RegExp(`#${benchTickets.next}\\b`) }).click();
  await app.getByRole('button', { name: 'Make it right' }).waitFor();
  await readableFrame(page, sidebar);
  await page.waitForLoadState('networkidle');
  const next = requests('the next ticket', sandbox, bounds.next);
  await page.close();
  return [given, next];
}
