import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { reserveGesture } from '#ledger/reserve.ts';
import type { Draft, GiveError, GivePorts, GiveTerms } from '#ledger/types.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Result } from '#domain/shared/result.ts';
import { DAY_MS, HOUR_MS, dayStart } from '#domain/shared/time.ts';

function portsOf(world: World, set: Partial<Limits> = {}, agentId = '11'): GivePorts {
  const journal = world.journal.as(agentId);
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal, runtime }, { limits: limits(set), agentId });
  return { journal, runtime, moments: world.moments.as(agentId), reader };
}

function terms(set: Partial<Limits> = {}): GiveTerms {
  return { limits: limits(set), timeZone: TIME_ZONE, agentId: '11', isLead: false, agentName: 'Ben Sample' };
}

async function reserve(
  world: World,
  about: { readonly draft?: Draft; readonly set?: Partial<Limits>; readonly resumedId?: string; readonly ports?: GivePorts } = {},
): Promise<{ readonly result: Result<string, GiveError>; readonly remembered: readonly string[] }> {
  const { draft = aDraft(), set = {}, resumedId = null, ports = portsOf(world, set) } = about;
  const remembered: string[] = [];
  const reserved = reserveGesture(ports, draft, terms(set), {
    remember: (momentId) => void remembered.push(momentId),
    resumedId,
    fixedId: null,
  });
  await world.time.run();
  return { result: await reserved, remembered };
}

describe('reserving a gesture', () => {
  it('remembers the id before the first attempt, writes and looks', async () => {
    const world = aWorld();
    const { result, remembered } = await reserve(world);
    expect(result).toEqual({ ok: true, value: remembered[0] });
    expect(world.requests()).toEqual(['append', 'tail']);
    expect(world.journal.entries).toMatchObject([
      {
        kind: 'reserve',
        momentId: remembered[0],
        amountMinor: 1500,
        detail: { gesture: 'credit', fault: 'ours', severity: 2, agentName: 'Ben Sample' },
      },
    ]);
  });

  it('goes on with an earlier reservation under the same id', async () => {
    const world = aWorld();
    const { remembered } = await reserve(world);
    const again = await reserve(world, { resumedId: remembered[0] ?? '' });
    expect(again).toEqual({ result: { ok: true, value: remembered[0] }, remembered });
    expect(world.journal.entries).toHaveLength(1);
  });

  it('takes a new id where the earlier reservation was taken back, or was for something else', async () => {
    const world = aWorld();
    const { remembered } = await reserve(world);
    const other = await reserve(world, { resumedId: remembered[0] ?? '', draft: aDraft({ amount: eur(2000) }) });
    expect(other.remembered).toHaveLength(2);
    expect(world.live()).toMatchObject([{ momentId: other.remembered[1], countsMinor: 2000 }]);
    const voided = await reserve(world, { resumedId: remembered[0] ?? '', draft: aDraft({ ticketId: '502' }) });
    expect(voided.remembered).toHaveLength(2);
    expect(world.live()).toHaveLength(2);
  });

  it('looks back over the whole month where there is a pool, through hundreds of entries', async () => {
    const world = aWorld();
    for (let index = 0; index < 450; index += 1) {
      world.journal.plant({
        kind: 'reserve',
        momentId: `m-${index}`,
        customerId: `c-${index}`,
        ticketId: `t-${index}`,
        amountMinor: 10,
        createdAtMs: dayStart('2026-03-01', TIME_ZONE) + index,
      });
    }
    const { result } = await reserve(world, { set: { teamMonthMinor: 4500 + 1499 } });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'team_month', remaining: 1499 } } });
    expect((await reserve(world, { set: { teamMonthMinor: 4500 + 1500 } })).result).toMatchObject({ ok: true });
  });

  it('says that the journal is too long rather than guess', async () => {
    const world = aWorld();
    for (let index = 0; index < 5100; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `m-${index}`, createdAtMs: daysBefore(0) - 1 });
    const { result } = await reserve(world, { set: { teamMonthMinor: 1_000_000 } });
    expect(result).toEqual({ ok: false, error: { kind: 'journal_too_long', isHeld: false } });
    expect(world.live()).toEqual([]);
  });

  it('refuses what an unfinished reservation of somebody else holds, and does not wait for it', async () => {
    const world = aWorld();
    world.journal.plant({
      kind: 'reserve',
      momentId: 'forgotten',
      ticketId: '999',
      amountMinor: 4000,
      createdAtMs: world.time.nowMs() - HOUR_MS,
    });
    const { result, remembered } = await reserve(world, { set: { teamMonthMinor: 5000 } });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'refused', refusal: { limit: 'team_month', remaining: 1000, isContended: false } },
    });
    expect(remembered).toHaveLength(1);
  });
});

