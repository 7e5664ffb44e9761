import { expect, it } from 'vitest';
import type { World } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { aDraft } from '#builders/a-draft.ts';
import { eur } from '#builders/currencies.ts';
import { makeCheckpoint } from '#domain/journal/make-checkpoint.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { AMOUNT_MINOR, busy } from './a-carried-journal.ts';
import { give, givePorts } from './a-giver.ts';

/** Full to the last cent. */
const LIMITS = { teamMonthMinor: 2000 * AMOUNT_MINOR };

/** A month that was counted for so long that the list's newest page does not come down to what its total reaches. */
function stampSlowly(world: World): void {
  const { entries } = world.journal;
  const terms = { leadIds: new Set(['90']), currency: 'EUR', timeZone: TIME_ZONE, largestMinor: 0 };
  const { commitments } = foldLedger(entries, terms);
  const upTo = entries.findLast(({ createdAtMs }) => createdAtMs < hoursBefore(1));
  if (upTo === undefined) throw new Error('Nothing is as old as that.');
  const parts = makeCheckpoint({ commitments, previous: null, upTo }, { nowMs: hoursBefore(1), timeZone: TIME_ZONE });
  for (const checkpoint of parts) {
    const about = { momentId: 'checkpoint-1', createdById: '90', agentId: '90' };
    world.journal.plant({ ...about, kind: 'checkpoint', createdAtMs: NOW_MS, detail: { checkpoint } }, `checkpoint:1:${checkpoint.part}`);
  }
}

it('gives nothing more of a full month once whoever totalled it is known to be a lead, and that total is out of sight', async () => {
  const world = busy();
  stampSlowly(world);
  const { result } = await give(world, {
    set: LIMITS,
    ports: givePorts(world, LIMITS),
    draft: aDraft({ amount: eur(100), customerId: '701' }),
  });
  expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'team_month' } } });
});
