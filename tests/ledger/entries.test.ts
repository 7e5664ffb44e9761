import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aWorld } from '#builders/a-world.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { entryKeys, entryOf, voidEntry } from '#ledger/entries.ts';

describe("a moment's entries", () => {
  it('have a key each, and a void one for everybody who writes it', () => {
    expect(entryKeys('m-1', '11')).toEqual({ reserve: 'reserve:m-1', post: 'post:m-1', void: 'void:m-1:11' });
    expect(entryKeys('m-1', '12').void).not.toBe(entryKeys('m-1', '11').void);
  });

  it('name what they are about', () => {
    expect(entryOf(aDraft(), { momentId: 'm-1', kind: 'post', writerId: '11', detail: {} })).toMatchObject({
      externalId: 'post:m-1',
      kind: 'post',
      customerId: '701',
      amountMinor: 1500,
    });
  });

  it('are known as taken back as soon as the void is written', async () => {
    const world = aWorld();
    const journal = world.journal.as('11');
    const runtime = world.runtime();
    const reader = aLedgerReader({ journal, runtime });
    reader.learn([world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdById: '11' })]);
    expect(
      await voidEntry({ journal, runtime, reader }, aDraft(), { momentId: 'm-1', writerId: '11', attempt: 1, isOfAll: false }),
    ).toEqual({ ok: true, value: undefined });
    expect(reader.ledger().commitments).toMatchObject([{ state: 'voided' }]);
  });
});
