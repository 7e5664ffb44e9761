import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, hoursBefore } from '#builders/clock.ts';

describe('one reading of the journal', () => {
  it('counts from a stamped total, or as if nobody had ever stamped one', async () => {
    const world = aWorld();
    const upTo = world.journal.plant({ kind: 'reserve', momentId: 'm-1', amountMinor: 500, createdAtMs: hoursBefore(5) });
    const part = {
      month: '2026-03', upToId: upTo.id, upToMs: upTo.createdAtMs, carriedMinor: 9999, carriedUpToId: upTo.id, carriedUpToMs: upTo.createdAtMs,
      timeZone: TIME_ZONE, part: 1, parts: 1, recent: [],
    }; // prettier-ignore
    world.journal.plant({ kind: 'checkpoint', momentId: 'checkpoint-1', createdById: '91', detail: { checkpoint: part } });
    const snapshot = aLeadCore(world).snapshot();
    await snapshot.reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
    expect(snapshot.ledger(true).checkpoint).toMatchObject({ carriedMinor: 9999 });
    expect(snapshot.ledger(false)).toMatchObject({ checkpoint: null, commitments: [{ countsMinor: 500 }] });
    expect(snapshot.entries()).toHaveLength(2);
  });

  it('counts as if nobody had stamped a total where what somebody stamped says none', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-1', amountMinor: 500, createdAtMs: hoursBefore(5) });
    world.journal.plant({ kind: 'checkpoint', momentId: 'checkpoint-1', createdById: '91' });
    const snapshot = aLeadCore(world).snapshot();
    await snapshot.reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
    expect(snapshot.ledger(false)).toMatchObject({ checkpoint: null, commitments: [{ countsMinor: 500 }] });
  });
});
