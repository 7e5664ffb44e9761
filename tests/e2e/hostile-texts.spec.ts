import type { Frame, Page } from '@playwright/test';
import { EACH_HOSTILE, HOSTILE_TEXTS } from '#builders/hostile-texts.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import { tabNamed } from './lead-page.ts';

const TEXTS = EACH_HOSTILE.map(([, text]) => text);
/** What Zendesk answers with is UTF-8. */
const SENT = TEXTS.map((text) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)));

/** What people write, wherever it stands in an answer of Zendesk. */
const WRITTEN = new Set(['name', 'subject', 'story', 'deviation', 'text', 'reason', 'note', 'agentName', 'byName', 'whoName', 'cause']);

/** Puts one of the texts after the other into whatever people write, also within the JSON of a field. */
function createFilling(): (value: unknown, key?: string) => unknown {
  let next = 0;
  const fill = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => fill(one, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, name)]));
    if (typeof value !== 'string' || value === '') return value;
    if (key === 'detail' && value.startsWith('{')) return JSON.stringify(fill(JSON.parse(value)));
    if (!WRITTEN.has(key)) return value;
    next += 1;
    return SENT[next % SENT.length];
  };
  return fill;
}

/** Answers of Zendesk, and what the workspace tells of a ticket, with these texts in them. */
async function fillAnswers(page: Page): Promise<void> {
  const fill = createFilling();
  // The workspace asks again and again about the ticket that is open, which stays the same.
  const told = new Map<string, unknown>();
  await page.route(/\/api\/v2\/(?!.*fields)|\/__sandbox\/tickets\//, async (route) => {
    if (route.request().method() !== 'GET' && !route.request().url().includes('/records/search')) return route.fallback();
    const response = await route.fetch();
    if (!response.ok()) return route.fulfill({ response });
    const url = route.request().url();
    const json = told.get(url) ?? fill(await response.json());
    if (url.includes('/__sandbox/')) told.set(url, json);
    return route.fulfill({ response, json });
  });
}

function leadFrame(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes('/assets/lead.html'));
  if (frame === undefined) throw new Error('The app has no frame.');
  return frame;
}

/** Whether anything of a text became more than text: a script that ran, an element or an address of its own. */
async function becameMarkup(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const made = [...document.querySelectorAll('main script, main img, [onmouseover], [onfocus], [autofocus], a[href^="javascript:" i]')];
    return [
      ...(document.documentElement.dataset['ran'] === undefined ? [] : ['a script ran']),
      ...made.map((element) => element.outerHTML),
    ];
  });
}

const STANDARD = TEXTS.filter((text) => text.length < 2_500).map((text) => text.replaceAll(/[\r\n|]/g, ' '));

test.use({
  world: {
    moments: 120,
    now: '2026-11-20T12:00:00Z',
    settings: {
      currency: 'EUR',
      service_standard: STANDARD.join('\n'),
      policy: JSON.stringify({
        version: 'team-1',
        causes: [
          { cause: 'late_delivery', label: HOSTILE_TEXTS.markup },
          { cause: 'wrong_item', label: HOSTILE_TEXTS.override },
          { cause: 'outage', label: HOSTILE_TEXTS.rightToLeft },
          { cause: 'damaged', label: HOSTILE_TEXTS.combining },
        ],
      }),
    },
  },
});

test('in the sidebar whatever people wrote is text: nothing runs, nothing breaks, nothing reaches sideways at 320 px', async ({
  open,
  page,
}, info) => {
  await fillAnswers(page);
  const desk = await open();
  await expect(desk.region('Suggested gesture')).toBeVisible();
  await expect(desk.makeItRight).toBeVisible();
  const frame = desk.frame();
  const closed = desk.app.locator('button[aria-expanded="false"]');
  await expect(async () => {
    while ((await closed.count()) > 0) await closed.first().click();
    await expect(closed).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await desk.quiet();
  await info.attach('sidebar', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  expect(await becameMarkup(frame)).toEqual([]);
  expect(await frame.evaluate(() => window.innerWidth)).toBe(320);
  expect(await reachesSideways(frame)).toEqual([]);
});

test('on each tab of the leads’ page whatever people wrote is text: nothing runs, nothing breaks, nothing reaches sideways at 320 px', async ({
  page,
}, info) => {
  test.slow();
  await fillAnswers(page);
  // The navigation bar beside the frame takes the rest.
  await page.setViewportSize({ width: 372, height: 900 });
  await page.goto('/?page=lead&user=admin');
  const app = page.frameLocator('iframe[title="Make It Right"]');
  const tabs = app.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (const name of await tabs.allTextContents()) {
    await app.getByRole('tab', { name: tabNamed(name) }).click();
    await expect(app.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle', { timeout: 8_000 }).catch(() => undefined);
    const frame = leadFrame(page);
    await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
    expect.soft(await becameMarkup(frame), name).toEqual([]);
    expect.soft(await reachesSideways(frame), name).toEqual([]);
  }
});
