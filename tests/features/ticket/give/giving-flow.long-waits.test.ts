import { describe, expect, it } from 'vitest';
import { STORY, openedPage, phaseOf, press } from '#builders/a-page.ts';
import type { World } from '#builders/a-world.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import type { StoreCall } from '../../../fakes/store-faults.ts';

/** From the first call that is meant on, Zendesk takes no request for so long, and says so. */
function busyFrom(world: World, isMeant: (call: StoreCall) => boolean, ms: number): void {
  let untilMs: number | null = null;
  for (const { faults } of [world.journal, world.moments]) {
    faults.errorBefore = (call) => {
      if (isMeant(call)) untilMs ??= world.time.nowMs() + ms;
      const waitMs = untilMs === null ? 0 : untilMs - world.time.nowMs();
      return waitMs > 0 ? { kind: 'rate_limited', what: 'journal', retryAfterMs: waitMs } : null;
    };
  }
}

const writes =
  (kind: string) =>
  ({ keys }: StoreCall): boolean =>
    keys[0]?.startsWith(`${kind}:`) === true;

function kinds(world: World): readonly string[] {
  return world.journal.entries.map(({ kind }) => kind);
}

describe('where Zendesk takes no more requests for the moment', () => {
  it('the page says until when it waits, and goes on then', async () => {
    const { world, page } = await openedPage();
    busyFrom(world, writes('reserve'), 40_000);
    const fromMs = world.time.nowMs();
    const given = page.session.makeItRight();
    await world.time.run(5000);
    const { giving } = page.session.getState();
    expect(giving).toMatchObject({ phase: 'working', step: 'reserve' });
    const untilMs = giving.phase === 'working' ? (giving.waitsUntilMs ?? 0) : 0;
    expect(untilMs).toBeGreaterThanOrEqual(fromMs + 40_000);
    expect(untilMs).toBeLessThan(fromMs + 60_000);
    await world.time.run(untilMs - world.time.nowMs() - 1);
    expect(kinds(world)).toEqual([]);
    await press(world, given);
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', recordError: null });
    expect(kinds(world)).toEqual(['reserve', 'post']);
  });

  it('the page goes on with what it has reserved within the lease', async () => {
    const { world, page } = await openedPage();
    busyFrom(world, ({ method }) => method === 'tail' && world.journal.entries.length > 0, 30_000);
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    expect(kinds(world)).toEqual(['reserve', 'post']);
  });

  it.each([
    ['the look', ({ method }: StoreCall) => method === 'tail'],
    ['the post', writes('post')],
  ])('after the lease, which %s waited for, it withdraws and reserves anew', async (_what, isMeant) => {
    const { world, page } = await openedPage();
    busyFrom(world, (call) => isMeant(call) && world.journal.entries.length > 0, LEASE_MS + 1000);
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    expect(kinds(world)).toEqual(['reserve', 'void', 'reserve', 'post']);
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
  });

  it('what was given is written down once Zendesk takes it', async () => {
    const { world, page } = await openedPage();
    busyFrom(world, ({ method }) => method === 'create', 40_000);
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', recordError: null });
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it.each([
    ['the agent stops it', 'stop'],
    ['the tab is hidden', 'hide'],
  ])('the page waits no longer where %s, and says what failed', async (_what, how) => {
    const { world, page } = await openedPage();
    busyFrom(world, writes('reserve'), 40_000);
    const given = page.session.makeItRight();
    await world.time.run(5000);
    if (how === 'stop') void page.session.stopTrying();
    else page.workspace.hide();
    await world.time.run(0);
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { step: 'reserve', error: { kind: 'rate_limited' } } });
    await press(world, given);
    expect(kinds(world)).toEqual([]);
  });

  it('what only reads fails at once while nobody gives', async () => {
    const { world, page } = await openedPage();
    busyFrom(world, ({ method }) => method === 'tail', 40_000);
    page.session.reload('journal');
    await world.time.run(0);
    expect(page.session.getState().journal).toMatchObject({ state: 'failed', error: { kind: 'rate_limited' } });
  });
});
