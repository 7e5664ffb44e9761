import { type Browser, chromium } from '@playwright/test';
import { startSandbox } from '#sandbox/start.ts';
import { browserArguments, findOrInstallBrowser } from '#tools/browser.ts';
import { benchNow, writeBenchWorld } from './bench-world.ts';
import type { Figure } from './figure.ts';
import { crowdFigures } from './crowd-figures.ts';
import { journalFigures, modelFigures } from './journal-figures.ts';
import { scaleFigures } from './journal-scale.ts';
import { momentsFigures } from './moments-figures.ts';
import { monthFigures } from './month-figures.ts';
import { openingFigures } from './opening-figures.ts';
import { speedFigures } from './speed-figures.ts';
import { buildSpeedPages, speedHostFolder } from './speed-pages.ts';
import { serveSpeedPages } from './speed-server.ts';
import { valueFigures } from './value-figures.ts';

const sandboxPort = 4321;

/** What can be measured alone. */
const PARTS = { speed: measureSpeed, moments: measureMoments, journal: measureJournal, value: valueFigures } as const;
const NAMES = Object.keys(PARTS).join(', ');

/** Measures what opening a ticket, making it right and the arithmetic behind it cost. Ends with 1 where a bound is broken that fails it. */
export async function main(words: readonly string[]): Promise<number> {
  const asked = Object.entries(PARTS).filter(([name]) => words.length === 0 || (words.length === 1 && words[0] === name));
  if (asked.length === 0) {
    process.stderr.write(
      `npm run bench takes one of ${NAMES}, or nothing for all of them, and was given ${JSON.stringify(words.join(' '))}: nothing was done.\n`,
    );
    return 2;
  }
  const figures: Figure[] = [];
  for (const [, measure] of asked) figures.push(...(await measure()));
  print(figures);
  return figures.some(({ isOver }) => isOver === true) ? 1 : 0;
}

async function measureSpeed(): Promise<readonly Figure[]> {
  await buildSpeedPages();
  const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
  try {
    return [...(await measureOpening(browser)), ...(await measureFrames(browser))];
  } finally {
    await browser.close();
  }
}

async function measureOpening(browser: Browser): Promise<readonly Figure[]> {
  const sandbox = await startSandbox({ port: sandboxPort, built: true, ...worldOptions() });
  try {
    return await openingFigures(browser, sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The lead's page over a year of a large team. */
async function measureMoments(): Promise<readonly Figure[]> {
  const browser = await chromium.launch({ executablePath: await findOrInstallBrowser(), args: [...browserArguments] });
  const sandbox = await startSandbox({ port: sandboxPort, built: true, nowMs: Date.parse(benchNow), moments: 100_000 });
  try {
    return await momentsFigures(browser, sandbox);
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

/** On the app as it was built for the requests. */
async function measureFrames(browser: Browser): Promise<readonly Figure[]> {
  const sandbox = await startSandbox({ port: sandboxPort, hostFolder: speedHostFolder, skipBuild: true, ...worldOptions() });
  const server = await serveSpeedPages();
  try {
    return await speedFigures(browser, sandbox, server);
  } finally {
    server.close();
    await sandbox.close();
  }
}

function worldOptions(): { readonly nowMs: number; readonly ordersFile: string; readonly ticketsFile: string } {
  const { orders, tickets } = writeBenchWorld();
  return { nowMs: Date.parse(benchNow), ordersFile: orders, ticketsFile: tickets };
}

async function measureJournal(): Promise<readonly Figure[]> {
  return [
    ...(await journalFigures()),
    ...(await scaleFigures()),
    ...(await monthFigures()),
    ...(await crowdFigures()),
    ...(await modelFigures()),
  ];
}

function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const lines = figures.map(({ what, value, isOver }) => `${what.padEnd(width)}  ${value}${isOver === true ? '  ← over the bound' : ''}`);
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
