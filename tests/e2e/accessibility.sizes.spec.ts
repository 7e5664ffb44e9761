import type { Frame } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { layoutFaults, smallTargets, spaceTexts } from './layout-faults.ts';
import { walkTabs, walkTicket } from './walks.ts';

test.use({ world: { moments: 120 } });
test.slow();

/** Each fault with the state in which it was found. */
function collect(find: (frame: Frame) => Promise<readonly string[]>): {
  readonly faults: string[];
  readonly look: (frame: Frame, state: string) => Promise<void>;
} {
  const faults: string[] = [];
  return {
    faults,
    look: async (frame, state) => {
      faults.push(...(await find(frame)).map((fault) => `${state}: ${fault}`));
    },
  };
}

async function faultsWithSpacing(frame: Frame): Promise<readonly string[]> {
  const takeAway = await spaceTexts(frame);
  const faults = await layoutFaults(frame);
  await takeAway();
  return faults;
}

for (const [rule, find] of [
  ['every control is at least 24 px wide and high', smallTargets],
  ['with more space around letters, words and lines nothing is lost', faultsWithSpacing],
] as const) {
  test(`on a ticket ${rule}`, async ({ open }) => {
    const { faults, look } = collect(find);
    await walkTicket(await open(), look);
    expect(faults).toEqual([]);
  });

  test(`on each tab of the leads’ page ${rule}`, async ({ page, open }) => {
    const { faults, look } = collect(find);
    await walkTicket(await open(), () => Promise.resolve());
    await walkTabs(page, 'admin', look);
    await walkTabs(page, 'agent', look);
    expect(faults).toEqual([]);
  });
}

test.describe('in a window of 1,280 px at 400 %', () => {
  // Zoomed in to four times its size, the window is 320 px of CSS wide. It is as high here as the simulated workspace around the app has to be.
  test.use({ viewport: { width: 320, height: 900 } });

  test('a ticket is read and made right without scrolling sideways', async ({ open }) => {
    const { faults, look } = collect(layoutFaults);
    await walkTicket(await open(), look);
    expect(faults).toEqual([]);
  });

  test('each tab of the leads’ page is read without scrolling sideways', async ({ page, open }) => {
    const { faults, look } = collect(layoutFaults);
    await walkTicket(await open(), () => Promise.resolve());
    await walkTabs(page, 'admin', look);
    await walkTabs(page, 'agent', look);
    expect(faults).toEqual([]);
  });
});
