import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { daysBefore } from '#builders/clock.ts';
import { EUR, USD } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { LimitRule } from '#domain/journal/limits.ts';
import { money } from '#domain/money/money.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type OwnBudget, createOwnBudget } from '#features/lead/own-budget/own-budget-state.ts';
import { loggedIn } from '../../../contracts/sample-moments.ts';

const GIL = anAgent({ id: '12', name: 'Gil Sample' });

async function opened(world: World, settings = parsedSettings(), agent = GIL) {
  const part = createOwnBudget(aLeadCore(world, { agent, settings }));
  const loading = part.load();
  await world.time.run();
  await loading;
  return part;
}

async function own(world: World, settings = parsedSettings(), agent = GIL): Promise<OwnBudget> {
  const { own: section } = (await opened(world, settings, agent)).getState();
  if (section.state !== 'ready') throw new Error(section.state);
  return section.value;
}

function keep(world: World, id: string, changes: Partial<Moment> = {}, agentId = '12') {
  const amount = money(1500, EUR);
  return world.moments.as(agentId).create({ ...aDraft(), agentId, id, status: 'given', gesture: 'credit', amount, ...changes });
}

/** What is left of a day on which nothing was given yet. */
async function dayUnder(agentDayMinor: number | null, ...rules: readonly LimitRule[]): Promise<OwnBudget['day']> {
  return (await own(aWorld(), parsedSettings({ limits: limits({ agentDayMinor, rules }) }))).day;
}

describe('an agent’s own part of the budget', () => {
  it('is what they gave today and this month, as their records say, and nothing of others', async () => {
    const world = aWorld({ startMs: daysBefore(1) });
    await keep(world, 'yesterday');
    world.time.pass(DAY_MS);
    await keep(world, 'today', { amount: money(500, EUR) });
    await keep(world, 'undone', { status: 'voided' });
    await keep(world, 'others', {}, '13');
    await keep(world, 'dollars', { amount: money(700, USD) });
    const view = await own(world);
    expect(view).toMatchObject({ todayMinor: 500, monthMinor: 2000, gestures: 3, isWhole: true });
    expect(JSON.stringify(view)).not.toContain('13');
  });

  it('counts more than one page of gestures', async () => {
    const world = aWorld();
    for (let index = 0; index < 250; index += 1) await keep(world, `m-${index}`);
    expect(await own(world)).toMatchObject({ gestures: 250, monthMinor: 250 * 1500, isWhole: true });
  });

  it('counts what follows a page that is short, since it held what is no gesture', async () => {
    const world = aWorld();
    for (let index = 0; index < 120; index += 1) await keep(world, `m-${index}`);
    world.moments.log(loggedIn({ agentId: '12' }, 'win'));
    expect(await own(world)).toMatchObject({ gestures: 120, monthMinor: 120 * 1500, isWhole: true });
  });

  it('says that there are more where it reads no further', async () => {
    const world = aWorld();
    for (let index = 0; index < 1001; index += 1) await keep(world, `m-${index}`);
    expect(await own(world)).toMatchObject({ gestures: 1000, isWhole: false });
  });

  it('leaves out what was given in the month before', async () => {
    const world = aWorld({ startMs: daysBefore(20) });
    await keep(world, 'february');
    world.time.pass(20 * DAY_MS);
    expect(await own(world)).toMatchObject({ monthMinor: 0, gestures: 0 });
  });

  it('tells what their day leaves, and how much of the team’s month is used, without whose it was', async () => {
    const settings = parsedSettings({ limits: limits({ agentDayMinor: 5000, teamMonthMinor: 10_000 }) });
    const world = aWorld({ settings });
    const page = await world.open({ agent: GIL });
    page.session.choose({ story: 'A story', amountText: '20' });
    await press(world, page.session.makeItRight());
    const ticket = aTicket({ ticketId: '502', requester: { id: '702' } });
    const other = await world.open({ agent: anAgent({ id: '13', name: 'Zoe Sample' }), ticket });
    other.session.choose({ amountText: '20' });
    await press(world, other.session.makeItRight());
    const view = await own(world, settings);
    expect(view.day).toEqual({ limitMinor: 5000, remainingMinor: 3000, isExact: true });
    expect(view.pool).toEqual({ usedPercent: 40, isExact: true });
    expect(view.isPoolHidden).toBe(false);
    expect(JSON.stringify(view)).not.toContain('Zoe');
  });

  it('has no limit of a day, and no share, where there is none', async () => {
    const settings = parsedSettings({ limits: limits({ agentDayMinor: null, teamMonthMinor: null }) });
    expect(await own(aWorld(), settings)).toMatchObject({ day: null, pool: null });
  });

  it('tells what the day leaves by the smallest limit of themselves and of their groups, where everybody has none as well', async () => {
    const byPerson = { kind: 'person', id: '12', name: 'Gil Sample', limits: { agentDayMinor: 4000 } } as const;
    const byGroup = { kind: 'group', id: 'Support', name: 'Support', limits: { agentDayMinor: 3000 } } as const;
    const byOther = { kind: 'group', id: 'Sales', name: 'Sales', limits: { agentDayMinor: 1000 } } as const;
    expect(await dayUnder(5000, byPerson, byOther)).toMatchObject({ limitMinor: 4000, remainingMinor: 4000 });
    expect(await dayUnder(5000, byPerson, byGroup)).toMatchObject({ limitMinor: 3000, remainingMinor: 3000 });
    expect(await dayUnder(null, byPerson)).toMatchObject({ limitMinor: 4000, remainingMinor: 4000 });
    expect(await dayUnder(null, byOther)).toBeNull();
  });

  it('says nothing of the team to whoever may be shown only their own entries', async () => {
    const settings = parsedSettings({ limits: limits({ agentDayMinor: 5000, teamMonthMinor: 10_000 }) });
    const view = await own(aWorld(), settings, { ...GIL, roleId: '4711' });
    expect(view).toMatchObject({ pool: null, isPoolHidden: true });
  });

  it('lists what has no story, the newest first; blanks are none', async () => {
    const world = aWorld({ startMs: daysBefore(1) });
    await keep(world, 'blank', { story: ' \n' });
    world.time.pass(DAY_MS);
    await keep(world, 'empty', { story: '' });
    await keep(world, 'told');
    expect((await own(world)).withoutStory.map(({ momentId }) => momentId)).toEqual(['empty', 'blank']);
  });

  it('finds what search does not show yet, once', async () => {
    const world = aWorld();
    for (const id of ['indexed', 'new']) await keep(world, id);
    world.moments.unindexed.add('new');
    expect(await own(world)).toMatchObject({ gestures: 2, monthMinor: 3000 });
  });

  it('says why it could not be read', async () => {
    const world = aWorld();
    world.moments.faults.errorBefore = () => DOWN;
    expect((await opened(world)).getState().own).toMatchObject({ state: 'failed', error: DOWN });
  });
});
