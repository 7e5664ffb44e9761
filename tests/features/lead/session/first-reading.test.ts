import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage, anAskedMoment } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLineKind } from '#domain/moments/request-line.ts';
import { type FirstReading, countWaiting, isAnyWaiting, readFirst, waitingIn } from '#features/lead/session/first-reading.ts';

async function aReading() {
  const world = aWorld();
  await world.moments.as('11').create(anAskedMoment());
  const { archive, session } = aLeadPage(world, { agent: LENA });
  world.moments.calls.length = 0;
  const { ports } = session.core;
  return { world, archive, read: () => readFirst(ports) };
}

describe('what is read before a tab opens', () => {
  it('is the newest moments and the requests among and beside them, in two requests', async () => {
    const { world, archive, read } = await aReading();
    const first = await read();
    expect(first).toMatchObject({
      ok: true,
      value: { newest: { items: [{ id: 'moment-1' }] }, asked: { requests: [{}], indexError: null } },
    });
    expect(first.ok && isAnyWaiting(first.value)).toBe(true);
    expect([archive.calls.map(({ method }) => method), world.moments.calls.map(({ method }) => method)]).toEqual([
      ['newest'],
      ['requests'],
    ]);
  });

  it('is what the list tells where the index does not answer, and nothing where the list does not', async () => {
    const { world, archive, read } = await aReading();
    world.moments.faults.errorBefore = () => DOWN;
    expect(await read()).toMatchObject({ ok: true, value: { asked: { requests: [{}], indexError: DOWN } } });
    archive.faults.errorBefore = () => DOWN;
    expect(await read()).toEqual({ ok: false, error: DOWN });
  });
});

function aRequestAfter(kind: RequestLineKind): MomentRequest {
  const line = { kind, byId: '91', byName: 'Lena Sample', atMs: 0, text: '', amountMinor: null };
  return { moment: anAskedMoment(), lines: [line], createdAtMs: 0, createdById: '11' };
}

function aFirst(asked: Partial<FirstReading['asked']>): FirstReading {
  const none = { requests: [], answered: [], hasMore: false, unreadable: 0, asTheyStand: [], indexError: null };
  return { newest: { items: [], next: null, unreadable: 0 }, asked: { ...none, ...asked } };
}

describe('whether a lead is waited for', () => {
  it('is told by requests that no lead has answered, and by replies to their questions', () => {
    const all = (['asked', 'question', 'reply', 'approved'] as const).map(aRequestAfter);
    expect(waitingIn(aFirst({ requests: all }).asked)).toBe(2);
    expect(all.map((one) => isAnyWaiting(aFirst({ requests: [one] })))).toEqual([true, false, true, false]);
  });

  it.each([
    ['goes on, and the index does not answer', { hasMore: true, indexError: DOWN }, true],
    ['ends, and the index does not answer', { indexError: DOWN }, false],
    ['goes on, and the index has told what waits', { hasMore: true }, false],
  ])('is not known, so that it may be, where the list %s', (_what, asked, expected) => {
    expect(isAnyWaiting(aFirst(asked))).toBe(expected);
  });

  it('is counted in two requests, and not where they fail', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    world.moments.calls.length = 0;
    const ports = { moments: world.moments.as('91'), runtime: world.runtime() };
    expect(await countWaiting(ports)).toBe(1);
    expect(world.moments.calls).toHaveLength(2);
    world.moments.faults.errorBefore = () => DOWN;
    const counting = countWaiting(ports);
    await world.time.run();
    expect(await counting).toBeNull();
  });
});
