import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { fail, ok } from '#domain/shared/result.ts';
import { readStory } from '#features/ticket/session/read-standing.ts';
import type { StoredMoment } from '#ports/moment-store.ts';

type Core = Parameters<typeof readStory>[0];

/** A page whose ticket has a gesture of another browser, and the record that there is of it. */
async function standing(): Promise<Page> {
  const world: World = aWorld({ measuredMs: 0 });
  plantGiven(world.journal, {
    momentId: 'm-1',
    ticketId: '501',
    customerId: '701',
    createdById: '12',
    agentId: '12',
    cause: 'late_delivery',
  });
  return world.open();
}

async function storyOf(found: Awaited<ReturnType<Core['ports']['moments']['find']>>): Promise<unknown> {
  const state = (await standing()).session.getState();
  const told: unknown[] = [];
  const ports = { moments: { find: () => Promise.resolve(found) } };
  await readStory({
    getState: () => state,
    ports,
    update: (change: { readonly story?: unknown }) => void told.push(change.story),
  } as unknown as Core);
  return told;
}

describe('the story of what stands on a ticket', () => {
  const stored: StoredMoment = { id: 'm-1', status: 'given', story: 'Three days late.', kind: 'external_win', todos: [] };

  it('is read from its record', async () => {
    expect(await storyOf(ok(stored))).toEqual([{ state: 'loading' }, { state: 'read', moment: stored }]);
  });

  it('is missing where it was given and never written down, which is not an empty story', async () => {
    expect(await storyOf(ok(null))).toEqual([{ state: 'loading' }, { state: 'missing', error: null }]);
    expect(await storyOf(ok({ ...stored, story: '' }))).toEqual([
      { state: 'loading' },
      { state: 'read', moment: { ...stored, story: '' } },
    ]);
  });

  it('is not known where the record could not be read', async () => {
    expect(await storyOf(fail(DOWN))).toEqual([{ state: 'loading' }, { state: 'failed', error: DOWN }]);
  });
});
