import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, currency } from '#builders/currencies.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { undoMoment } from '#ledger/undo-moment.ts';
import { isUndoable } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import { dayStart } from '#domain/shared/time.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';

const midnightMs = dayStart('2026-03-18', TIME_ZONE);

async function undo(
  world: World,
  commitment: Commitment,
  { causeFieldId = null, workspace = createFakeWorkspace(aTicket()) }: { causeFieldId?: string | null; workspace?: FakeWorkspace } = {},
): ReturnType<typeof undoMoment> {
  const journal = world.journal.as('12');
  const runtime = world.runtime();
  const ports = {
    journal,
    moments: world.moments.as('12'),
    runtime,
    reader: aLedgerReader({ journal, runtime }, { agentId: '12' }),
    workspace,
    executors: [createByHand()],
  };
  await ports.reader.readTail();
  const undone = undoMoment(ports, commitment, { agentId: '12', timeZone: TIME_ZONE, currency: EUR, causeFieldId });
  await world.time.run();
  return undone;
}

describe('what undoing does not reach', () => {
  it.each([
    ['apology', ['reply']],
    ['call', ['reply', 'work_done']],
    ['credit', ['reply', 'money_outside']],
  ] as const)('of an act of kind %s is %j', async (gesture, left) => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'moment-1', createdById: '12' });
    await world.moments.as('12').create({ ...aDraft(), id: 'moment-1', status: 'given' });
    expect(await undo(world, aCommitment({ detail: { gesture } }))).toEqual({ ok: true, value: left });
    expect(world.live()).toEqual([]);
  });
});

async function undoneBy(stated: Commitment['stated']): Promise<unknown> {
  const world = aWorld();
  world.journal.plant({ kind: 'reserve', momentId: 'moment-1', createdById: '12', amountMinor: null, currency: '' });
  await undo(world, aCommitment({ stated, countsMinor: 10_000 }));
  expect(world.live()).toEqual([]);
  return world.journal.entries.at(-1);
}

describe('the entry that undoes', () => {
  it('states the sum that was stated, in its currency, whatever that counts as', async () => {
    expect(await undoneBy(money(500, currency('USD')))).toMatchObject({ kind: 'void', amountMinor: 500, currency: 'USD' });
  });

  it("states nothing, in the team's currency, where nothing was stated", async () => {
    expect(await undoneBy(null)).toMatchObject({ kind: 'void', amountMinor: 0, currency: 'EUR' });
  });
});

it('the cause that was set in a field of the ticket stays there', async () => {
  const world = aWorld();
  await world.moments.as('12').create({ ...aDraft(), id: 'moment-1', status: 'given' });
  expect(await undo(world, aCommitment({ detail: { gesture: 'apology' } }), { causeFieldId: '360' })).toEqual({
    ok: true,
    value: ['reply', 'field'],
  });
});

describe('undoing a reservation that no moment followed', () => {
  it('leaves nothing behind', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'moment-1', createdById: '12' });
    expect(await undo(world, aCommitment({ state: 'reserved' }), { causeFieldId: '360' })).toEqual({ ok: true, value: [] });
    expect(world.live()).toEqual([]);
  });

  it('is told from a refusal to mark a moment that is there', async () => {
    const world = aWorld();
    await world.moments.as('12').create({ ...aDraft(), id: 'moment-1', status: 'given' });
    world.moments.faults.errorBefore = ({ method }) =>
      method === 'setStatus' ? { kind: 'rejected', what: 'moments', detail: 'no' } : null;
    expect(await undo(world, aCommitment({ state: 'reserved' }))).toEqual({
      ok: true,
      value: ['reply', 'money_outside', 'story_status'],
    });
  });
});

describe('the tag of the ticket', () => {
  it.each([
    ['stays while something else stands there', '502', ['made_right']],
    ['goes with the last', '503', []],
  ])('%s', async (_title, ticketId, tags) => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'moment-1', ticketId: '502', createdById: '12' });
    world.journal.plant({ kind: 'reserve', momentId: 'moment-2', ticketId, createdById: '11' });
    const workspace = createFakeWorkspace(aTicket({ tags: ['made_right'] }));
    await undo(world, aCommitment(), { workspace });
    expect(workspace.tags).toEqual(tags);
  });
});

describe('who can undo', () => {
  const given = aCommitment({ agentId: '12', reservedAtMs: midnightMs });
  const who = { agentId: '12', isLead: false, nowMs: NOW_MS, timeZone: TIME_ZONE };

  it('is the agent who gave it, on that day of the account and not a moment longer', () => {
    expect(isUndoable(given, who)).toBe(true);
    expect(isUndoable({ ...given, reservedAtMs: midnightMs - 1 }, who)).toBe(false);
    expect(isUndoable(given, { ...who, agentId: '11' })).toBe(false);
  });

  it('is a lead at any time, whoever gave it', () => {
    expect(isUndoable({ ...given, reservedAtMs: 0 }, { ...who, isLead: true })).toBe(true);
    expect(isUndoable(given, { ...who, agentId: '90', isLead: true })).toBe(true);
  });

  it('is nobody where it is undone already', () => {
    expect(isUndoable({ ...given, state: 'voided' }, { ...who, isLead: true })).toBe(false);
  });
});
