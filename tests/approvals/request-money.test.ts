import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aLine, aRequest, atWork, ran } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { NOW_MS } from '#builders/clock.ts';
import { freeLeft, freeOwn, heldFor, syncSince, syncForDecision, resolvedAs } from '#approvals/request-money.ts';
import { HOLD_MS, freeAt } from '#domain/journal/lease.ts';
import type { Commitment } from '#domain/journal/types.ts';

function granted(overrides: Partial<Commitment> = {}): Commitment {
  const of = { momentId: 'asked-1', agentId: '22', forAgentId: '11', countsMinor: 4000, reservedAtMs: NOW_MS } as const;
  return aCommitment({ ...of, state: 'granted', detail: { agentName: 'Mia' }, ...overrides });
}

function plant(world: World, createdById: string, detail = {}): void {
  const of = { agentId: '11', ticketId: '501', customerId: '701', amountMinor: 4000 };
  plantGiven(world.journal, { momentId: 'asked-1', createdById, ...of, detail: { ...detail, isGrant: true } });
}

describe('what the journal tells of a request', () => {
  const ports = atWork(aWorld(), '21').ports;
  const approved = aRequest({ lines: [aLine(), aLine({ kind: 'approved', byId: '22', byName: 'Mia' })] });
  const self = { agentId: '21' };

  it.each<[string, Commitment | null, ReturnType<typeof resolvedAs>]>([
    ['nothing held', null, null],
    ['posted', granted({ state: 'posted' }), { kind: 'already', what: 'given', byName: 'Ben Sample' }],
    ['approved long ago', granted({ reservedAtMs: NOW_MS - 900_000 }), { kind: 'already', what: 'approved', byName: 'Mia' }],
  ])('is settled by the journal: %s', (_what, held, settled) => {
    expect(resolvedAs(ports, approved, held, self)).toEqual(settled);
  });

  it('is open where a grant without a word was left, and not while whoever granted it may still say so', () => {
    const deciding = { kind: 'deciding', byName: 'Mia', untilMs: freeAt(NOW_MS) };
    expect(resolvedAs(ports, aRequest(), granted(), self)).toEqual(deciding);
    expect(resolvedAs(ports, aRequest(), granted({ reservedAtMs: NOW_MS - HOLD_MS }), self)).toMatchObject({ kind: 'deciding' });
    expect(resolvedAs(ports, aRequest(), granted({ reservedAtMs: NOW_MS - HOLD_MS - 1 }), self)).toBeNull();
    expect(resolvedAs(ports, aRequest(), granted({ agentId: '21' }), self)).toBeNull();
  });

  it('is being decided while somebody has reserved for it, also under a line that says so already', () => {
    expect(resolvedAs(ports, approved, granted({ state: 'reserved' }), self)).toMatchObject({ kind: 'deciding', untilMs: freeAt(NOW_MS) });
  });
});

describe('looking', () => {
  it('finds what is held, and says why it cannot', async () => {
    const world = aWorld({ leadIds: LEADS });
    plant(world, '22');
    const { ports, terms } = atWork(world, '21');
    expect(await ran(world, syncForDecision(ports, aRequest(), terms))).toMatchObject({ ok: true, value: { agentId: '22' } });
    expect(await ran(world, syncSince(ports, { ...aRequest(), moment: { ...aRequest().moment, id: 'other' } }))).toEqual({
      ok: true,
      value: null,
    });
    for (const method of ['tail', 'ofCustomer']) {
      world.journal.faults.errorBefore = (call) => (call.method === method ? DOWN : null);
      const looked = await ran(world, syncForDecision(atWork(world, '21').ports, aRequest(), terms));
      expect(looked).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look' } });
    }
  });
});

describe('taking back', () => {
  it('reaches what another lead granted, and leaves nothing held', async () => {
    const world = aWorld({ leadIds: LEADS });
    plant(world, '22');
    const { ports, terms } = atWork(world, '21');
    await ran(world, syncSince(ports, aRequest()));
    expect(await ran(world, freeLeft(ports, granted(), terms))).toEqual({ ok: true, value: undefined });
    expect([heldFor(ports, 'asked-1'), world.live()]).toEqual([null, []]);
  });

  it('of what one granted oneself reaches every attempt, and nobody else', async () => {
    const world = aWorld({ leadIds: LEADS });
    for (const attempt of [1, 2]) plant(world, '21', { attempt });
    plant(world, '22', { attempt: 3 });
    const { ports, terms } = atWork(world, '21');
    await ran(world, syncSince(ports, aRequest()));
    expect(await ran(world, freeOwn(ports, aRequest(), terms))).toEqual({ ok: true, value: undefined });
    expect(world.live()).toMatchObject([{ agentId: '22' }]);
    expect(await ran(world, freeOwn(atWork(world, '12').ports, aRequest(), terms))).toMatchObject({ ok: true });
  });
});
