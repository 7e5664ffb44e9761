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

const LOCALES = ['en-GB', 'de', 'fr', 'es', 'ar'] as const;
const STOPS_AT_MOST = 4;

/** How far down the act may end, in px from the top of the frame, on a ticket that was just opened. */
const USUAL_PX: Bound = [420, 480];

/** The same where more than the verdict stands above the act. */
const LONGER_PX: Readonly<Record<string, Bound>> = {
  // The cause is asked for.
  'no-cause': [480, 485],
  // What could not be read, and why.
  'failed-value': [420, 480],
  'failed-incidents': [420, 525],
  'failed-journal': [460, 590],
  'failed-all': [590, 795],
  // What the law grants, or a question that comes first.
  statutory: [460, 515],
  'statutory-met': [440, 540],
  'same-matter': [420, 515],
  'once-on-this-ticket': [525, 620],
  // Two lines of what stands in the way.
  'fits-gesture': [420, 500],
  // What the agent typed is more, or other, than was suggested, and takes a reason.
  'another-amount': [455, 600],
  'unreadable-amount': [500, 620],
  'over-gesture': [495, 640],
  'over-month-typed': [515, 695],
  'nobody-to-ask': [515, 660],
  // What waits for the agent, or came of what was done, stands above everything.
  'internal-note': [440, 540],
  'came-to-nothing': [420, 520],
  'turned-down': [475, 580],
  undone: [495, 615],
  'undone-late': [495, 630],
  declined: [745, 905],
  'settings-at-fault': [565, 705],
};

/** How far down what waits for the agent may end. */
const NOTICE_PX: Readonly<Record<string, Bound>> = {
  asked: [130, 175],
  closed: [130, 160],
  'internal-note': [130, 130],
  elsewhere: [130, 130],
  'came-to-nothing': [130, 130],
  'unfinished-reopened': [130, 145],
  'no-currency': [130, 130],
  // The act is in it.
  approved: [175, 195],
};

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
  const language = locale === 'en-GB' ? 0 : 1;
  const actPx = (LONGER_PX[name] ?? USUAL_PX)[language];
  const noticePx = NOTICE_PX[name]?.[language] ?? Infinity;
  return [
    ...faults,
    ...(actEndPx > actPx ? [`the act ends at ${actEndPx} px, and may at ${actPx}`] : []),
    ...(noticeEndPx > noticePx ? [`what waits ends at ${noticeEndPx} px, and may at ${noticePx}`] : []),
    ...(LONGER_PX[name] === undefined && tabStops > STOPS_AT_MOST ? [`${tabStops} stops to the act`] : []),
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
    expect
      .soft(
        measured.flatMap((state) => problemsOf(locale, state)),
        locale,
      )
      .toEqual([]);
  }
  expect([...Object.keys(LONGER_PX), ...Object.keys(NOTICE_PX)].filter((name) => !names.has(name))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('words that are longer by half, read from right to left, are cut off nowhere', async ({ page, address }) => {
  await show(page, address, 'locale=pseudo&scheme=light&dir=rtl');
  const measured = await measureStates(page);
  expect(measured.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
});

test('every state is accessible, in light colours and in dark ones', async ({ page, address }) => {
  test.slow();
  for (const asked of ['locale=en-GB&scheme=light', 'locale=de&scheme=dark']) {
    await show(page, address, asked);
    await measureStates(page);
    await expectAccessible(page, asked);
  }
});
