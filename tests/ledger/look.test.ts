import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Result } from '#domain/shared/result.ts';
import { foresee, peek } from '#ledger/look.ts';
import { reserveGesture } from '#ledger/reserve.ts';
import type { GiveError, GivePorts, GiveTerms } from '#ledger/types.ts';

function portsOf(world: World, set: Partial<Limits> = {}): GivePorts {
  const journal = world.journal.as('11');
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal, runtime, directory: aDirectory(['90']) }, { limits: limits(set) });
  return { journal, runtime, moments: world.moments.as('11'), reader };
}

function terms(set: Partial<Limits> = {}): GiveTerms {
  return { limits: limits(set), timeZone: TIME_ZONE, agentId: '11', isLead: false, agentName: 'Ben Sample' };
}

async function reserve(world: World, ports: GivePorts, set: Partial<Limits> = {}): Promise<Result<string, GiveError>> {
  const reserved = reserveGesture(ports, aDraft(), terms(set), { remember: () => {}, resumedId: null, fixedId: null });
  await world.time.run();
  return reserved;
}

describe('where lists lag', () => {
  it('waits after the write for as long as the account was measured to need', async () => {
    const world = aWorld();
    const ports = portsOf(world);
    ports.reader.learn([
      world.journal.plant({ kind: 'limits', momentId: 'measured', detail: { settling: { delayMs: 700, measuredAtMs: 1 } } }),
    ]);
    const startedMs = world.time.nowMs();
    const reserved = await reserve(world, ports);
    expect(reserved.ok).toBe(true);
    expect(world.time.nowMs() - startedMs).toBe(700);
    expect(world.journal.entries.at(-1)?.detail.settling).toEqual({ delayMs: 700, measuredAtMs: 1 });
  });
});

describe('before anything is written', () => {
  it('what somebody gave counts, and what somebody is about to give does not', async () => {
    const set = { teamMonthMinor: 2000 };
    for (const [kind, judged] of [
      ['post', 'over'],
      ['thanks', 'go'],
    ] as const) {
      const world = aWorld();
      const ports = portsOf(world, set);
      world.journal.plant({ kind: 'reserve', momentId: 'theirs', ticketId: '999', createdById: '12', amountMinor: 1000 });
      world.journal.plant({ kind, momentId: 'theirs', ticketId: '999', createdById: '12', amountMinor: 1000 });
      await ports.reader.readTail();
      const before = world.requests().length;
      expect(await foresee(ports, aDraft(), terms(set), '')).toMatchObject({ kind: judged });
      expect(world.requests()).toHaveLength(before);
    }
  });

  it('a peek reads on, counts what it read and writes nothing', async () => {
    const set = { teamMonthMinor: 1500 };
    const world = aWorld();
    const pace = { pauseMs: 200, requests: 0, pages: 1, patience: { rounds: 5, looks: 4, requests: 12 } };
    expect(await peek(portsOf(world, set), aDraft(), terms(set), { pace, momentId: '' })).toEqual({ kind: 'go' });
    world.journal.plant({ kind: 'reserve', momentId: 'theirs', ticketId: '999', createdById: '12', amountMinor: 1 });
    const judged = await peek(portsOf(world, set), aDraft(), terms(set), { pace, momentId: '' });
    expect(judged).toMatchObject({ kind: 'over', refusal: { limit: 'team_month', remaining: 1499, isContended: true } });
    expect(world.requests()).toEqual(['tail', 'tail']);
    expect(pace.requests).toBe(2);
  });
});

describe('what leads took back', () => {
  it('leaves allowance, once it is known that a lead did', async () => {
    const world = aWorld({ leadIds: new Set(['90']) });
    world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdById: '12', amountMinor: 5000 });
    world.journal.plant({ kind: 'post', momentId: 'm-1', createdById: '12' });
    world.journal.plant({ kind: 'void', momentId: 'm-1', createdById: '90', detail: { reach: 'moment' } });
    const set = { teamMonthMinor: 5000 };
    const reserved = await reserve(world, portsOf(world, set), set);
    expect(reserved.ok).toBe(true);
  });
});
