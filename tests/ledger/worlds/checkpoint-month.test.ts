import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore, budgetOn } from '#builders/a-lead-page.ts';
import { phaseOf, press } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';

const ENTRIES = 30_000;
const GESTURES = ENTRIES / 2;
const MONTH_STARTED_MS = Date.parse('2026-02-28T23:00Z');

const settings = parsedSettings({ limits: limits({ gestureMinor: 5000, agentDayMinor: 100_000, teamMonthMinor: 2_000_000 }) });

/** A month of 30,000 entries up to a few minutes ago. */
function busyMonth(): World {
  const world = aWorld({ settings, leadIds: new Set([LENA.id]) });
  const stepMs = (NOW_MS - 300_000 - MONTH_STARTED_MS) / GESTURES;
  for (let index = 0; index < GESTURES; index += 1) {
    const agentId = String(100 + (index % 50));
    const about = {
      momentId: `m-${index}`,
      createdById: agentId,
      agentId,
      customerId: `c-${index}`,
      ticketId: `t-${index}`,
      amountMinor: 100,
    };
    const createdAtMs = Math.ceil(MONTH_STARTED_MS + index * stepMs);
    world.journal.plant({ kind: 'reserve', ...about, createdAtMs });
    world.journal.plant({ kind: 'post', ...about, createdAtMs: createdAtMs + 1 });
  }
  return world;
}

function tails(world: World): number {
  return world.journal.calls.filter(({ method }) => method === 'tail').length;
}

describe(`a month of ${ENTRIES.toLocaleString('en')} entries`, () => {
  it('is read once by a lead, and from then on by the next with a few list requests, and by an agent with at most two, to open and to give', async () => {
    const world = busyMonth();
    const lead = createBudget(aLeadCore(world, { settings }));
    void lead.load();
    await world.time.run();
    expect(budgetOn(lead)).toMatchObject({ isWhole: true, month: { spentMinor: GESTURES * 100 }, stamp: { byId: LENA.id } });
    expect(tails(world)).toBeGreaterThanOrEqual(300);

    const beforeNext = tails(world);
    const next = createBudget(aLeadCore(world, { settings, agent: { ...LENA, id: '92' }, leadIds: [LENA.id] }));
    void next.load();
    await world.time.run();
    expect(tails(world) - beforeNext).toBeLessThanOrEqual(5);
    expect(budgetOn(next).month.spentMinor).toBe(GESTURES * 100);

    const beforeOpen = tails(world);
    const page = await world.open();
    expect(tails(world) - beforeOpen).toBeLessThanOrEqual(2);

    const beforeGiving = tails(world);
    page.session.choose({ amountText: '10' });
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    expect(tails(world) - beforeGiving).toBeLessThanOrEqual(2);
  }, 120_000);
});
