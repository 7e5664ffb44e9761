import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import { createLimits } from '#features/lead/limits/limits-state.ts';
import { type LimitsState, type LimitsView, RULES_AT_MOST } from '#features/lead/limits/limits-view.ts';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { limitsKey } from '#ledger/limits-key.ts';
import { lastValue } from '#ports/section.ts';
import { overOf } from '#features/lead/limits/typed-draft.ts';
import { createFakeLimitsDraft } from '../../../fakes/fake-limits-draft.ts';

async function given(world: World, id: string, amountMinor: number): Promise<void> {
  const created = world.moments.as('11').create({
    ...aDraft({ amount: eur(amountMinor), ticketId: `5${id}`, customerId: `7${id}` }),
    id,
    status: 'given',
  });
  await world.time.run();
  await created;
}

async function opened(world = aWorld(), leadIds: readonly string[] = [], limitsDraft = createFakeLimitsDraft()) {
  const page = aLeadPage(world, { agent: LENA, leadIds, limitsDraft });
  const tab = createLimits(page.session.core);
  const run = async (doing: Promise<void>): Promise<void> => {
    await world.time.run();
    await doing;
  };
  const phases: LimitsState['trial']['phase'][] = [];
  tab.subscribe(() => {
    const { phase } = tab.getState().trial;
    if (phases.at(-1) !== phase) phases.push(phase);
  });
  await run(tab.load());
  const view = (): LimitsView => {
    const value = lastValue(tab.getState().view);
    if (value === null) throw new Error('the limits were not read');
    return value;
  };
  const valueOf = (key: string) => view().limits.find((one) => one.key === key);
  const saidIn = () => world.journal.entries.filter(({ detail }) => detail.chosen !== undefined);
  return { ...page, world, tab, run, view, valueOf, phases, saidIn };
}

type Page = Awaited<ReturnType<typeof opened>>;

async function tried({ tab, run }: Page, text = '15'): Promise<void> {
  tab.type('gestureMinor', text);
  tab.typeReason('Small things need less.');
  await run(tab.tryOut());
}

function choose(world: World, id: string, gestureMinor: number, createdById = '92'): void {
  const detail = { chosen: { id, limits: { gestureMinor }, reason: 'Another reason.' } };
  world.journal.plant({ kind: 'limits', momentId: LIMITS_MOMENT, createdById, detail }, limitsKey(id));
}

describe('the limits of a team', () => {
  it('are those of the settings where no lead has chosen any, read with two requests', async () => {
    const page = await opened();
    expect(page.valueOf('gestureMinor')).toMatchObject({ value: 5000, chosen: null });
    expect(page.view()).toMatchObject({ chosen: { limits: {} }, choices: [], isWhole: true });
    expect(page.world.journal.calls.map(({ method }) => method)).toEqual(['tail', 'search']);
  });

  it('say why they could not be read, and keep what was known', async () => {
    const page = await opened();
    page.world.journal.faults.errorBefore = () => DOWN;
    await page.run(page.tab.load());
    expect(page.tab.getState().view).toMatchObject({ state: 'failed', error: DOWN, last: { isWhole: true } });
  });

  it('are saved once they were tried and somebody has said why, and then apply', async () => {
    const page = await opened();
    page.tab.type('gestureMinor', '15');
    page.tab.typeReason('Small things need less.');
    await page.run(page.tab.save());
    expect(page.saidIn()).toEqual([]);
    await page.run(page.tab.tryOut());
    page.tab.typeReason('  ');
    await page.run(page.tab.save());
    expect(page.saidIn()).toEqual([]);
    page.tab.typeReason(' Small things need less. ');
    await page.run(page.tab.save());
    expect(page.saidIn()).toMatchObject([
      { createdById: '91', detail: { chosen: { limits: { gestureMinor: 1500 }, reason: 'Small things need less.' } } },
    ]);
    expect(page.tab.getState()).toMatchObject({
      saving: { phase: 'done' },
      typed: null,
      reason: '',
      trial: { phase: 'done' },
    });
    expect(page.valueOf('gestureMinor')).toMatchObject({ value: 1500, ceiling: 5000, since: { byId: '91' } });
    expect(page.session.core.snapshot().ledgerReader.limits().limits.gestureMinor).toBe(1500);
  });

  it('go back to the settings by emptying every field, tried and saved like any change', async () => {
    const page = await opened();
    choose(page.world, 'c-0', 1000, '91');
    await page.run(page.tab.load());
    page.tab.clear();
    page.tab.typeReason('Back to normal.');
    await page.run(page.tab.tryOut());
    await page.run(page.tab.save());
    expect(page.saidIn().at(-1)).toMatchObject({ detail: { chosen: { limits: {} } } });
    expect(page.valueOf('gestureMinor')).toMatchObject({ value: 5000, chosen: null, since: null });
  });

  it('are not saved over what another lead has saved since they were shown, and are after that has been seen', async () => {
    const page = await opened(aWorld(), ['92']);
    await tried(page);
    choose(page.world, 'c-9', 1000);
    await page.run(page.tab.save());
    expect(page.tab.getState()).toMatchObject({ saving: { phase: 'failed', error: { kind: 'changed', by: { byId: '92' } } } });
    expect(page.tab.getState()).toMatchObject({ typed: { limits: { gestureMinor: '15' } }, reason: 'Small things need less.' });
    expect(page.valueOf('gestureMinor')).toMatchObject({ value: 1000 });
    await page.run(page.tab.save());
    expect(page.saidIn().at(-1)).toMatchObject({ createdById: '91', detail: { replaces: [page.saidIn()[0]?.id] } });
  });

  it('keep what was typed where saving failed, and saved again are saved once, though the answer was lost', async () => {
    const page = await opened();
    await tried(page);
    page.world.journal.faults.loseReply = ({ method }) => method === 'append';
    page.world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? DOWN : null);
    await page.run(page.tab.save());
    expect(page.tab.getState()).toMatchObject({
      saving: { phase: 'failed', error: { kind: 'failed' } },
      typed: { limits: { gestureMinor: '15' } },
      reason: 'Small things need less.',
    });
    page.world.journal.faults.loseReply = null;
    page.world.journal.faults.errorBefore = null;
    await page.run(page.tab.save());
    expect(page.tab.getState().saving.phase).toBe('done');
    expect(page.saidIn()).toHaveLength(1);
  });
});

