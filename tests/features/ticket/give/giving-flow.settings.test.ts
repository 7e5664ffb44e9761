import { expect, it } from 'vitest';
import { STORY, press } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { createFakeSettings } from '../../../fakes/fake-settings.ts';

function under(set: Partial<Limits>): ReturnType<typeof parsedSettings> {
  return parsedSettings({ limits: limits(set) });
}

async function opened(world: World, first: Partial<Limits>) {
  const settings = createFakeSettings(under(first));
  const page = await world.open({ settingsStore: settings });
  page.session.choose({ story: STORY, amountText: '10' });
  return { page, settings };
}

it('a limit that an admin lowers while a ticket is open refuses the next press, and the plan shows it at once', async () => {
  const world = aWorld();
  const { page, settings } = await opened(world, { gestureMinor: 1000 });
  expect(page.session.getState().plan.exceeded).toBeNull();
  let told = 0;
  page.session.subscribe(() => (told += 1));
  settings.set(under({ gestureMinor: 999 }));
  expect(told).toBeGreaterThan(0);
  expect(page.session.getState()).toMatchObject({
    plan: { exceeded: { limit: 'gesture', limitValue: 999 } },
    settings: { settings: { limits: { gestureMinor: 999 } } },
  });
  await press(world, page.session.makeItRight());
  expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'gesture', limitValue: 999 } });
  expect(world.live()).toEqual([]);
});

it('a limit that an admin raises while a ticket is open lets the next press through', async () => {
  const world = aWorld();
  const { page, settings } = await opened(world, { gestureMinor: 999 });
  settings.set(under({ gestureMinor: 1000 }));
  await press(world, page.session.makeItRight());
  expect(page.session.getState().giving.phase).toBe('given');
});

it('a month that an admin limits while a ticket is open is read for the next press, which no limit asked for before', async () => {
  const world = aWorld();
  for (let index = 0; index < 150; index += 1) {
    const createdAtMs = world.time.nowMs() - 2 * DAY_MS + index;
    plantGiven(world.journal, {
      momentId: `m-${index}`,
      customerId: `9${index}`,
      ticketId: `9${index}`,
      amountMinor: 10,
      createdAtMs,
    });
  }
  const { page, settings } = await opened(world, {});
  settings.set(under({ teamMonthMinor: 2499 }));
  await press(world, page.session.makeItRight());
  expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'team_month' } });
});

it('a window that an admin makes longer while a ticket is open counts what the customer got before the shorter one', async () => {
  const world = aWorld();
  const createdAtMs = world.time.nowMs() - 20 * DAY_MS;
  plantGiven(world.journal, { momentId: 'earlier', customerId: '701', ticketId: '400', amountMinor: 1500, createdAtMs });
  for (let index = 0; index < 150; index += 1) {
    const atMs = world.time.nowMs() - 15 * DAY_MS + index;
    plantGiven(world.journal, { momentId: `m-${index}`, customerId: `9${index}`, ticketId: `9${index}`, createdAtMs: atMs });
  }
  const { page, settings } = await opened(world, { customerWindowMinor: 2000, customerWindowDays: 10 });
  settings.set(under({ customerWindowMinor: 2000, customerWindowDays: 30 }));
  await press(world, page.session.makeItRight());
  expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window' } });
});

it('a press while a longer window is still being read waits for that', async () => {
  const world = aWorld();
  const createdAtMs = world.time.nowMs() - 20 * DAY_MS;
  plantGiven(world.journal, { momentId: 'earlier', customerId: '701', ticketId: '400', amountMinor: 1500, createdAtMs });
  // More than one search shows.
  for (let index = 0; index < 150; index += 1) {
    const atMs = world.time.nowMs() - 15 * DAY_MS + index;
    plantGiven(world.journal, {
      momentId: `m-${index}`,
      customerId: '701',
      ticketId: `9${index}`,
      amountMinor: 0,
      createdAtMs: atMs,
    });
  }
  const { page, settings } = await opened(world, { customerWindowMinor: 2000, customerWindowDays: 1 });
  let isFirst = true;
  world.journal.faults.latency = ({ method }) => {
    const isHungUp = method === 'search' && isFirst;
    if (isHungUp) isFirst = false;
    return isHungUp ? world.time.wait(600_000) : Promise.resolve();
  };
  settings.set(under({ customerWindowMinor: 2000, customerWindowDays: 30 }));
  await press(world, page.session.makeItRight());
  expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window' } });
});

it('a page that is closed listens no longer', async () => {
  const world = aWorld();
  const { page, settings } = await opened(world, { gestureMinor: 1000 });
  page.session.dispose();
  settings.set(under({ gestureMinor: 999 }));
  expect(page.session.getState().settings.settings.limits.gestureMinor).toBe(1000);
});
