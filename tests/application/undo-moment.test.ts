import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { createJournalReader } from '#application/journal-reader.ts';
import { isUndoable, undoMoment } from '#application/undo-moment.ts';
import type { Commitment } from '#domain/journal/entries.ts';
import { dayStart } from '#domain/shared/time.ts';
import { createFakeWorkspace } from '../fakes/fake-workspace.ts';

const midnightMs = dayStart('2026-03-18', TIME_ZONE);

function undo(world: World, commitment: Commitment): ReturnType<typeof undoMoment> {
  const journal = world.journal.as('12');
  const surroundings = world.surroundings();
  const ports = {
    journal,
    moments: world.moments.as('12'),
    surroundings,
    reader: createJournalReader({ journal, surroundings }),
    workspace: createFakeWorkspace(aTicket()),
  };
  return undoMoment(ports, commitment, { agentId: '12', timeZone: TIME_ZONE });
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

it('undoing a reservation that no moment followed leaves nothing behind', async () => {
  const world = aWorld();
  world.journal.plant({ kind: 'reserve', momentId: 'moment-1', createdById: '12' });
  expect(await undo(world, aCommitment({ state: 'reserved' }))).toEqual({ ok: true, value: [] });
  expect(world.live()).toEqual([]);
});

describe('who can undo', () => {
  const given = aCommitment({ agentId: '12', reservedAtMs: midnightMs });
  const who = { agentId: '12', isLead: false, nowMs: NOW_MS, timeZone: TIME_ZONE };

  it('is the agent who gave it, on that day of the account and not a moment longer', () => {
    expect(isUndoable(given, who)).toBe(true);
    expect(isUndoable({ ...given, reservedAtMs: midnightMs - 1 }, who)).toBe(false);
    expect(isUndoable(given, { ...who, agentId: '11' })).toBe(false);
  });

  it('is a lead at any time', () => {
    expect(isUndoable({ ...given, reservedAtMs: 0 }, { ...who, agentId: '90', isLead: true })).toBe(true);
  });

  it('is nobody where it is undone already', () => {
    expect(isUndoable({ ...given, state: 'voided' }, { ...who, isLead: true })).toBe(false);
  });
});
