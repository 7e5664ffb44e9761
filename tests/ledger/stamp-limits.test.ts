import { describe, expect, it } from 'vitest';
import { ABOUT_NO_TICKET, toldOf } from '#builders/about-no-ticket.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { limitsKey, limitsName } from '#ledger/limits-key.ts';
import { stampLimits } from '#ledger/stamp-limits.ts';
import type { GivePorts } from '#ledger/types.ts';
import { give, givePorts } from './a-giver.ts';

async function stamp(world: World, set: Partial<Limits>, leadId = '90') {
  const journal = world.journal.as(leadId);
  const runtime = world.runtime();
  const own = limits(set);
  const reader = aLedgerReader(
    { journal, runtime, directory: aDirectory(['90']) },
    { limits: own, agentId: leadId, isLead: leadId === '90' },
  );
  const reading = reader.readTail();
  await world.time.run();
  await reading;
  const stamping = stampLimits({ journal, runtime, reader }, own, { ...TERMS, id: leadId });
  await world.time.run();
  return stamping;
}

/** A page that is open, and has read the newest entries. */
async function opened(world: World, set: Partial<Limits>, agentId = '11'): Promise<GivePorts> {
  const ports = givePorts(world, set, agentId);
  const reading = ports.reader.readTail();
  await world.time.run();
  await reading;
  return ports;
}

async function looked(world: World, { reader }: GivePorts): Promise<void> {
  const looking = reader.look(Infinity, { customerId: '701', ticketId: '501' });
  await world.time.run();
  await looking;
}

const TERMS = { id: '90', name: 'Lena Sample' };

/** Whether something was read by the key of what says the limits. */
function isOfLimits({ method, keys }: World['journal']['calls'][number]): boolean {
  return method === 'byExternalIds' && keys.some((key) => key.startsWith(limitsKey('')));
}

function saidIn(world: World) {
  return world.journal.entries.filter(({ kind, detail }) => kind === 'limits' && detail.limits !== undefined);
}

