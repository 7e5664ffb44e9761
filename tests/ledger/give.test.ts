import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { DOWN } from '#builders/a-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { type World, type WorldOptions, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { HOUR_MS, dayStart } from '#domain/shared/time.ts';
import { type Given, give, givePorts, keysOf, kindsOf } from './a-giver.ts';

function measured(options: WorldOptions = {}): World {
  return aWorld({ measuredMs: 0, ...options });
}

/** What somebody else has reserved at this moment. */
function plantOther(world: World, amountMinor: number, over: { readonly createdAtMs?: number } = {}): void {
  world.journal.plant({ kind: 'reserve', momentId: 'theirs', ticketId: '999', createdById: '12', amountMinor, ...over });
}

describe('giving a gesture', () => {
  it('remembers the id first, then reserves, looks and posts, in three requests', async () => {
    const world = measured();
    const { result, remembered, steps } = await give(world);
    expect(result).toEqual({ ok: true, value: remembered[0] });
    expect(steps).toEqual(['remember', 'reserve', 'look', 'post']);
    expect(world.requests()).toEqual(['append', 'tail', 'append']);
    expect(keysOf(world)).toEqual([`reserve:${remembered[0]}`, `post:${remembered[0]}`]);
    expect(world.live()).toMatchObject([{ momentId: remembered[0], state: 'posted', countsMinor: 1500 }]);
  });

  it('says in the reservation what is given, and in the post by whom and of which reservation', async () => {
    const world = measured();
    await give(world);
    const [, reserve, post] = world.journal.entries;
    expect(reserve).toMatchObject({
      kind: 'reserve',
      amountMinor: 1500,
      detail: { gesture: 'credit', fault: 'ours', severity: 2, agentName: 'Ben Sample' },
    });
    expect(post?.detail).toMatchObject({
      gesture: 'credit',
      receipt: 'by hand',
      reserveId: reserve?.id,
      reservedAtMs: reserve?.createdAtMs,
    });
    expect(post?.detail.isGrant).toBeUndefined();
  });

  it('says of what is counted how many in both entries, and their worth counts', async () => {
    const world = measured();
    await give(world, { draft: aDraft({ gesture: 'miles', amount: eur(600), count: 500 }) });
    const [, reserve, post] = world.journal.entries;
    expect([reserve, post]).toMatchObject(
      Array.from({ length: 2 }, () => ({ amountMinor: 600, detail: { gesture: 'miles', count: 500 } })),
    );
    expect(world.live()).toMatchObject([{ countsMinor: 600, stated: { amountMinor: 600 }, detail: { count: 500 } }]);
  });

  it('counts in a month what everything that was given was worth, whatever it is counted in', async () => {
    const world = measured();
    const drafts = [
      aDraft({ ticketId: '501', gesture: 'miles', amount: eur(600), count: 500 }),
      aDraft({ ticketId: '502', gesture: 'upgrade', amount: eur(1000), count: 1 }),
      aDraft({ ticketId: '503', gesture: 'credit', amount: eur(250) }),
    ];
    for (const draft of drafts) await give(world, { draft });
    expect(world.live().reduce((sum, { countsMinor }) => sum + countsMinor, 0)).toBe(1850);
  });

  it('never goes on with what was reserved before: each time is under an id of its own', async () => {
    const world = measured();
    const [first, second] = [await give(world), await give(world, { draft: aDraft({ ticketId: '502' }) })];
    expect(first.remembered).not.toEqual(second.remembered);
    expect(world.live()).toHaveLength(2);
  });

  it('looks back over the whole month where there is a pool, through hundreds of entries', async () => {
    const world = measured();
    for (let index = 0; index < 450; index += 1) {
      const about = { momentId: `m-${index}`, customerId: `c-${index}`, ticketId: `t-${index}`, amountMinor: 10 };
      const createdAtMs = dayStart('2026-03-01', TIME_ZONE) + index;
      world.journal.plant({ kind: 'reserve', ...about, createdAtMs });
      world.journal.plant({ kind: 'post', ...about, createdAtMs });
    }
    const { result } = await give(world, { set: { teamMonthMinor: 4500 + 1499 } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'team_month', remaining: 1499 } } });
    expect((await give(world, { set: { teamMonthMinor: 4500 + 1500 } })).result).toMatchObject({ ok: true });
  });

  it('withdraws and says that the journal is too long rather than guess', async () => {
    const world = aWorld();
    for (let index = 0; index < 5100; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `m-${index}`, createdAtMs: daysBefore(0) - 1 });
    const { result } = await give(world, { set: { teamMonthMinor: 1_000_000 } });
    expect(result).toEqual({ ok: false, error: { kind: 'journal_too_long', heldUntilMs: null } });
    expect(kindsOf(world).slice(-2)).toEqual(['reserve', 'void']);
  });

  it('withdraws what a limit refuses, and posts nothing', async () => {
    const world = measured();
    const { result } = await give(world, { set: { gestureMinor: 1499 } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'gesture', isContended: false } } });
    expect(world.live()).toEqual([]);
  });

  it('writes nothing where what has been read refuses it already', async () => {
    const world = measured();
    const ports = givePorts(world, { gestureMinor: 1499 });
    const { result, remembered } = await give(world, { ports, set: { gestureMinor: 1499 } });
    expect([result.ok, remembered, world.requests()]).toEqual([false, [], []]);
  });

  it('says until when money is held where it could not be withdrawn: 120 s and no longer', async () => {
    const world = measured();
    world.journal.faults.errorBefore = ({ keys: [key] }) => (key?.startsWith('void:') === true ? DOWN : null);
    plantOther(world, 4000);
    world.journal.plant({ kind: 'post', momentId: 'theirs', createdById: '12', amountMinor: 4000 });
    const { result } = await give(world, { set: { teamMonthMinor: 5000 } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused' } });
    world.journal.faults.errorBefore = ({ method, keys: [key] }) => (method === 'tail' || key?.startsWith('void:') === true ? DOWN : null);
    const startedMs = world.time.nowMs();
    const failed = await give(world);
    expect(failed.result).toEqual({ ok: false, error: { kind: 'failed', step: 'look', error: DOWN, heldUntilMs: startedMs + 120_001 } });
  });
});

