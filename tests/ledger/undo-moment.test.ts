import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { EUR, currency } from '#builders/currencies.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { undoMoment } from '#ledger/undo-moment.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import { createFakeExecutor } from '../fakes/fake-executor.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';

/** Something that was given on a ticket. */
function plantGiven(world: World, over: Partial<JournalEntry> = {}): void {
  for (const kind of ['reserve', 'post'] as const) world.journal.plant({ kind, momentId: 'moment-1', createdById: '12', ...over });
}

async function undo(
  world: World,
  commitment: Commitment,
  {
    causeFieldId = null,
    workspace = createFakeWorkspace(aTicket()),
    isRecorded = true,
    executors = [createByHand()],
  }: {
    causeFieldId?: string | null;
    workspace?: FakeWorkspace;
    isRecorded?: boolean;
    executors?: readonly GestureExecutor[];
  } = {},
): ReturnType<typeof undoMoment> {
  const journal = world.journal.as('12');
  const runtime = world.runtime();
  const ports = {
    journal,
    moments: world.moments.as('12'),
    runtime,
    reader: aLedgerReader({ journal, runtime, directory: aDirectory(['90']) }, { agentId: '12' }),
    workspace,
    executors,
  };
  await ports.reader.readTail();
  await ports.reader.learnLeads();
  const undone = undoMoment(ports, commitment, { agentId: '12', timeZone: TIME_ZONE, currency: EUR, causeFieldId, isRecorded });
  await world.time.run();
  return undone;
}

describe('what was refused before it was written down', () => {
  it.each([true, false])('reaches nothing more, but a record that another page has written: %s', async (isWritten) => {
    const world = aWorld();
    plantGiven(world);
    if (isWritten) await world.moments.as('11').create({ ...aDraft(), id: 'moment-1', status: 'given' });
    expect(await undo(world, aCommitment({ detail: { gesture: 'credit' } }), { isRecorded: false })).toEqual({ ok: true, value: [] });
    expect(world.live()).toEqual([]);
    expect([...world.moments.moments.values()].map(({ status }) => status)).toEqual(isWritten ? ['voided'] : []);
  });
});

describe('what undoing does not reach', () => {
  it.each([
    ['apology', ['reply']],
    ['call', ['reply', 'work_done']],
    ['credit', ['reply', 'money_outside']],
  ] as const)('of an act of kind %s is %j', async (gesture, left) => {
    const world = aWorld();
    plantGiven(world);
    await world.moments.as('12').create({ ...aDraft(), id: 'moment-1', status: 'given' });
    expect(await undo(world, aCommitment({ detail: { gesture } }))).toEqual({ ok: true, value: left });
    expect(world.live()).toEqual([]);
    expect(world.moments.moments.get('moment-1')?.status).toBe('voided');
  });
});

async function undoneBy(stated: Commitment['stated']): Promise<unknown> {
  const world = aWorld();
  plantGiven(world, { amountMinor: null, currency: '' });
  await undo(world, aCommitment({ stated, countsMinor: 10_000 }));
  expect(world.live()).toEqual([]);
  return world.journal.entries.at(-1);
}