describe('the limits in the journal', () => {
  it('are said by a lead once, and again by a page that was opened after they had changed', async () => {
    const world = aWorld({ measuredMs: 0 });
    expect(await stamp(world, { gestureMinor: 2000 })).toEqual({ ok: true, value: true });
    world.time.pass(LATE_MS + 1);
    world.journal.plant({ kind: 'thanks', momentId: 'm' });
    expect(await stamp(world, { gestureMinor: 2000 })).toEqual({ ok: true, value: false });
    expect(await stamp(world, { gestureMinor: 1000 })).toEqual({ ok: true, value: true });
    expect(saidIn(world)).toMatchObject([
      { createdById: '90', currency: 'EUR', amountMinor: 0, detail: { agentName: 'Lena Sample', limits: { gestureMinor: 2000 } } },
      { detail: { limits: { gestureMinor: 1000, leadGestureMinor: null, customerWindowDays: 30 } } },
    ]);
    const [, said, again] = toldOf(world, 'limits');
    expect([said, again]).toMatchObject([
      { ...ABOUT_NO_TICKET, agentId: '90', momentId: expect.stringMatching(/^limits-moment-\d+$/) },
      { ...ABOUT_NO_TICKET, agentId: '90', detail: { replaces: [said?.id] } },
    ]);
  });

  it.each([
    ['bind no page that is opened more than a minute after they were said, though nothing was written since', LATE_MS + 1, 2500, true],
    ['bind a page that is opened a minute after they were said: its settings may be older', LATE_MS - 1, 0, false],
  ])('%s', async (_what, afterMs, gestureMinor, isSaidAnew) => {
    const world = aWorld({ measuredMs: null });
    await stamp(world, { gestureMinor: 0 });
    world.time.pass(afterMs);
    const page = await opened(world, { gestureMinor: 2500 });
    await looked(world, page);
    expect(page.reader.limits().limits.gestureMinor).toBe(gestureMinor);
    expect(await stamp(world, { gestureMinor: 2500 })).toEqual({ ok: true, value: isSaidAnew });
  });

  it('bind where no answer tells the time and they may be older than the settings, and a page with other settings says those anew', async () => {
    const world = aWorld({ measuredMs: 0 });
    await stamp(world, { gestureMinor: 1000 });
    world.time.pass(LATE_MS + 1);
    const journal = world.journal.as('90');
    const runtime = { ...world.runtime(), knowsServerTime: () => false };
    const own = limits({ gestureMinor: 2500 });
    const reader = aLedgerReader({ journal, runtime, directory: aDirectory(['90']) }, { limits: own, agentId: '90', isLead: true });
    await reader.readTail();
    expect(reader.limits().limits.gestureMinor).toBe(1000);
    expect(await stampLimits({ journal, runtime, reader }, own, TERMS)).toEqual({ ok: true, value: true });
  });

  it('are not said where the journal refuses them', async () => {
    const world = aWorld({ measuredMs: 0 });
    const journal = { ...world.journal.as('90'), append: () => Promise.resolve({ ok: false, error: DOWN } as const) };
    const runtime = world.runtime();
    const reader = aLedgerReader({ journal, runtime, directory: aDirectory(['90']) }, { agentId: '90', isLead: true });
    const stamping = stampLimits({ journal, runtime, reader }, limits(), { id: '90', name: '' });
    await world.time.run();
    expect(await stamping).toEqual({ ok: false, error: DOWN });
  });

  it('are not said by a page that is older than what somebody has said', async () => {
    const world = aWorld({ measuredMs: 0 });
    const old = await opened(world, { gestureMinor: 10_000 }, '91');
    await stamp(world, { gestureMinor: 2000 });
    await looked(world, old);
    const stamping = stampLimits({ ...old, runtime: world.runtime() }, limits({ gestureMinor: 10_000 }), {
      id: '91',
      name: '',
    });
    await world.time.run();
    expect(await stamping).toEqual({ ok: true, value: false });
    expect(saidIn(world)).toHaveLength(1);
  });

  it('that were lowered stay lowered where a page with the older ones says those at the same time, until a page that knows both says more', async () => {
    const world = aWorld({ measuredMs: 0 });
    const agent = await opened(world, { gestureMinor: 10_000 });
    const older = await opened(world, { gestureMinor: 10_000 }, '90');
    await stamp(world, { gestureMinor: 2000 });
    const stamping = stampLimits({ ...older, runtime: world.runtime() }, limits({ gestureMinor: 10_000 }), TERMS);
    await world.time.run();
    expect(await stamping).toEqual({ ok: true, value: true });
    await looked(world, agent);
    expect(agent.reader.limits().limits.gestureMinor).toBe(2000);
    // Both are named by what is posted, for whoever reads neither.
    await give(world, { ports: agent, set: { gestureMinor: 10_000 }, draft: aDraft({ amount: eur(100) }) });
    expect(world.journal.entries.at(-1)?.detail.limitsIds).toEqual(saidIn(world).map(limitsName).toReversed());
    world.time.pass(LATE_MS + 1);
    // The settings say what binds already.
    expect(await stamp(world, { gestureMinor: 2000 })).toEqual({ ok: true, value: false });
    expect(await stamp(world, { gestureMinor: 3000 })).toEqual({ ok: true, value: true });
    await looked(world, agent);
    expect(agent.reader.limits().limits.gestureMinor).toBe(3000);
  });

  it('that were raised hold for a page that is opened after that, whatever was said before', async () => {
    const world = aWorld({ measuredMs: 0 });
    await stamp(world, { teamMonthMinor: 1000 });
    world.time.pass(LATE_MS + 1);
    world.journal.plant({ kind: 'thanks', momentId: 'm' });
    const given = await give(world, {
      ports: await opened(world, { teamMonthMinor: 7000 }),
      set: { teamMonthMinor: 7000 },
      draft: aDraft({ amount: eur(2000) }),
    });
    expect(given.result.ok).toBe(true);
  });

  it('bind a page that was opened under larger ones, from its next look on, and its post names them', async () => {
    const world = aWorld({ measuredMs: 0 });
    const old = { teamMonthMinor: 7000 };
    const ports = await opened(world, old);
    const others = await opened(world, old, '12');
    await stamp(world, { teamMonthMinor: 2000 });
    const first = await give(world, { ports, set: old, draft: aDraft({ amount: eur(2000) }) });
    expect(first.result.ok).toBe(true);
    const [said] = saidIn(world);
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'post', detail: { limitsIds: [said && limitsName(said)] } });
    const second = await give(world, {
      ports: others,
      set: old,
      agentId: '12',
      draft: aDraft({ amount: eur(1), ticketId: '999', customerId: '999' }),
    });
    expect(second.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'team_month', limitValue: 2000 } } });
  });

  it('count a customer over the longer window, also what a page that was opened under a shorter one has not read', async () => {
    const world = aWorld({ measuredMs: 0 });
    plantGiven(world.journal, { momentId: 'earlier', customerId: '701', createdById: '12', amountMinor: 100, createdAtMs: daysBefore(20) });
    // More than a page reads as it opens.
    for (let index = 0; index < 120; index += 1) world.journal.plant({ kind: 'thanks', momentId: 'm', createdAtMs: daysBefore(19) });
    const old = { customerWindowDays: 7, customerGestureCount: 1 };
    const ports = await opened(world, old);
    await stamp(world, { ...old, customerWindowDays: 30 });
    const given = await give(world, { ports, set: old, draft: aDraft({ customerId: '701' }) });
    expect(given.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'customer_count', windowDays: 30 } } });
  });

  it('count over the longer window also what was given on tickets that came from a customer who was merged', async () => {
    const world = aWorld({ measuredMs: 0 });
    const before = { momentId: 'earlier', customerId: '700', ticketId: '502', createdById: '12', amountMinor: 100 };
    plantGiven(world.journal, { ...before, createdAtMs: daysBefore(20) });
    // More than a page reads as it opens.
    for (let index = 0; index < 120; index += 1) world.journal.plant({ kind: 'thanks', momentId: 'm', createdAtMs: daysBefore(19) });
    const old = { customerWindowDays: 7, customerGestureCount: 1 };
    const ports = await opened(world, old);
    await stamp(world, { ...old, customerWindowDays: 30 });
    const customerTickets = { all: new Set(['501', '502']), moved: ['502'] };
    const given = await give(world, { ports, set: old, customerTickets, draft: aDraft({ customerId: '701' }) });
    expect(given.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'customer_count', windowDays: 30 } } });
  });

  it('bind nobody where somebody says them who is no lead', async () => {
    const world = aWorld({ measuredMs: 0 });
    await stamp(world, { teamMonthMinor: 0 }, '13');
    expect(saidIn(world)).toHaveLength(1);
    expect((await give(world, { set: { teamMonthMinor: 7000 } })).result.ok).toBe(true);
  });

  it('that lie further back than is read are read by the key under which others name them', async () => {
    const world = aWorld({ measuredMs: 0 });
    const ports = await opened(world, { gestureMinor: 5000 });
    const { currency: _currency, ...stated } = limits({ gestureMinor: 100 });
    const old = { kind: 'limits', momentId: 'limits-7', createdById: '90', createdAtMs: world.time.nowMs() } as const;
    world.journal.plant({ ...old, detail: { limits: stated } }, limitsKey('limits-7'));
    // More than a page reads as it opens.
    for (let index = 0; index < 120; index += 1) world.journal.plant({ kind: 'thanks', momentId: `m-${index}` });
    world.time.pass(26 * 3_600_000);
    // More than a page reads as it opens.
    for (let index = 0; index < 120; index += 1) world.journal.plant({ kind: 'thanks', momentId: `n-${index}` });
    world.journal.plant({ kind: 'post', momentId: 'theirs', createdById: '12', amountMinor: 0, detail: { limitsIds: ['limits-7'] } });
    const given = await give(world, { ports, set: { gestureMinor: 5000 }, draft: aDraft({ amount: eur(2000) }) });
    expect(given.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'gesture', limitValue: 100 } } });
  });

  it('reach a page that was left open since before, though everybody else has reloaded and the newest page tells of them only by name', async () => {
    const world = aWorld({ measuredMs: 0 });
    const leftOpen = await opened(world, { gestureMinor: 5000 });
    await stamp(world, { gestureMinor: 100 });
    for (const round of [1, 2, 3, 4, 5]) {
      world.time.pass(26 * 3_600_000);
      const fresh = await opened(world, { gestureMinor: 100 }, '31');
      const requests = world.journal.calls.filter(isOfLimits).length;
      const draft = aDraft({ agentId: '31', amount: eur(100), ticketId: `9${round}`, customerId: `9${round}` });
      expect((await give(world, { ports: fresh, set: { gestureMinor: 100 }, agentId: '31', draft })).result.ok).toBe(true);
      // Whoever opened later need not read what their settings tell.
      expect(world.journal.calls.filter(isOfLimits)).toHaveLength(requests);
      for (let index = 0; index < 70; index += 1) world.journal.plant({ kind: 'thanks', momentId: `m-${round}-${index}` });
    }
    const given = await give(world, { ports: leftOpen, set: { gestureMinor: 5000 }, draft: aDraft({ amount: eur(2000) }) });
    expect(given.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'gesture', limitValue: 100 } } });
  });

  it('are passed on by their newest three names, and none of what only an agent wrote, or names', async () => {
    const world = aWorld({ measuredMs: 0 });
    for (const gestureMinor of [400, 300, 200, 100]) {
      world.time.pass(LATE_MS + 1);
      await stamp(world, { gestureMinor });
    }
    const { currency: _currency, ...stated } = limits({ gestureMinor: 1 });
    world.journal.plant({ kind: 'limits', momentId: 'forged', createdById: '12', detail: { limits: stated } }, limitsKey('forged'));
    const limitsIds = ['never-written', `from-another-time@${(world.time.nowMs() + 1).toString(36)}`];
    world.journal.plant({ kind: 'post', momentId: 'theirs', createdById: '12', amountMinor: 0, detail: { limitsIds } });
    const ports = await opened(world, { gestureMinor: 100 });
    await give(world, { ports, set: { gestureMinor: 100 }, draft: aDraft({ amount: eur(100) }) });
    const newest = saidIn(world)
      .filter(({ createdById }) => createdById === '90')
      .map(limitsName)
      .toReversed();
    expect(world.journal.entries.at(-1)?.detail.limitsIds).toEqual(newest.slice(0, 3));
  });
});
