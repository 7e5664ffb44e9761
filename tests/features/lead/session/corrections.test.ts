import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { correct, leadTerms, takeBackMoment } from '#features/lead/session/corrections.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { fail, ok } from '#domain/shared/result.ts';

async function opened() {
  const world = aWorld({ leadIds: new Set([LENA.id]) });
  world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdById: '11', amountMinor: 900, createdAtMs: hoursBefore(1) });
  const core = aLeadCore(world);
  const told: string[] = [];
  core.onEvent((event) => told.push(event));
  await core.snapshot().ledgerReader.readTail();
  const [commitment] = core.snapshot().ledger(true).commitments;
  if (commitment === undefined) throw new Error('nothing is reserved');
  return { world, core, told, commitment };
}

describe('a correction', () => {
  it('that takes a moment back frees its money, and every tab is told', async () => {
    const { world, core, told, commitment } = await opened();
    await takeBackMoment(core, commitment, factsOfCommitment(commitment, EUR));
    expect(world.live()).toEqual([]);
    expect(core.getState().corrections).toEqual(new Map([['m-1', { phase: 'done', carried: 'no' }]]));
    expect(told).toEqual(['corrected']);
  });

  it('of what was edited after totals held it as it was says so, and of what nobody edited that it is free', async () => {
    const { world, core, commitment } = await opened();
    const total = { upToId: commitment.reserveId, monthMinor: 900, timeZone: TIME_ZONE };
    world.journal.plant({ kind: 'post', momentId: 'm-2', detail: { total } });
    await core.snapshot().ledgerReader.readTail();
    await takeBackMoment(core, commitment, factsOfCommitment(commitment, EUR));
    expect(core.getState().corrections.get('m-1')).toMatchObject({ carried: 'no' });
    world.time.pass(1000);
    world.journal.edit(commitment.reserveId, { amountMinor: 1 });
    await core.snapshot().ledgerReader.readTail();
    await takeBackMoment(core, commitment, factsOfCommitment(commitment, EUR));
    expect(core.getState().corrections.get('m-1')).toMatchObject({ carried: 'stamped' });
  });

  it('that fails says why, and every tab is told', async () => {
    const { core, told } = await opened();
    await correct(core, { momentId: 'm-1', reserveId: '1' }, () => Promise.resolve(fail(DOWN)));
    expect(core.getState().corrections.get('m-1')).toEqual({ phase: 'failed', error: DOWN });
    expect(told).toEqual(['corrected']);
  });

  it('is made once however often the button is pressed, and again after it failed', async () => {
    const { core } = await opened();
    let acts = 0;
    const act = () => {
      acts += 1;
      return Promise.resolve(acts === 1 ? fail(DOWN) : ok(undefined));
    };
    const target = { momentId: 'm-1', reserveId: '1' };
    const first = correct(core, target, act);
    expect(core.getState().corrections.get('m-1')).toEqual({ phase: 'working' });
    await Promise.all([first, correct(core, target, act)]);
    expect(acts).toBe(1);
    await correct(core, target, act);
    expect(acts).toBe(2);
  });

  it('that changed last stands last', async () => {
    const { core } = await opened();
    for (const momentId of ['m-1', 'm-2', 'm-1']) {
      await correct(core, { momentId, reserveId: '1' }, () => Promise.resolve(ok(undefined)));
    }
    expect([...core.getState().corrections.keys()]).toEqual(['m-2', 'm-1']);
  });

  it('is made in the name of the lead who looks, by their calendar and currency', () => {
    expect(leadTerms(aLeadCore(aWorld()))).toEqual({ leadId: '91', timeZone: 'Europe/Berlin', currency: EUR });
  });
});
