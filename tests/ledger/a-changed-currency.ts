import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { aDraft } from '#builders/a-draft.ts';
import { anAgent } from '#builders/an-agent.ts';
import { hoursBefore } from '#builders/clock.ts';
import { EUR, JPY, KWD } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { type Budget, createBudget } from '#features/lead/budget/budget-state.ts';
import type { LeadCore } from '#features/lead/session/lead-core.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { type Given, give, givePorts } from './a-giver.ts';

export const MAX = anAgent({ id: '90', name: 'Max Sample', groups: ['Team leads'] });

/** What the team's limits are in each currency: what a euro is worth is nobody's business here. */
const IN: Readonly<Record<string, Partial<Limits>>> = {
  EUR: { currency: EUR, gestureMinor: 5000, leadGestureMinor: 20_000, teamMonthMinor: 200_000 },
  JPY: { currency: JPY, gestureMinor: 8000, leadGestureMinor: 30_000, teamMonthMinor: 300_000 },
  KWD: { currency: KWD, gestureMinor: 16_000, leadGestureMinor: 66_000, teamMonthMinor: 660_000 },
};

export function inCurrency(currency: Currency): Partial<Limits> {
  return IN[currency] ?? {};
}

export function aLead(world: World, currency: Currency, agent = LENA): { readonly core: LeadCore; readonly budget: Budget } {
  const settings = parsedSettings({ currency, limits: limits(inCurrency(currency)) });
  const core = aLeadCore(world, { agent, settings, leadIds: ['90', '91'] });
  return { core, budget: createBudget(core) };
}

export async function done(world: World, ...doing: readonly Promise<unknown>[]): Promise<void> {
  await world.time.run();
  await Promise.all(doing);
}

/** Twenty gestures of EUR 30.625, as a lead's page has seen them. */
export async function anEuroMonth(): Promise<World> {
  const world = aWorld({ measuredMs: 0, leadIds: new Set(['90', '91']) });
  for (let index = 0; index < 20; index += 1) {
    plantGiven(world.journal, {
      momentId: `eur-${index}`,
      ticketId: `6${index}`,
      customerId: `8${index}`,
      createdById: '12',
      agentId: '12',
      amountMinor: index === 0 ? 3075 : 3062,
      createdAtMs: hoursBefore(40) + index * 60_000,
    });
  }
  await done(world, aLead(world, EUR).budget.load());
  return world;
}

/** What was said in the past is not said since a page was opened. */
export function later(world: World): void {
  world.time.pass(60_000);
}

export function giveIn(
  world: World,
  currency: Currency,
  amountMinor: number,
  ports = givePorts(world, inCurrency(currency)),
): Promise<Given> {
  return give(world, { ports, set: inCurrency(currency), draft: aDraft({ amount: money(amountMinor, currency) }) });
}
