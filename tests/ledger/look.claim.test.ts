import { describe, expect, it } from 'vitest';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { aDraft } from '#builders/a-draft.ts';
import { currency } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { money } from '#domain/money/money.ts';
import { fail } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { PATIENCE } from '#ledger/pace.ts';
import type { GivePorts } from '#ledger/types.ts';
import { decided, give, givePorts, keysOf } from './a-giver.ts';

function failed(error: AppFault) {
  return { ok: false, error: { kind: 'failed', step: 'look', error, heldUntilMs: null } };
}

const DONE = { ok: true, value: 'asked-1' };

describe('a decision that holds no money', () => {
  it('is stopped by no limit', async () => {
    const world = aWorld({ measuredMs: 0 });
    expect(await decided(world)).toEqual({ result: DONE, looks: 1 });
    expect(keysOf(world)).toEqual(['reserve:asked-1', 'post:asked-1']);
  });

  it('is stopped by no currency', async () => {
    const draft = aDraft({ amount: money(1500, currency('USD')) });
    expect((await decided(aWorld({ measuredMs: 0 }), {}, { draft })).result).toEqual(DONE);
  });

  it('of whoever was first looks again until nobody is against it any more', async () => {
    const world = aWorld({ measuredMs: 0 });
    expect(await decided(world, {}, { opposed: ['first', 'first'] })).toEqual({ result: DONE, looks: 3 });
    expect(keysOf(world)).toEqual(['reserve:asked-1', 'post:asked-1']);
  });

  it('of whoever was first, where somebody stays against it, ends with the looks or the requests that patience has', async () => {
    const opposed = Array.from({ length: 20 }, () => 'first' as const);
    for (const [patience, looks] of [
      [{ looks: 2 }, 2],
      // One to reserve, and one a look: two are left to give, and one is for the next look.
      [{ looks: 20, requestsWithPlace: 6 }, 3],
    ] as const) {
      const decision = await decided(aWorld({ measuredMs: 0 }), {}, { opposed, patience: { ...PATIENCE, rounds: 1, ...patience } });
      expect(decision).toMatchObject({ result: { ok: false, error: { kind: 'refused' } }, looks });
    }
  });

  it('that is taken up too late is read by its own key, which is not that of what it is about', async () => {
    const world = aWorld({ measuredMs: 0 });
    let posts = 0;
    world.journal.faults.latency = ({ keys: [key] }, when) => {
      const isFirst = when === 'before' && key?.startsWith('post:') === true && (posts += 1) === 1;
      return isFirst ? world.time.wait(61_000) : Promise.resolve();
    };
    expect((await decided(world, { decision: 'deliver' })).result).toEqual({ ok: false, error: { kind: 'expired' } });
    expect(world.journal.calls.at(-1)?.keys).toEqual(['post:hand-over:asked-1']);
  });

  it('of whoever was not is withdrawn, and made as a later attempt once nobody is against it any more', async () => {
    const world = aWorld({ measuredMs: 0 });
    expect(await decided(world, { attempt: 2 }, { opposed: ['second'] })).toEqual({ result: DONE, looks: 2 });
    expect(keysOf(world)).toEqual(['reserve:asked-1:2', 'void:asked-1:2', 'reserve:asked-1:3', 'post:asked-1:3']);
  });

  it('is not made where somebody stays against it', async () => {
    const world = aWorld({ measuredMs: 0 });
    const { result } = await decided(world, {}, { opposed: Array.from({ length: 20 }, () => 'second' as const) });
    const refusal = { limit: 'same_incident', isContended: true, askedMinor: 1500, windowDays: 30 };
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal } });
    expect(keysOf(world).some((key) => key.startsWith('post:'))).toBe(false);
  });
});

describe('a look that needs more than the list tells', () => {
  it('fails where the index cannot be read as of the time that the reservation’s stamp tells', async () => {
    const world = aWorld({ measuredMs: 0 });
    const runtime = { ...world.runtime(), knowsServerTime: () => false };
    const journal = world.journal.as('11');
    const ports: GivePorts = { ...givePorts(world), runtime, reader: aLedgerReader({ journal, runtime }) };
    world.journal.faults.errorBefore = ({ method }) => (method === 'search' ? DOWN : null);
    expect((await give(world, { ports })).result).toEqual(failed(DOWN));
    expect(world.live()).toEqual([]);
  });

  it('fails where nobody can tell whether a lead has freed what stands in the way', async () => {
    const world = aWorld({ measuredMs: 0 });
    const theirs = { momentId: 'theirs', createdById: '12', amountMinor: 5000 };
    world.journal.plant({ ...theirs, kind: 'reserve' });
    world.journal.plant({ ...theirs, kind: 'post' });
    world.journal.plant({ ...theirs, kind: 'reverse', createdById: '90' });
    const error = { kind: 'refused_by_role', what: 'users', action: 'read' } as const;
    const set = { teamMonthMinor: 5000 };
    const plain = givePorts(world);
    const directory = { ...aDirectory(), leadsAmong: () => Promise.resolve(fail(error)) };
    const reader = aLedgerReader({ journal: plain.journal, runtime: plain.runtime, directory }, { limits: limits(set) });
    expect((await give(world, { ports: { ...plain, reader }, set })).result).toEqual(failed(error));
    expect(world.live().filter(({ momentId }) => momentId !== 'theirs')).toEqual([]);
  });
});
