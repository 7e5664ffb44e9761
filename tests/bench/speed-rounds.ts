import type { Frame, Page } from '@playwright/test';
import type { RunningSandbox } from '#sandbox/start.ts';
import { benchTickets } from './bench-world.ts';
import { openNewProfile } from './new-profile.ts';
import { blockedMs, noteReadable, readableFrame } from './measure.ts';
import { PAGES, type PageName, type SpeedServer } from './speed-server.ts';

export const ROUNDS = 9;

/** `cold` in a new browser · `warm` beside a frame that is there · `again` the ticket of the first frame once more · `slow` cold, on a slow machine and line. */
export type Way = 'cold' | 'warm' | 'again' | 'slow';

/** One opening of one page. */
export interface Sample {
  readonly round: number;
  readonly page: PageName;
  readonly way: Way;
  readonly readableMs: number;
  readonly firstRequestMs: number | null;
  readonly blockedMs: number;
  readonly requests: number;
  /** From a changed answer to the new verdict; null where none was changed. */
  readonly changeMs: number | null;
}

const SLOW = { cpu: 4, latencyMs: 30, bytesPerSecond: 10_000_000 / 8, apiMs: 80 };
/** By then what comes after content has come, and the app remembers the customer. */
const SETTLED_MS = { app: 2_500, scaffold: 500, hello: 500, static: 500 } as const satisfies Record<PageName, number>;

interface Bench {
  readonly sandbox: RunningSandbox;
  readonly server: SpeedServer;
}

/** Opens all pages in all ways by turns, another one first each time, so that whatever else the machine does hits all. */
export async function speedRounds(sandbox: RunningSandbox, server: SpeedServer): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const pages = PAGES.map((_, index) => PAGES[(index + round) % PAGES.length] ?? 'app');
    for (const page of pages) samples.push(...(await usualRound({ sandbox, server }, page, round)));
    for (const page of pages) samples.push(await slowRound({ sandbox, server }, page, round));
  }
  return samples;
}

async function usualRound(bench: Bench, page: PageName, round: number): Promise<readonly Sample[]> {
  // As Zendesk has it: a frame of another site than the page around it, which so gets a process of its own.
  const { host, close } = await newHost(bench, 'localhost');
  const open = (way: Way, ticket: number): Promise<Sample> => openOnce(bench, host, { page, way, ticket, round });
  const samples = [await open('cold', benchTickets.few), await open('warm', benchTickets.next), await open('again', benchTickets.few)];
  await close();
  return samples;
}

async function slowRound(bench: Bench, page: PageName, round: number): Promise<Sample> {
  // Of the same site as the page around it: one process, whose throttling holds for both. Real frames have theirs to themselves.
  const { host, close } = await newHost(bench, '127.0.0.1');
  const devTools = await host.context().newCDPSession(host);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond,
  });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  bench.sandbox.api.state.faults.settings.latencyMs = SLOW.apiMs;
  const sample = await openOnce(bench, host, { page, way: 'slow', ticket: benchTickets.few, round });
  bench.sandbox.api.state.faults.settings.latencyMs = 0;
  await close();
  return sample;
}

async function newHost({ sandbox }: Bench, hostname: string): Promise<{ readonly host: Page; close(): Promise<void> }> {
  const { context, close } = await openNewProfile();
  const host = await context.newPage();
  await host.addInitScript({ content: noteReadable });
  const address = new URL(sandbox.url);
  address.hostname = hostname;
  await host.goto(address.href);
  return { host, close };
}

async function openOnce(
  { server }: Bench,
  host: Page,
  { page, way, ticket, round }: { readonly page: PageName; readonly way: Way; readonly ticket: number; readonly round: number },
): Promise<Sample> {
  const { path, port } = server.pages[page];
  const before = new Set(host.frames());
  const opening = await host.evaluate((frame) => window.speedHost.open(frame), { page: path, port, ticket });
  await host.waitForTimeout(SETTLED_MS[page]);
  const frame = host.frames().find((candidate) => !before.has(candidate)) ?? (await readableFrame(host, path));
  const requests = await host.evaluate(() => window.speedHost.requests());
  const sample = { round, page, way, ...opening, blockedMs: await blockedMs(frame), requests };
  const isChanged = page === 'app' && (way === 'cold' || way === 'slow');
  return { ...sample, changeMs: isChanged ? await changeAnswer(frame) : null };
}

/** Changes how severe it was, and waits until something else is to be given for that. */
async function changeAnswer(frame: Frame): Promise<number> {
  await frame.getByRole('button', { name: 'Change' }).click();
  const critical = frame.getByRole('radiogroup', { name: 'Severity' }).getByRole('radio').last();
  await critical.waitFor({ state: 'attached' });
  return critical.evaluate(msUntilOther);
}

/** Runs in the frame. */
function msUntilOther(radio: Element): Promise<number> {
  return new Promise((resolve) => {
    const before = document.querySelector('.verdict .lead')?.textContent;
    const startedMs = performance.now();
    new MutationObserver((_, observer) => {
      if (document.querySelector('.verdict .lead')?.textContent === before) return;
      observer.disconnect();
      resolve(performance.now() - startedMs);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    if (radio instanceof HTMLElement) radio.click();
  });
}
