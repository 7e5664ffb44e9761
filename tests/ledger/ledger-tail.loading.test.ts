import { expect, it, vi } from 'vitest';
import { aLedgerTail } from '#builders/a-ledger-reader.ts';
import { aWorld } from '#builders/a-world.ts';

it('what judges a currency and cannot be loaded is a script of ours that did not load, and nothing is read without it', async () => {
  const world = aWorld();
  world.journal.plant({ kind: 'reserve', momentId: 'm-1', currency: 'USD' });
  vi.doMock('#ledger/currency-stop.ts', () => {
    throw new Error('gone');
  });
  const tail = aLedgerTail({ journal: world.journal.as('11'), runtime: world.runtime() });
  expect(await tail.readTail()).toMatchObject({ ok: false, error: { kind: 'chunk', cause: expect.any(Error) } });
  vi.doUnmock('#ledger/currency-stop.ts');
  expect(await tail.readTail()).toMatchObject({ ok: true });
  // Once it is there it is not asked for again.
  vi.doMock('#ledger/currency-stop.ts', () => {
    throw new Error('gone');
  });
  expect(await tail.readTail()).toMatchObject({ ok: true });
});
