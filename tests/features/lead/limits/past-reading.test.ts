import { describe, expect, it } from 'vitest';
import { aLeadPage } from '#builders/a-lead-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { JPY, eur } from '#builders/currencies.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { TRIED_DAYS, readPast } from '#features/lead/limits/past-reading.ts';

async function write(world: World, id: string, over: Partial<Moment> = {}): Promise<void> {
  const writing = world.moments.as('11').create({ ...aDraft({ amount: eur(1500) }), id, status: 'given', ...over });
  await world.time.run();
  await writing;
}

function reading(world: World, isWanted: () => boolean = () => true) {
  const page = aLeadPage(world);
  const progress: (readonly [number, boolean])[] = [];
  const read = async () => {
    const past = readPast(page.session.core, {
      isWanted,
      onProgress: (count, isWaiting) => {
        progress.push([count, isWaiting]);
      },
    });
    await world.time.run();
    return past;
  };
  return { ...page, progress, read };
}

describe('what was given in the last ninety days', () => {
  it('is what was given in the team’s currency, with what was suggested, and as the lead’s who approved it', async () => {
    const world = aWorld();
    await write(world, 'old');
    world.time.pass(TRIED_DAYS * DAY_MS + 1);
    await write(world, 'a');
    await write(world, 'b', { status: 'voided' });
    await write(world, 'c', { amount: money(1500, JPY) });
    const { decision } = aDraft();
    const request = [{ kind: 'approved', byId: '90', byName: '', atMs: 0, text: '', amountMinor: 4000 }] as const;
    await write(world, 'd', { decision: { ...decision, request } });
    const { read } = reading(world);
    const past = await read();
    expect(past).toMatchObject({ ok: true, value: { isWhole: true, unreadable: 0 } });
    const moments = past.ok ? (past.value?.moments ?? []) : [];
    expect(
      moments.map(({ id, agentId, isLead, amountMinor, suggestedMinor }) => [id, agentId, isLead, amountMinor, suggestedMinor]),
    ).toEqual([
      ['a', '11', false, 1500, 1500],
      ['d', '90', true, 1500, 1500],
    ]);
  });

  it('is read a hundred at a time, told as it comes', async () => {
    const world = aWorld();
    for (let index = 0; index < 130; index += 1) await write(world, `m-${index}`);
    const { read, progress, archive } = reading(world);
    const past = await read();
    expect(past.ok && past.value?.moments.length).toBe(130);
    expect(archive.calls).toHaveLength(2);
    expect(progress.map(([count]) => count)).toEqual([0, 100, 100, 130]);
  });

  it('is nothing for whoever does not want it any more, and asks no further', async () => {
    const world = aWorld();
    for (let index = 0; index < 130; index += 1) await write(world, `m-${index}`);
    let isWanted = true;
    const { read, archive } = reading(world, () => isWanted);
    archive.faults.errorBefore = () => {
      isWanted = false;
      return null;
    };
    expect(await read()).toEqual({ ok: true, value: null });
    expect(archive.calls).toHaveLength(1);
  });

  it('waits as long as Zendesk says, a few times, and says so', async () => {
    const world = aWorld();
    await write(world, 'a');
    const { read, archive, progress } = reading(world);
    let refusals = 2;
    archive.faults.errorBefore = () => (refusals-- > 0 ? { kind: 'rate_limited', what: 'moments', retryAfterMs: 40_000 } : null);
    expect(await read()).toMatchObject({ ok: true, value: { moments: [{ id: 'a' }] } });
    expect(progress).toContainEqual([0, true]);
    archive.faults.errorBefore = () => ({ kind: 'rate_limited', what: 'moments', retryAfterMs: 40_000 });
    expect(await read()).toMatchObject({ ok: false, error: { kind: 'rate_limited' } });
  });

  it('cannot be told where Zendesk does not answer', async () => {
    const { read, archive } = reading(aWorld());
    archive.faults.errorBefore = () => DOWN;
    expect(await read()).toEqual({ ok: false, error: DOWN });
  });
});
