import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore, budgetOn } from '#builders/a-lead-page.ts';
import { STORY, press } from '#builders/a-page.ts';
import { anAgent } from '#builders/an-agent.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { type Budget, createBudget } from '#features/lead/budget/budget-state.ts';

/** In an account that has roles of its own, one of which leads without seeing what others wrote. */
const LEAD = { ...LENA, hasFixedRoles: false, roleId: '4711' };
const settings = parsedSettings({ limits: limits({ teamMonthMinor: 10_000 }) });

/** The team has given €99 of €100 this month, €1 of it the lead. */
function spentWorld(): World {
  const world = aWorld({ settings, leadIds: new Set(['91']) });
  for (let index = 0; index < 99; index += 1) {
    const by = index === 98 ? '91' : '12';
    plantGiven(world.journal, {
      momentId: `m-${index}`,
      createdById: by,
      agentId: by,
      ticketId: `9${index}`,
      customerId: `8${index}`,
      amountMinor: 100,
      createdAtMs: hoursBefore(5) + index,
    });
  }
  return world;
}

async function recount(world: World, budget: Budget): Promise<void> {
  const counting = budget.recount();
  await world.time.run();
  await counting;
}

describe('a lead who is shown only what they wrote themselves', () => {
  it('reads no sum of theirs as the team’s, stamps none, and nobody gives by it', async () => {
    const world = spentWorld();
    world.journal.access.set('91', { read: 'own', create: true });
    const budget = createBudget(aLeadCore(world, { agent: LEAD, settings }));
    await recount(world, budget);
    expect(budget.getState().budget).toMatchObject({ state: 'failed', error: { kind: 'others_hidden' }, last: null });
    expect(world.journal.entries.filter(({ kind }) => kind === 'checkpoint' || kind === 'limits')).toEqual([]);
    const page = await world.open({ agent: anAgent({ id: '11' }) });
    page.session.choose({ gesture: 'credit', amountText: '20', story: STORY });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'team_month', remaining: 100 } });
  });

  it('starts no month in another currency', async () => {
    const world = spentWorld();
    world.journal.access.set('91', { read: 'own', create: true });
    const budget = createBudget(aLeadCore(world, { agent: LEAD, settings }));
    const starting = budget.start(100);
    await world.time.run();
    await starting;
    expect(budget.getState().starting).toMatchObject({ phase: 'failed', error: { kind: 'others_hidden' } });
    expect(world.journal.entries.filter(({ createdById }) => createdById === '91')).toHaveLength(2);
  });

  it('and one who is shown everything totals and stamps it', async () => {
    const world = spentWorld();
    const budget = createBudget(aLeadCore(world, { agent: LEAD, settings }));
    await recount(world, budget);
    expect(budgetOn(budget).month).toMatchObject({ spentMinor: 9900, remainingMinor: 100 });
    expect(world.journal.entries.filter(({ kind }) => kind === 'checkpoint')).toHaveLength(1);
  });
});
