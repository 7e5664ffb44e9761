import { describe, expect, it } from 'vitest';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { limitsKey } from '#ledger/limits-key.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';

const LEAD = '90';
const { currency: _euro, ...SAID } = limits({ gestureMinor: 1000 });

function nameOf(id: string, atMs: number): string {
  return `${id}@${atMs.toString(36)}`;
}

/** Looks at a journal whose newest post names limits, after these entries; tells what was asked for beside the list, and about whom. */
async function looked(names: readonly string[], entries: readonly Partial<JournalEntry>[] = []) {
  const world: World = aWorld();
  const directory = createFakeDirectory([LEAD]);
  for (const entry of entries) world.journal.plant({ kind: 'thanks', momentId: 'else', ...entry });
  world.journal.plant({ kind: 'post', momentId: 'm-1', detail: { limitsIds: names } });
  const reader = aLedgerReader({ journal: world.journal.as('11'), runtime: world.runtime(), directory });
  const looking = reader.look(Infinity, { customerId: '701', ticketId: '501' });
  await world.time.run();
  expect(await looking).toMatchObject({ ok: true });
  const asked = world.journal.calls.filter(({ method }) => method === 'byExternalIds').map(({ keys }) => keys);
  return { asked, people: directory.calls.map(({ keys }) => keys) };
}

describe('limits that others went by', () => {
  it('are read by their key where the list does not show them, whatever else stands there under their id', async () => {
    const name = nameOf('said', NOW_MS);
    for (const entry of [
      {},
      { kind: 'thanks', momentId: 'said', detail: { limits: SAID } },
      { kind: 'limits', momentId: 'said', detail: {} },
    ] as const)
      expect((await looked([name], [entry])).asked).toEqual([[limitsKey('said')]]);
  });

  it('are not read once more where the list shows them', async () => {
    const said = { kind: 'limits', momentId: 'said', createdById: LEAD, detail: { limits: SAID } } as const;
    expect((await looked([nameOf('said', NOW_MS)], [said])).asked).toEqual([]);
  });

  it('are read where they were said after this page was opened, and not where its settings tell them', async () => {
    const openedMs = NOW_MS - LATE_MS;
    expect((await looked([nameOf('said', openedMs)])).asked).toEqual([]);
    expect((await looked([nameOf('said', openedMs + 1)])).asked).toEqual([[limitsKey('said')]]);
  });

  it('are read as many as one request has keys for, the last of them', async () => {
    const ids = Array.from({ length: 22 }, (_, index) => `said-${index}`);
    expect((await looked(ids.map((id) => nameOf(id, NOW_MS)))).asked).toEqual([ids.slice(2).map(limitsKey)]);
  });
});

it('who is a lead is asked of those who have said limits, and of nobody else', async () => {
  const { people } = await looked(
    [],
    [
      { createdById: '12', detail: { limits: SAID } },
      { kind: 'limits', createdById: '13', detail: {} },
      { kind: 'limits', createdById: LEAD, detail: { limits: SAID } },
    ],
  );
  expect(people).toEqual([[LEAD]]);
});