describe('what others have reserved', () => {
  it('and forgotten holds nothing after 120 s', async () => {
    const world = measured();
    plantOther(world, 4000, { createdAtMs: world.time.nowMs() - HOUR_MS });
    expect((await give(world, { set: { teamMonthMinor: 5000 } })).result).toMatchObject({ ok: true });
  });

  it('makes whoever came later step back, and try again under another id once it is withdrawn', async () => {
    const world = measured();
    plantOther(world, 4000);
    let withdrawn = false;
    world.journal.faults.latency = ({ keys: [key] }, when) => {
      if (when === 'after' && key?.startsWith('void:') === true && !withdrawn) {
        withdrawn = true;
        world.journal.plant({ kind: 'void', momentId: 'theirs', createdById: '12' });
      }
      return Promise.resolve();
    };
    const { result, remembered } = await give(world, { set: { teamMonthMinor: 5000 } });
    expect(remembered).toHaveLength(2);
    expect(result).toEqual({ ok: true, value: remembered[1] });
    expect(world.live()).toMatchObject([{ momentId: remembered[1] }]);
  });

  it('refuses for the moment where it stays, and nothing of one’s own is left', async () => {
    const world = measured();
    plantOther(world, 4000);
    const { result } = await give(world, { set: { teamMonthMinor: 5000 } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { isContended: true } } });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'reserve', 'void']);
  });

  it('counts less once it is known that a lead undid it', async () => {
    const world = measured({ leadIds: new Set(['90']) });
    plantOther(world, 5000);
    world.journal.plant({ kind: 'post', momentId: 'theirs', createdById: '12', amountMinor: 5000 });
    world.journal.plant({ kind: 'reverse', momentId: 'theirs', createdById: '90' });
    expect((await give(world, { set: { teamMonthMinor: 5000 } })).result).toMatchObject({ ok: true });
  });
});