describe('a trial of typed limits', () => {
  it('gives again what was given in the last ninety days, under the limits of now and under these', async () => {
    const world = aWorld();
    await given(world, 'old', 1500);
    world.time.pass(91 * DAY_MS);
    await given(world, 'a', 1500);
    await given(world, 'b', 4000);
    const page = await opened(world);
    await tried(page, '30');
    const { trial } = page.tab.getState();
    expect(trial).toMatchObject({ phase: 'done', of: { limits: { gestureMinor: 3000 } }, past: { isWhole: true, unreadable: 0 } });
    expect(trial).toMatchObject({
      trial: { moments: 2, givenMinor: 5500, now: { refused: 0 }, tried: { refused: 1, refusedMinor: 4000 } },
    });
    expect(page.phases).toEqual(['idle', 'reading', 'reckoning', 'done']);
  });

  it('is no longer true of what is typed after it, and reads nothing anew for another', async () => {
    const page = await opened();
    await tried(page);
    page.tab.type('gestureMinor', '16');
    expect(page.tab.getState().trial.phase).toBe('idle');
    await page.run(page.tab.save());
    expect(page.saidIn()).toEqual([]);
    await page.run(page.tab.tryOut());
    expect(page.tab.getState().trial).toMatchObject({ phase: 'done', of: { limits: { gestureMinor: 1600 } } });
    expect(page.archive.calls).toHaveLength(1);
  });

  it('is not begun with what cannot be read', async () => {
    const page = await opened();
    await tried(page, '51');
    expect(page.tab.getState().trial.phase).toBe('idle');
    expect(page.phases).toEqual(['idle']);
  });

  it('stops at once, and what could not be tried can be saved all the same', async () => {
    const page = await opened();
    page.tab.type('gestureMinor', '15');
    page.tab.typeReason('It is urgent.');
    const trying = page.tab.tryOut();
    page.tab.stop();
    await page.run(trying);
    expect(page.tab.getState().trial.phase).toBe('stopped');
    await page.run(page.tab.save());
    expect(page.saidIn()).toHaveLength(1);
  });

  it('says why what was given cannot be read, and does not keep anybody from lowering a limit', async () => {
    const page = await opened();
    page.archive.faults.errorBefore = () => DOWN;
    await tried(page);
    expect(page.tab.getState().trial).toMatchObject({ phase: 'failed', error: DOWN });
    await page.run(page.tab.save());
    expect(page.saidIn()).toHaveLength(1);
  });
});

