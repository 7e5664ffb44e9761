import { expect, type Page, test as base } from '@playwright/test';
import { startSandbox } from '#sandbox/start.ts';
import { expectAccessible } from './accessible.ts';
import { freePort } from './free-port.ts';
import { measureStates, type Measured } from './measured-state.ts';

/** The page of all states, which is for developers: it is served with the modules of the source. */
const test = base.extend<object, { address: string }>({
  address: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads what a fixture needs from its first argument, and this one needs nothing
    async ({}, provide) => {
      const sandbox = await startSandbox({ port: await freePort() });
      await provide(`${sandbox.url}__sandbox/states`);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
});

// One server for all of them: what takes time is to load the modules for the first time.
test.describe.configure({ mode: 'default' });
test.use({ viewport: { width: 1400, height: 900 } });

type Bound = readonly [english: number, others: number];

const LOCALES = ['en-GB', 'de', 'fr', 'es', 'ar', 'fi', 'no'] as const;
const STOPS_AT_MOST = 4;

/** How far down the act may end, in px from the top of the frame. */
const ACT_PX: Bound = [420, 480];
/** The same where the agent is asked something first, so that it is not known yet what fits. */
const ASKED_FIRST_PX = 480;
/** How far down what waits for the agent may end: it stands above everything. */
const NOTICE_PX = 130;

/** What is asked first: the cause, and whether another ticket is about the same failure. */
const ASKED_FIRST: readonly string[] = ['no-cause', 'same-matter', 'once-on-this-ticket'];
/** Where what waits takes words, which are written in it: they have the place of the act. */
const ANSWERED_IN_NOTICE: readonly string[] = ['asked-back', 'asked-lead'];

/** Shows all states as the address asks, in the page that shows them otherwise now, and waits until each is there. */
async function show(page: Page, address: string, asked: string): Promise<void> {
  const view = `?${asked}`;
  if (page.url().startsWith(address)) {
    await page.evaluate((search) => {
      window.history.pushState(null, '', search);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, view);
  } else await page.goto(`${address}${view}`);
  await expect(page.locator(`.states[data-view="${view}"]`).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.frame[data-shown="false"]')).toHaveCount(0, { timeout: 60_000 });
}

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

function problemsOf(locale: string, { name, actEndPx, noticeEndPx, tabStops, faults }: Measured): readonly string[] {
  const isAskedFirst = ASKED_FIRST.includes(name);
  const actPx = isAskedFirst ? ASKED_FIRST_PX : ACT_PX[locale === 'en-GB' ? 0 : 1];
  // What waits pushes the rest down by as much as it takes, which is bounded itself.
  const mayEndPx = actPx + noticeEndPx;
  const isNoticeLong = noticeEndPx > NOTICE_PX && !ANSWERED_IN_NOTICE.includes(name);
  const isFarByTab = tabStops > STOPS_AT_MOST && !isAskedFirst && noticeEndPx === 0 && !name.startsWith('failed-');
  return [
    ...faults,
    ...(actEndPx > mayEndPx ? [`the act ends at ${actEndPx} px, and may at ${mayEndPx}`] : []),
    ...(isNoticeLong ? [`what waits ends at ${noticeEndPx} px, and may at ${NOTICE_PX}`] : []),
    ...(isFarByTab ? [`${tabStops} stops to the act`] : []),
  ].map((problem) => `${name}: ${problem}`);
}

test('in every language and state the act ends where it may, at 320 px, and nothing is cut off', async ({ page, address }) => {
  test.slow();
  const complaints = complaintsOf(page);
  const names = new Set<string>();
  for (const locale of LOCALES) {
    await show(page, address, `locale=${locale}&scheme=light`);
    const measured = await measureStates(page);
    for (const { name } of measured) names.add(name);
    const actEnds = new Map(measured.map(({ name, actEndPx }) => [name, actEndPx]));
    // What is remembered, or read again, comes and goes without moving what is below it.
    expect.soft(actEnds.get('stale'), `stale in ${locale}`).toBe(actEnds.get('ready'));
    expect
      .soft(
        measured.flatMap((state) => problemsOf(locale, state)),
        locale,
      )
      .toEqual([]);
  }
  expect([...ASKED_FIRST, ...ANSWERED_IN_NOTICE].filter((name) => !names.has(name))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('words that are 40 % longer, read from right to left, are cut off nowhere', async ({ page, address }) => {
  await show(page, address, 'locale=pseudo-rtl&scheme=light');
  const measured = await measureStates(page);
  expect(measured.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
});

/** What stays as it was written: codes, what a supporter copies, and the words of the people in these states. */
const WRITTEN =
  /^(EUR$|Fault: |The parcel came three days late|It was for a wedding|A wedding is once|They had €50|What did the whole order cost|The card is closed)/;

test('every sentence is a translation: nothing on the page but data is left as it was', async ({ page, address }) => {
  await show(page, address, 'locale=pseudo&scheme=light');
  await measureStates(page);
  const plain = await page.locator('.frame').evaluateAll((frames) => [
    ...new Set(
      frames.flatMap((frame) => {
        const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
        const texts: string[] = [];
        while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent?.trim() ?? '');
        return texts.filter((text) => /[A-Za-z]{3}/.test(text) && !/^[^A-Za-z]*\[/.test(text));
      }),
    ),
  ]);
  expect(plain.filter((text) => !WRITTEN.test(text))).toEqual([]);
});

test('every state is accessible, in light colours and in dark ones', async ({ page, address }) => {
  test.slow();
  for (const asked of ['locale=en-GB&scheme=light', 'locale=de&scheme=dark']) {
    await show(page, address, asked);
    await measureStates(page);
    await expectAccessible(page, asked);
  }
});

test('in forced colours what stands in for what is being read can still be seen', async ({ page, address }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await show(page, address, 'locale=en-GB&scheme=light');
  const line = page.locator('.placeholder > i').first();
  expect(await line.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
});
