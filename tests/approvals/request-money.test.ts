import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aRequest, atWork, ran } from '#builders/a-request.ts';
import { plantDecided, plantDeciding } from '#builders/a-decision.ts';
import { aWorld } from '#builders/a-world.ts';
import { heldFor, syncForDecision, syncSince } from '#approvals/request-money.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { LookError } from '#ledger/ledger-reader.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';
import type { FakeJournal } from '../fakes/fake-journal.ts';

/** What somebody undid, of whom it matters whether they lead. */
function reverse(momentId: string, createdById: string, customerId: string): Parameters<FakeJournal['plant']>[0] {
  return { kind: 'reverse', momentId, createdById, customerId };
}

describe('looking', () => {
  it('finds what is held, and says why it cannot', async () => {
    const world = aWorld({ leadIds: LEADS });
    plantDecided(world, 'approve', { createdById: '22', amountMinor: 4000 });
    const { ports } = atWork(world, '21');
    expect(await ran(world, syncForDecision(ports, aRequest()))).toMatchObject({
      ok: true,
      value: { agentId: '22', state: 'granted' },
    });
    expect(await ran(world, syncSince(ports, { ...aRequest(), moment: { ...aRequest().moment, id: 'other' } }))).toEqual({
      ok: true,
      value: null,
    });
    for (const method of ['tail', 'search']) {
      world.journal.faults.errorBefore = (call) => (call.method === method ? DOWN : null);
      const looked = await ran(world, syncForDecision(atWork(world, '21').ports, aRequest()));
      expect(looked).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look' } });
    }
  });

  it.each<[LookError, object]>([
    [{ kind: 'too_long' }, { kind: 'journal_too_long', heldUntilMs: null }],
    [
      { kind: 'failed', error: DOWN },
      { kind: 'failed', step: 'look', error: DOWN, heldUntilMs: null },
    ],
  ])('that ended as %j says %j', async (ended, error) => {
    const world = aWorld({ leadIds: LEADS });
    const { ports } = atWork(world, '21');
    const unlooked = (): Promise<Result<void, LookError>> => Promise.resolve(fail(ended));
    const stopped = { ...ports, reader: { ...ports.reader, look: unlooked, readSince: unlooked } };
    for (const sync of [syncForDecision, syncSince]) expect(await ran(world, sync(stopped, aRequest()))).toEqual({ ok: false, error });
  });

  it('to decide reads all that the customer was given over the whole window, of which the index tells a hundred at a time', async () => {
    const world = aWorld({ leadIds: LEADS });
    const { ports, terms } = atWork(world, '21');
    const sinceMs = world.time.nowMs() - terms.limits.customerWindowDays * DAY_MS;
    for (let count = 0; count < 150; count += 1) {
      world.journal.plant({ kind: 'reserve', momentId: `m${count}`, customerId: '701', createdAtMs: sinceMs + 1000 * (count + 1) });
    }
    const reader = { ...ports.reader, look: () => Promise.resolve(ok(undefined)) };
    await ran(world, syncForDecision({ ...ports, reader }, aRequest()));
    expect([...reader.entries()]).toHaveLength(150);
  });

  it.each([
    ['about the request', 'what was written since it was asked', syncSince, ['21']],
    ['about the request or its customer', 'a decision', syncForDecision, ['21', '22']],
  ] as const)('asks who leads of those alone who wrote %s, for %s', async (_whom, _what, sync, asked) => {
    const world = aWorld({ leadIds: LEADS });
    world.journal.plant(reverse('asked-1', '21', 'another'));
    world.journal.plant(reverse('earlier', '22', '701'));
    world.journal.plant(reverse('elsewhere', '99', 'another'));
    const directory = createFakeDirectory(LEADS);
    await ran(world, sync(atWork(world, '11', { directory }).ports, aRequest()));
    expect(directory.calls.flatMap(({ keys }) => keys).toSorted()).toEqual(asked);
  });

  it('waits until the list shows what was written before it began', async () => {
    const world = aWorld({ leadIds: LEADS, listLagMs: 3000, measuredMs: 3000 });
    const { ports } = atWork(world, '21');
    await ran(world, ports.reader.readTail());
    plantDeciding(world, 'approve', { createdById: '22', amountMinor: 4000 });
    expect(await ran(world, syncSince(ports, aRequest()))).toMatchObject({ ok: true, value: { countsMinor: 4000 } });
  });

  it('finds nothing held once whoever reserved can post no more', async () => {
    const world = aWorld({ leadIds: LEADS });
    plantDeciding(world, 'approve', { createdById: '22', amountMinor: 4000 });
    const { ports } = atWork(world, '21');
    await ran(world, ports.reader.readTail());
    expect(heldFor(ports, 'asked-1')).toMatchObject({ state: 'reserved', countsMinor: 4000 });
    world.time.pass(HOLD_MS + 1);
    expect(heldFor(ports, 'asked-1')).toBeNull();
  });
});
