import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { fail, ok } from '#domain/shared/result.ts';
import { readStory } from '#features/ticket/session/read-standing.ts';
import type { StoredMoment } from '#ports/moment-store.ts';

type Core = Parameters<typeof readStory>[0];

async function storyOf(found: Awaited<ReturnType<Core['ports']['moments']['find']>>): Promise<unknown> {
  const told: unknown[] = [];
  const ports = { moments: { find: () => Promise.resolve(found) } };
  await readStory(
    {
      getFacts: () => ({ stories: new Map() }),
      ports,
      update: (change: { readonly stories: ReadonlyMap<string, unknown> }) => void told.push(change.stories.get('m-1')),
    } as unknown as Core,
    'm-1',
  );
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