describe('limits for some people and customers', () => {
  it('are saved with everybody’s, read again, and hold for whom they are about alone', async () => {
    const page = await opened();
    page.groups.present.push({ id: '370', name: 'New colleagues (sample)', hasMembers: true });
    page.tab.type('gestureMinor', '25');
    await page.run(page.tab.addRule('tier', 'gold').then(() => undefined));
    await page.run(page.tab.addRule('group', ' New colleagues (sample) ').then(() => undefined));
    page.tab.typeRule(0, 'gestureMinor', '40');
    page.tab.typeRule(1, 'agentHourMinor', '10');
    page.tab.typeReason('Gold customers wait for nobody.');
    await page.run(page.tab.tryOut());
    await page.run(page.tab.save());
    const rules = [
      { kind: 'tier', id: 'gold', name: '', limits: { gestureMinor: 4000 } },
      { kind: 'group', id: '370', name: 'New colleagues (sample)', limits: { agentHourMinor: 1000 } },
    ];
    expect(page.saidIn()).toMatchObject([{ detail: { chosen: { limits: { gestureMinor: 2500 }, rules } } }]);
    expect(page.view().chosen).toEqual({ limits: { gestureMinor: 2500 }, rules });
    expect(page.view().rules).toMatchObject([
      { key: 'gestureMinor', value: 4000, since: { byId: '91' } },
      { key: 'agentHourMinor', value: 1000, since: { byId: '91' } },
    ]);
    expect(page.session.core.snapshot().ledgerReader.limits().limits.rules).toMatchObject([{ limits: { gestureMinor: 4000 } }, rules[1]]);
  });

  it('are for a group that Zendesk has, and for a person by name or number', async () => {
    const page = await opened();
    page.session.core.learnNames([['12', 'Dana Sample']]);
    page.directory.names.set('13', 'Eve Sample');
    const added = async (kind: 'group' | 'person', text: string): Promise<unknown> => {
      await page.run(page.tab.addRule(kind, text).then(() => undefined));
      const { adding, typed } = page.tab.getState();
      return adding.phase === 'failed' ? adding.error.kind : typed?.rules.at(-1)?.name;
    };
    expect(await added('group', 'Nobody')).toBe('no_group');
    expect(await added('person', ' ')).toBe('missing');
    expect(await added('person', 'Frank')).toBe('no_person');
    expect(await added('person', '99')).toBe('no_person');
    expect(await added('person', 'dana sample')).toBe('Dana Sample');
    expect(await added('person', '13')).toBe('Eve Sample');
    expect(await added('person', 'Dana Sample')).toBe('twice');
    page.groups.faults.errorBefore = () => DOWN;
    expect(await added('group', 'Team leads')).toBe('failed');
    expect(page.tab.getState().typed?.rules.map(({ id }) => id)).toEqual(['12', '13']);
    page.tab.removeRule(0);
    expect(page.tab.getState().typed?.rules.map(({ id }) => id)).toEqual(['13']);
  });

  it('are as many as a lead can oversee', async () => {
    const page = await opened();
    for (let index = 0; index <= RULES_AT_MOST; index += 1) await page.run(page.tab.addRule('tier', `tier-${index}`).then(() => undefined));
    expect(page.tab.getState()).toMatchObject({ adding: { phase: 'failed', error: { kind: 'full' } } });
    expect(page.tab.getState().typed?.rules).toHaveLength(RULES_AT_MOST);
  });
});

describe('what is typed', () => {
  it('is there again after the page was reloaded, and gone once it is saved', async () => {
    const limitsDraft = createFakeLimitsDraft();
    const world = aWorld();
    const page = await opened(world, [], limitsDraft);
    page.tab.type('gestureMinor', '15');
    await page.run(page.tab.addRule('tier', 'gold').then(() => undefined));
    page.tab.typeRule(0, 'gestureMinor', '20');
    page.tab.typeReason('Small things need less.');
    const again = await opened(world, [], limitsDraft);
    expect(again.tab.getState()).toMatchObject({
      typed: { limits: { gestureMinor: '15' }, rules: [{ id: 'gold', limits: { gestureMinor: '20' } }] },
      reason: 'Small things need less.',
    });
    await again.run(again.tab.tryOut());
    await again.run(again.tab.save());
    expect((await opened(world, [], limitsDraft)).tab.getState()).toMatchObject({ typed: null, reason: '' });
  });

  it('is dropped where somebody has chosen others since', async () => {
    const limitsDraft = createFakeLimitsDraft();
    const world = aWorld();
    const page = await opened(world, [], limitsDraft);
    page.tab.type('gestureMinor', '15');
    const colleague = await opened(world);
    colleague.tab.type('gestureMinor', '12');
    colleague.tab.typeReason('Less.');
    await colleague.run(colleague.tab.tryOut());
    await colleague.run(colleague.tab.save());
    expect(colleague.tab.getState().saving).toMatchObject({ phase: 'done' });
    expect((await opened(world, [], limitsDraft)).tab.getState()).toMatchObject({ typed: null, reason: '' });
  });

  it('is not taken for sums of another currency', async () => {
    const limitsDraft = createFakeLimitsDraft();
    limitsDraft.save({ currency: 'JPY', over: overOf({ limits: {} }), limits: { gestureMinor: '15' }, rules: [], reason: 'So.' });
    expect((await opened(aWorld(), [], limitsDraft)).tab.getState()).toMatchObject({ typed: null, reason: '' });
  });
});
