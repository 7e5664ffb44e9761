import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Browser, chromium, type Page, type Route } from '@playwright/test';
import { startSandbox, type RunningSandbox } from '#sandbox/start.ts';
import { browserArguments, findOrInstallBrowser } from '#tools/browser.ts';
import { refuseWords } from '#tools/no-words.ts';
import { benchNow, benchTickets, priorCounts, writeBenchWorld } from './bench-world.ts';
import type { Figure } from './figure.ts';
import { buildHello, helloFolder, serveHello } from './hello-page.ts';
import { crowdFigures } from './crowd-figures.ts';
import { journalFigures, modelFigures } from './journal-figures.ts';
import { scaleFigures } from './journal-scale.ts';
import { monthFigures } from './month-figures.ts';
import { valueFigures } from './value-figures.ts';
import { forgetReadable, type Load, loaded, median, noteReadable, readableFrame, readableMs } from './measure.ts';

const sandboxPort = 4321;
const helloPort = 4323;
const rounds = 9;
const sidebar = '/assets/sidebar.html';

/** The bounds on requests; figures of time and size are printed and judged by people. */
const bounds = { open: 3, give: 4, next: 3 };

/** Measures what opening a ticket and making it right cost. Ends with 1 where a bound on requests is broken. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run bench', args);
  if (refused !== null) return refused;
  const { orders, tickets } = writeBenchWorld();
  await buildHello();
  const sandbox = await startSandbox({
    port: sandboxPort,
    built: true,
    nowMs: Date.parse(benchNow),
    ordersFile: orders,
    ticketsFile: tickets,
  });
  const hello = await serveHello(helloPort);
  const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
  try {
    const figures = [
      ...(await openingFigures(browser, sandbox, 'few')),
      ...(await openingFigures(browser, sandbox, 'many')),
      ...(await givingFigures(browser, sandbox)),
      ...(await timeFigures(browser, sandbox)),
      ...(await journalFigures()),
      ...(await scaleFigures()),
      ...(await monthFigures()),
      ...(await crowdFigures()),
      ...(await modelFigures()),
      ...(await valueFigures()),
    ];
    print(figures);
    return figures.some(({ isOver }) => isOver === true) ? 1 : 0;
  } finally {
    await browser.close();
    hello.close();
    await sandbox.close();
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript({ content: noteReadable });
  // Zendesk's script is out of reach: what is measured is the app with the SDK that it brings along.
  await page.route('https://static.zdassets.com/**', (route) => route.abort());
  return page;
}

/**
 * Keeps back what comes after the page's own scripts, its sentences and the SDK until it is let go: on one machine everything
 * arrives at once, and what is read first is shown to need no more than what came before it.
 */
async function holdControls(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHolding = true;
  const first = readFileSync('dist/assets/sidebar.html', 'utf8');
  await page.route('**/assets/*.js', (route) => {
    const file = basename(new URL(route.request().url()).pathname);
    if (!isHolding || first.includes(file) || /^(en|lib)-/.test(file)) return route.continue();
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

function size(what: string, { files, gzipBytes }: Load): Figure {
  return { what, value: `${gzipBytes.toLocaleString('en')} bytes gzip in ${files} files` };
}

async function openingFigures(browser: Browser, sandbox: RunningSandbox, customer: 'few' | 'many'): Promise<Figure[]> {
  const page = await newPage(browser);
  const letControlsGo = await holdControls(page);
  await openTicket(page, sandbox, benchTickets[customer]);
  const untilReadable = await loaded(await readableFrame(page, sidebar), 'dist');
  await letControlsGo();
  await page.frameLocator('iframe').getByRole('button', { name: 'Make it right' }).waitFor();
  await page.waitForLoadState('networkidle');
  const inAll = await loaded(await readableFrame(page, sidebar), 'dist');
  const what = `cold open, ${priorCounts[customer].toLocaleString('en')} prior tickets`;
  const figures = [
    requests(what, sandbox, bounds.open),
    size(`${what}: script and style until value and suggestion are readable`, untilReadable),
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

/** Frames made again in pages that are there already, the two by turns, so that whatever else the machine does hits both. */
async function timeFigures(browser: Browser, sandbox: RunningSandbox): Promise<Figure[]> {
  const page = await newPage(browser);
  const other = await newPage(browser);
  // The first ticket has been made right by now, and shows the card instead of a suggestion.
  await openTicket(page, sandbox, benchTickets.next);
  await other.goto(`http://localhost:${helloPort}/`);
  const app: number[] = [];
  const hello: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.bringToFront();
    await forgetReadable(page, sidebar);
    await page.getByRole('button', { name: 'Reload app' }).click();
    app.push(await readableMs(await readableFrame(page, sidebar)));
    await page.waitForLoadState('networkidle');
    await other.bringToFront();
    if (round > 0) await forgetReadable(other, '/hello.html');
    await other.evaluate((src) => {
      document.querySelector('iframe')?.remove();
      document.body.append(Object.assign(document.createElement('iframe'), { src }));
    }, `http://127.0.0.1:${helloPort}/hello.html`);
    hello.push(await readableMs(await readableFrame(other, '/hello.html')));
    await other.waitForLoadState('networkidle');
  }
  const helloLoad = await loaded(await readableFrame(other, '/hello.html'), helloFolder);
  const ratio = median(app) / median(hello);
  return [
    size('beside it, React and a Garden button that says Hello: script and style', helloLoad),
    { what: `frame to value and suggestion readable, median of ${rounds}`, value: `${Math.round(median(app))} ms` },
    { what: `frame to Hello readable, median of ${rounds}`, value: `${Math.round(median(hello))} ms` },
    { what: 'the one in terms of the other', value: `× ${ratio.toFixed(2)}` },
  ];
}

function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const lines = figures.map(({ what, value, isOver }) => `${what.padEnd(width)}  ${value}${isOver === true ? '  ← over the bound' : ''}`);
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