describe('a reservation that an earlier attempt made', () => {
  it.each(['failed', 'journal_too_long'])('is held and not taken back where the look ends as %s', async (kind) => {
    const world = aWorld();
    const { remembered } = await reserve(world);
    if (kind === 'failed') world.journal.faults.errorBefore = ({ method }) => (method === 'tail' ? DOWN : null);
    else
      for (let index = 0; index < 5100; index += 1)
        world.journal.plant({ kind: 'thanks', momentId: `m-${index}`, createdAtMs: daysBefore(0) - 1 });
    const { result } = await reserve(world, { resumedId: remembered[0] ?? '', set: { teamMonthMinor: 1_000_000 } });
    expect(result).toMatchObject({ ok: false, error: { kind, isHeld: true } });
    expect(world.live()).toMatchObject([{ momentId: remembered[0] }]);
  });

  it('is refused no more once its moment stands: it was given', async () => {
    const world = aWorld();
    const momentId = (await reserve(world)).remembered[0] ?? '';
    await world.moments.as('11').create({ ...aDraft(), id: momentId, status: 'given' });
    const again = await reserve(world, { resumedId: momentId, set: { gestureMinor: 100 } });
    expect(again.result).toEqual({ ok: true, value: momentId });
    expect(world.live()).toHaveLength(1);
  });

  it('is held where nobody can tell whether its moment stands, and taken back where there is none', async () => {
    const world = aWorld();
    const resumedId = (await reserve(world)).remembered[0] ?? '';
    world.moments.faults.errorBefore = () => DOWN;
    const unsure = await reserve(world, { resumedId, set: { gestureMinor: 100 } });
    expect(unsure.result).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look', isHeld: true } });
    world.moments.faults.errorBefore = null;
    const refused = await reserve(world, { resumedId, set: { gestureMinor: 100 } });
    expect(refused.result).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(world.live()).toEqual([]);
  });

  it('is for its own customer: for another one a new one is made, and what takes it back names the first', async () => {
    const world = aWorld();
    const { remembered } = await reserve(world);
    const other = await reserve(world, { resumedId: remembered[0] ?? '', draft: aDraft({ customerId: '702' }) });
    expect(world.live()).toMatchObject([{ momentId: other.remembered[1], customerId: '702' }]);
    expect(world.journal.entries.find(({ kind }) => kind === 'void')).toMatchObject({ customerId: '701' });
  });
});

describe('a reservation from an earlier day', () => {
  it('is held against the limits of that day, whenever it is finished', async () => {
    const world = aWorld();
    const set = { agentDayMinor: 2000 };
    const [first, second] = [aDraft({ ticketId: '501', customerId: '701' }), aDraft({ ticketId: '502', customerId: '702' })];
    const ids: string[] = [];
    for (const draft of [first, second]) {
      const { remembered } = await reserve(world, { draft, set: {} });
      ids.push(remembered[0] ?? '');
    }
    world.time.pass(2 * DAY_MS);
    const finished = await reserve(world, { draft: first, set, resumedId: ids[0] ?? '' });
    expect(finished.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'agent_day', remaining: 500 } } });
    expect((await reserve(world, { draft: second, set, resumedId: ids[1] ?? '' })).result).toMatchObject({ ok: true });
    expect(world.live()).toMatchObject([{ ticketId: '502' }]);
  });
});

async function approve(world: World, leadId: string, amount = eur(1500)): Promise<Result<string, GiveError>> {
  const ports = portsOf(world, { teamMonthMinor: 4000 }, leadId);
  await ports.reader.readTail();
  const reserved = reserveGesture(
    ports,
    aDraft({ amount }),
    { ...terms({ teamMonthMinor: 4000 }), agentId: leadId, isLead: true },
    { remember: () => {}, resumedId: null, fixedId: 'asked-1' },
  );
  await world.time.run();
  return reserved;
}

describe('a request that leads answer', () => {
  it('is reserved under its own id, in the name of the lead and for the agent', async () => {
    const world = aWorld();
    expect(await approve(world, '90')).toEqual({ ok: true, value: 'asked-1' });
    expect(world.live()).toMatchObject([{ momentId: 'asked-1', agentId: '90', forAgentId: '11', countsMinor: 1500 }]);
  });

  it('is reserved once where two leads approve it at once, whoever is told to try again', async () => {
    for (const duplicateExternalId of ['reject', 'allow'] as const) {
      const world = aWorld({ duplicateExternalId });
      const [one, other] = await Promise.all([approve(world, '90'), approve(world, '91', eur(2000))]);
      expect([one.ok, other.ok]).toContain(true);
      expect(world.live()).toHaveLength(1);
    }
  });

  it('can be approved again after an approval was taken back, which no earlier void reaches', async () => {
    const world = aWorld();
    const filler = world.journal.plant({ kind: 'reserve', momentId: 'other', createdById: '12', amountMinor: 3000 });
    world.journal.plant({ kind: 'post', momentId: 'other', createdById: '12' });
    expect(await approve(world, '90')).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'team_month' } } });
    world.journal.plant({ kind: 'reserve', momentId: 'asked-1', createdById: '90', amountMinor: 1500 });
    world.journal.plant({ kind: 'void', momentId: 'asked-1', createdById: '90' });
    world.journal.plant({ kind: 'void', momentId: 'other', createdById: filler.createdById });
    expect(await approve(world, '90')).toEqual({ ok: true, value: 'asked-1' });
    expect(world.live()).toMatchObject([{ momentId: 'asked-1', detail: { attempt: 2 } }]);
    expect(world.journal.entries.at(-1)?.detail).toMatchObject({ attempt: 2 });
  });
});
