import { describe, expect, it } from 'vitest';
import { STORY, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { limits } from '#builders/limits.ts';
import { MILES_POLICY } from '#builders/own-kinds.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { createFakeSettings } from '../../../fakes/fake-settings.ts';

const POOL = parsedSettings({ limits: limits({ teamMonthMinor: 1500 }) });

/** A colleague has reserved all but 5.00 of the pool, and is deciding for so long. */
function decidingFor(world: World, ms: number): void {
  const facts = { momentId: 'theirs', createdById: '12', agentId: '12', ticketId: '9', customerId: '9', amountMinor: 1000 };
  world.journal.plant({ ...facts, kind: 'reserve', createdAtMs: world.time.nowMs() - 120_000 + ms, detail: { gesture: 'credit' } });
}

/** Somebody has pressed while a colleague was deciding, for so long, and waits. */
async function waiting(ms = HOUR_MS): Promise<{ readonly world: World; readonly page: Page; readonly sinceMs: number }> {
  const { world, page } = await openedPage({ settings: POOL, measuredMs: 0 });
  decidingFor(world, ms);
  void page.session.makeItRight();
  await world.time.run(14_000);
  expect(phaseOf(page)).toBe('waiting');
  return { world, page, sinceMs: world.time.nowMs() };
}

function appended(world: World): readonly string[] {
  return world.journal.entries.filter(({ createdById }) => createdById === '11').map(({ kind }) => kind);
}

describe('a gesture that was refused because others were deciding', () => {
  it('is tried again by the page 15 to 105 s later, at the time that it says, with the story', async () => {
    const { world, page } = await openedPage({ settings: POOL, measuredMs: 0 });
    decidingFor(world, 12_000);
    let refusedMs = 0;
    let againAtMs = 0;
    const workedMs: number[] = [];
    page.session.subscribe(() => {
      const { giving } = page.session.getState();
      if (giving.phase === 'waiting' && againAtMs === 0) [refusedMs, againAtMs] = [world.time.nowMs(), giving.againAtMs];
      if (giving.phase === 'working' && againAtMs > 0) workedMs.push(world.time.nowMs());
    });
    await press(world, page.session.makeItRight());
    expect(againAtMs - refusedMs).toBeGreaterThanOrEqual(15_000);
    expect(againAtMs - refusedMs).toBeLessThan(105_000);
    expect(Math.min(...workedMs)).toBe(againAtMs);
    expect(phaseOf(page)).toBe('given');
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it('is tried again three times, without a write while there is no room, and then is refused', async () => {
    const { world, page } = await waiting();
    const written = appended(world);
    const waits: number[] = [];
    page.session.subscribe(() => {
      const { giving } = page.session.getState();
      if (giving.phase === 'waiting' && !waits.includes(giving.againAtMs)) waits.push(giving.againAtMs);
    });
    await world.time.run();
    // The first was there before anybody listened.
    expect(waits).toHaveLength(2);
    expect(page.session.getState()).toMatchObject({
      giving: { phase: 'refused', refusal: { isContended: true } },
      choice: { story: STORY },
    });
    expect(appended(world)).toEqual(written);
  });

  it('of what is counted is tried again by its number', async () => {
    const settings = parsedSettings({ ...POOL.settings, policy: MILES_POLICY });
    const { world, page } = await openedPage({ settings, measuredMs: 0 });
    decidingFor(world, 12_000);
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    expect(world.givenMoments()).toMatchObject([{ gesture: 'miles', count: 800, amount: { amountMinor: 960 } }]);
  });

  it('ends with what is left once that is plain', async () => {
    const { world, page } = await waiting();
    const reserve = world.journal.entries.find(({ momentId }) => momentId === 'theirs');
    world.journal.plant({ ...reserve, kind: 'post', momentId: 'theirs', detail: {} });
    await world.time.run();
    expect(page.session.getState().giving).toMatchObject({
      phase: 'refused',
      refusal: { limit: 'team_month', remaining: 500, isContended: false },
    });
  });

  it('goes by limits that were changed meanwhile', async () => {
    const world = aWorld({ settings: POOL, measuredMs: 0 });
    const settingsStore = createFakeSettings(POOL);
    const page = await world.open({ settingsStore });
    decidingFor(world, 12_000);
    void page.session.makeItRight();
    await world.time.run(14_000);
    expect(phaseOf(page)).toBe('waiting');
    settingsStore.set(parsedSettings({ limits: limits({ teamMonthMinor: 1500, agentDayMinor: 900 }) }));
    await world.time.run();
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'agent_day', remaining: 900 } });
    expect(world.givenMoments()).toEqual([]);
  });

  it('does not keep the ticket from being saved while the page waits', async () => {
    const { page } = await waiting();
    expect(page.workspace.save()).toBeNull();
  });
});