describe('a look', () => {
  it.each([
    ['2 s where nobody has measured the account', null, 2000],
    ['not at all where the list was found to show everything at once', 0, 0],
    ['as long as the account was measured to need', 700, 700],
  ])('waits %s', async (_title, measuredMs, waitedMs) => {
    const world = aWorld({ measuredMs });
    const startedMs = world.time.nowMs();
    const ports = givePorts(world);
    await ports.reader.readTail();
    expect((await give(world, { ports })).result).toMatchObject({ ok: true });
    expect(world.time.nowMs() - startedMs).toBe(waitedMs);
  });

  it('waits for the rest where only it tells how long the list lags, and is done again', async () => {
    const world = aWorld({ measuredMs: 4000 });
    const startedMs = world.time.nowMs();
    await give(world);
    expect(world.requests()).toEqual(['append', 'tail', 'tail', 'append']);
    expect(world.time.nowMs() - startedMs).toBe(4000);
  });

  it('counts only once the list itself shows the own reservation', async () => {
    const world = measured({ listLagMs: 3000 });
    const startedMs = world.time.nowMs();
    const ports = givePorts(world);
    await ports.reader.readTail();
    const { result } = await give(world, { ports });
    expect(result.ok).toBe(true);
    expect(world.requests()).toEqual(['tail', 'append', 'tail', 'tail', 'tail', 'append']);
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'post', createdAtMs: startedMs + 3000 });
  });

  it('of two who press at once shows the other to whoever is listed last, so that one sum is given', async () => {
    const world = measured({ listLagMs: 3000 });
    const set = { teamMonthMinor: 2000 };
    const pressed: Promise<Given>[] = [give(world, { set }), give(world, { set, agentId: '12', draft: aDraft({ ticketId: '502' }) })];
    await Promise.all(pressed);
    expect(world.live().reduce((sum, { countsMinor }) => sum + countsMinor, 0)).toBeLessThanOrEqual(2000);
  });

  it('that never shows it ends within the half minute and the twelve requests: withdrawn, nothing given', async () => {
    const world = measured({ listLagMs: HOUR_MS });
    const startedMs = world.time.nowMs();
    const { result } = await give(world);
    expect(result).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look', error: { kind: 'not_listed' }, heldUntilMs: null } });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'void']);
    expect(world.time.nowMs() - startedMs).toBe(30_000);
    expect(world.requests()).toHaveLength(10);
  });
});

describe('what a lead grants', () => {
  const grant = { momentId: 'asked-1', attempt: 1 };
  const set = { teamMonthMinor: 4000 };

  it('is reserved under the request, in the name of the lead and for the agent, and is no gesture yet', async () => {
    const world = measured();
    expect((await give(world, { agentId: '90', grant })).result).toEqual({ ok: true, value: 'asked-1' });
    expect(keysOf(world)).toEqual(['reserve:asked-1', 'post:asked-1']);
    expect(world.journal.entries.at(-1)?.detail).toMatchObject({ isGrant: true });
    expect(world.live()).toMatchObject([{ momentId: 'asked-1', agentId: '90', forAgentId: '11', state: 'granted' }]);
  });

  it('that another has reserved under the same key is refused, and nothing of theirs is withdrawn', async () => {
    const world = measured();
    await give(world, { agentId: '91', grant });
    const { result } = await give(world, { agentId: '90', grant });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'same_incident', isContended: true } } });
    expect(world.live()).toMatchObject([{ agentId: '91' }]);
  });

  it('is tried again as another attempt, which no earlier void reaches', async () => {
    const world = measured();
    plantOther(world, 3000);
    world.journal.plant({ kind: 'post', momentId: 'theirs', createdById: '12', amountMinor: 3000 });
    expect((await give(world, { agentId: '90', grant, set })).result).toMatchObject({
      ok: false,
      error: { refusal: { limit: 'team_month' } },
    });
    world.journal.plant({ kind: 'reverse', momentId: 'theirs', createdById: '12' });
    const again = await give(world, { agentId: '90', grant: { ...grant, attempt: 2 }, set });
    expect(again.result).toEqual({ ok: true, value: 'asked-1' });
    expect(keysOf(world)).toEqual(['reserve:asked-1', 'void:asked-1', 'reserve:asked-1:2', 'post:asked-1:2']);
    expect(world.live()).toMatchObject([{ momentId: 'asked-1', state: 'granted', detail: { attempt: 2 } }]);
  });
});
