import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { readLineUp, readMore } from '#features/lead/line-up/line-up-reading.ts';

/** A page in an account where so many moments were told, one every so many days, the newest now. */
function opened(count: number, everyDays: number) {
  const world = aWorld();
  const page = aLeadPage(world, { agent: LENA });
  const moments = Array.from({ length: count }, (_one, index) =>
    aServiceMoment({ id: `m${index}`, giving: null, createdAtMs: NOW_MS - (count - 1 - index) * everyDays * DAY_MS }),
  );
  page.archive.logged.push(...moments);
  const read = async () => {
    const reading = readLineUp(page.session.core);
    await world.time.run();
    return reading;
  };
  return { ...page, world, read };
}

describe('what a line-up is chosen from', () => {
  it.each([
    ['all there is, where that is little', 50, 0.1, { pages: 1, next: null, wholeSince: '' }],
    ['two pages at first', 300, 0.01, { pages: 2, next: 'm100', wholeSince: '2026-03-17' }],
    ['no page beyond five weeks', 300, 0.5, { pages: 1, next: null, wholeSince: '2026-01-29' }],
  ])('is %s', async (_what, count, everyDays, expected) => {
    const read = await opened(count, everyDays).read();
    expect(read).toMatchObject({ ok: true, value: { ...expected, day: '2026-03-18', history: [] } });
  });

  it('is read on page by page, each moment once', async () => {
    const page = opened(300, 0.01);
    const first = await page.read();
    const more = first.ok ? await readMore(page.session.core, first.value, '2026-03-18') : first;
    expect(more).toMatchObject({ ok: true, value: { pages: 3, next: null, wholeSince: '' } });
    expect(more.ok && new Set(more.value.moments.map(({ id }) => id)).size).toBe(300);
  });

  it('knows what earlier line-ups told', async () => {
    const page = opened(1, 1);
    const lineUp = { day: '2026-03-17', every: 'day', told: {}, namedIds: [], readerId: '', nextReaderId: '', isHeld: false } as const;
    page.world.journal.plant({ kind: 'line_up', momentId: 'line-ups', detail: { lineUp } });
    expect(await page.read()).toMatchObject({ ok: true, value: { history: [{ day: '2026-03-17' }] } });
  });

  it.each(['archive', 'lineUps'] as const)('is nothing where %s cannot be read', async (part) => {
    const page = opened(1, 1);
    page[part].faults.errorBefore = () => DOWN;
    expect(await page.read()).toEqual({ ok: false, error: DOWN });
  });
});