describe('the entry that undoes', () => {
  it('states the sum that was stated, in its currency, whatever that counts as', async () => {
    expect(await undoneBy(money(500, currency('USD')))).toMatchObject({ kind: 'reverse', amountMinor: 500, currency: 'USD' });
  });

  it("states nothing, in the team's currency, where nothing was stated", async () => {
    expect(await undoneBy(null)).toMatchObject({ kind: 'reverse', amountMinor: 0, currency: 'EUR' });
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

describe('undoing on a ticket', () => {
  it('whose tag cannot be removed says that it stays, and frees all the same', async () => {
    const world = aWorld();
    await world.moments.as('12').create({ ...aDraft(), id: 'moment-1', status: 'given' });
    plantGiven(world);
    const workspace = createFakeWorkspace(aTicket());
    workspace.failWith = (method) => (method === 'removeTag' ? { kind: 'timed_out', what: method } : null);
    expect(await undo(world, aCommitment({ detail: { gesture: 'apology' } }), { workspace })).toEqual({
      ok: true,
      value: ['reply', 'tag'],
    });
    expect(world.live()).toEqual([]);
  });

  it('takes back nothing outside where the journal does not say what was given', async () => {
    const world = aWorld();
    await world.moments.as('12').create({ ...aDraft(), id: 'moment-1', status: 'given' });
    expect(await undo(world, aCommitment({ detail: {} }))).toEqual({ ok: true, value: ['reply'] });
  });
});

describe('undoing what has no story, or one that cannot be marked', () => {
  it('frees it, and says of a story what was not done', async () => {
    const world = aWorld();
    await world.moments.as('12').create({ ...aDraft(), id: 'moment-1', status: 'given' });
    plantGiven(world);
    world.moments.faults.errorBefore = ({ method }) =>
      method === 'setStatus' ? { kind: 'rejected', what: 'moments', detail: 'no' } : null;
    expect(await undo(world, aCommitment())).toEqual({ ok: true, value: ['reply', 'money_outside', 'story_status'] });
    expect(world.live()).toEqual([]);
  });

  it('frees nothing where it is not written', async () => {
    const world = aWorld();
    plantGiven(world);
    world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    expect(await undo(world, aCommitment())).toEqual({ ok: false, error: DOWN });
    expect(world.live()).toHaveLength(1);
  });

  it('names the attempt that was granted', async () => {
    const world = aWorld();
    plantGiven(world);
    await undo(world, aCommitment({ detail: { gesture: 'credit', attempt: 2 } }));
    expect(world.journal.calls.at(-1)?.keys).toEqual(['reverse:moment-1:2']);
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'reverse', detail: { attempt: 2 } });
  });
});

it('the provider takes it back at once, whoever waits for a record that may be written yet', async () => {
  const world = aWorld();
  const provider = createFakeExecutor();
  const startedMs = world.time.nowMs();
  plantGiven(world, { createdAtMs: startedMs, detail: { gesture: 'credit', receipt: provider.name } });
  const reversedAtMs: number[] = [];
  const timed: GestureExecutor = {
    ...provider,
    reverse(...what) {
      reversedAtMs.push(world.time.nowMs());
      return provider.reverse(...what);
    },
  };
  const left = await undo(world, aCommitment({ detail: { gesture: 'credit' } }), { executors: [timed, createByHand()] });
  expect(left).toEqual({ ok: true, value: ['reply', 'story_status'] });
  expect(reversedAtMs).toEqual([startedMs]);
  expect(world.time.nowMs()).toBeGreaterThan(startedMs + 10_000);
});

describe('the tag of the ticket', () => {
  it.each([
    ['stays while something else stands there', '502', ['made_right']],
    ['goes with the last', '503', []],
  ])('%s', async (_title, ticketId, tags) => {
    const world = aWorld();
    plantGiven(world, { ticketId: '502' });
    plantGiven(world, { momentId: 'moment-2', ticketId, createdById: '11' });
    const workspace = createFakeWorkspace(aTicket({ tags: ['made_right'] }));
    await undo(world, aCommitment(), { workspace });
    expect(workspace.tags).toEqual(tags);
  });
});

it('what was given before a lead started the month in another currency stays in the sum that was said', async () => {
  const world = aWorld();
  plantGiven(world, { currency: 'USD' });
  const [reserve] = world.journal.entries;
  const id = reserve?.id ?? '';
  const part = { month: '2026-03', upToId: id, upToMs: 0, carriedMinor: 900, carriedUpToId: id, carriedUpToMs: 0 };
  const checkpoint = { ...part, timeZone: TIME_ZONE, part: 1, parts: 1, recent: [], started: [money(500, currency('USD'))] };
  const undone = async (): Promise<unknown> => {
    const done = await undo(world, aCommitment({ reserveId: id, stated: money(500, currency('USD')), detail: { gesture: 'apology' } }));
    return done.ok ? done.value : done.error;
  };
  expect(await undone()).not.toContain('started_sum');
  // Of a lead's own: nobody else's total counts here.
  world.journal.plant({ kind: 'checkpoint', momentId: 'c-1', createdById: '12', detail: { checkpoint } });
  expect(await undone()).not.toContain('started_sum');
  world.journal.plant({ kind: 'checkpoint', momentId: 'c-2', createdById: '90', detail: { checkpoint } });
  expect(await undone()).toContain('started_sum');
  // Of its own currency a total is counted, and counted again.
  const own = await undo(world, aCommitment({ reserveId: id, detail: { gesture: 'apology' } }));
  expect(own.ok && own.value).not.toContain('started_sum');
});
