import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage, anAskedMoment } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { isAnyWaiting, readFirst } from '#features/lead/session/first-reading.ts';

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