/** What was asked of the journal once something ended the waiting. */
async function askedAfter(end: (page: Page, world: World) => void): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const { world, page } = await waiting(20_000);
  const before = world.journal.calls.length;
  end(page, world);
  await world.time.run();
  const asked = world.journal.calls.slice(before).map(({ method }) => method);
  expect(world.givenMoments()).toEqual([]);
  return { page, asked };
}

describe('trying again ends, with nothing more asked of Zendesk,', () => {
  it('where the agent stops it, with the refusal and the story', async () => {
    const { page, asked } = await askedAfter(({ session }) => void session.stopTrying());
    expect(asked).toEqual([]);
    expect(page.session.getState()).toMatchObject({
      giving: { phase: 'refused', refusal: { isContended: true } },
      choice: { story: STORY },
    });
  });

  it('where the tab is hidden', async () => {
    const { page, asked } = await askedAfter(({ workspace }) => {
      workspace.hide();
    });
    expect([asked, phaseOf(page)]).toEqual([[], 'refused']);
  });

  it('where the page is closed', async () => {
    const { asked } = await askedAfter(({ life }) => {
      life.end({ atCall: 1, when: 'before' });
    });
    // The request that it ends at is the first that it would have made.
    expect(asked).toEqual([]);
  });

  it('where something else is chosen', async () => {
    const { page, asked } = await askedAfter(({ session }) => {
      session.choose({ amountText: '9' });
    });
    expect([asked, phaseOf(page)]).toEqual([[], 'idle']);
  });

  it('where the ticket gets another cause', async () => {
    const { page, asked } = await askedAfter(({ workspace }) => {
      workspace.changeTicket({ causeFieldValue: 'outage' });
    });
    expect([asked, phaseOf(page)]).toEqual([[], 'idle']);
  });

  it('where the ticket gets another requester, about whom all is read', async () => {
    const { page, asked } = await askedAfter(({ workspace }) => {
      workspace.changeTicket({ requester: { ...aTicket().requester, id: '702' } });
    });
    expect(asked).not.toContain('append');
    expect(phaseOf(page)).toBe('idle');
  });
});

describe('while the page waits to try again', () => {
  it('other words go with the gesture', async () => {
    const { world, page } = await waiting(20_000);
    page.session.choose({ story: 'It was a wedding.' });
    expect(phaseOf(page)).toBe('waiting');
    await world.time.run();
    expect(world.givenMoments()).toMatchObject([{ story: 'It was a wedding.' }]);
  });

  it('a press tries at once, and three times again after that', async () => {
    const { world, page } = await waiting();
    void page.session.makeItRight();
    await world.time.run(0);
    expect(phaseOf(page)).toBe('working');
    const waits: number[] = [];
    page.session.subscribe(() => {
      const { giving } = page.session.getState();
      if (giving.phase === 'waiting' && !waits.includes(giving.againAtMs)) waits.push(giving.againAtMs);
    });
    await world.time.run();
    expect(waits).toHaveLength(3);
  });

  it('a tag on the ticket changes nothing', async () => {
    const { world, page } = await waiting(20_000);
    page.workspace.changeTicket({ tags: ['vip'] });
    await world.time.run();
    expect(phaseOf(page)).toBe('given');
  });
});

it('is not waited for once the tab was hidden during the try itself', async () => {
  const { world, page } = await openedPage({ settings: POOL, measuredMs: 0 });
  decidingFor(world, HOUR_MS);
  void page.session.makeItRight();
  await world.time.run(500);
  expect(phaseOf(page)).toBe('working');
  page.workspace.hide();
  const phases: string[] = [];
  page.session.subscribe(() => void phases.push(phaseOf(page)));
  await world.time.run();
  expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { isContended: true } });
  expect(phases).not.toContain('waiting');
});
