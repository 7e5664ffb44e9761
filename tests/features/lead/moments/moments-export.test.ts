import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aRawRecord } from '#builders/a-raw-record.ts';
import { bytesOf } from '#builders/an-orders-file.ts';
import { readMoments } from '#cli/simulate/moments-file.ts';
import { ok } from '#domain/shared/result.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { type MomentsExportState, createMomentsExport } from '#features/lead/moments/moments-export.ts';
import type { MomentsState } from '#features/lead/moments/types.ts';
import { HELD_AT_MOST, NO_ROWS } from '#features/lead/moments/row-list.ts';
import type { Filter } from '#ports/page-address.ts';
import { expectOk } from '../../../contracts/expect-result.ts';
import { aMomentOf, aMomentsTab } from './a-moments-tab.ts';

const EUR = expectOk(parseCurrency('EUR'));

/** The tab over so many moments, one a day, and the records they are told from. */
async function opened(count: number, at: Filter) {
  const tab = aMomentsTab({ count, at });
  const { records, files } = tab.page;
  records.present.moments.push(
    ...tab.archive.logged.map(({ id, createdAtMs }) => ({
      ...aRawRecord(id),
      externalId: id,
      createdAt: new Date(createdAtMs).toISOString(),
    })),
  );
  await tab.load();
  const start = async (): Promise<void> => {
    const exporting = tab.exporting.start();
    await tab.world.time.run();
    await exporting;
  };
  return { ...tab, records, files, start };
}

function savedIn({ files }: Awaited<ReturnType<typeof opened>>): readonly (readonly [name: string, ids: readonly string[]])[] {
  return [...files.saved].map(([name, { text }]) => {
    const { moments, rejected } = expectOk(readMoments(bytesOf(text), { currency: EUR, timeZone: 'UTC' }));
    expect(rejected).toEqual([]);
    return [name, moments.map(({ id }) => id)] as const;
  });
}

describe('the export of what is shown', () => {
  it('is all of the month that is asked for, the oldest first, as `npm run simulate` reads it, and its name says the month', async () => {
    const page = await opened(320, { when: 'last_month' });
    const { shown } = page.moments.getState();
    const month = shown[0]?.day.slice(0, 7) ?? '';
    expect(shown.length).toBeGreaterThan(27);
    await page.start();
    const file = `make-it-right-moments-${month}.csv`;
    expect(savedIn(page)).toEqual([[file, shown.map(({ id }) => id).toReversed()]]);
    expect(page.exporting.getState().phase).toEqual({ name: 'done', count: shown.length, file });
  });

  it('has what the search lacks of a month, once the list was read back to it', async () => {
    const page = await opened(0, {});
    const { archive, world, moments, records } = page;
    for (let index = 899; index >= 0; index -= 1) {
      const one = aMomentOf(world, Math.floor(index / 15));
      const createdAtMs = one.createdAtMs - (index % 15) * 1_000;
      archive.logged.push({ ...one, id: `m-${index}`, createdAtMs });
      records.present.moments.push({ ...aRawRecord(''), externalId: `m-${index}`, createdAt: new Date(createdAtMs).toISOString() });
    }
    const { ofDays } = archive;
    archive.ofDays = async (...of) => {
      const answer = await ofDays(...of);
      return answer.ok ? ok({ ...answer.value, items: answer.value.items.filter(({ id }) => !id.endsWith('7')) }) : answer;
    };
    await page.load();
    moments.setFilter({ when: 'last_month' });
    await world.time.run();
    const { isMonthSearched, wholeMonth } = moments.getState();
    expect(isMonthSearched).toBe(true);
    const inMonth = archive.logged.filter(({ day }) => day.startsWith(wholeMonth ?? 'none'));
    expect(moments.getState().shown.length).toBeLessThan(inMonth.length);
    await page.start();
    expect(savedIn(page).map(([, ids]) => ids)).toEqual([inMonth.map(({ id }) => id)]);
    page.files.saved.clear();
  });

  it('saves nothing of a month that the search told where reading it from the list is stopped', async () => {
    const { core, moments } = await opened(1, {});
    const state: MomentsState = { ...moments.getState(), wholeMonth: '2026-02', isMonthSearched: true };
    const list = { ...NO_ROWS, next: 'older' };
    const exporting = createMomentsExport(core, {
      getState: () => ({ ...state, moments: { state: 'ready', atMs: 0, value: list } }),
      subscribe: () => () => {},
      readPeriod: () => Promise.resolve(),
      stop: () => {},
    });
    await exporting.start();
    expect(exporting.getState().phase).toEqual({ name: 'stopped' });
  });

  it('reads what had not been read yet, no further than the oldest that is shown, and says that more narrows it', async () => {
    const page = await opened(250, { q: 'told' });
    await page.start();
    const [[name, ids] = ['', []]] = savedIn(page);
    expect(name).toMatch(/^make-it-right-moments-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d-filtered\.csv$/);
    expect(ids).toHaveLength(250);
    const few = await opened(250, { when: 'this_month', q: '#501' });
    await few.start();
    expect(few.records.calls.length).toBeLessThan(40);
  });

  it('saves nothing where it is stopped, or a page does not come', async () => {
    const page = await opened(250, { when: 'last_month' });
    const exporting = page.exporting.start();
    page.exporting.stop();
    await page.world.time.run();
    await exporting;
    expect(page.exporting.getState().phase).toEqual({ name: 'stopped' });
    page.records.faults.errorBefore = () => DOWN;
    await page.start();
    expect(page.exporting.getState().phase).toEqual({ name: 'failed', error: DOWN });
    expect(page.files.saved.size).toBe(0);
    page.records.faults.errorBefore = null;
    await page.start();
    expect(page.files.saved.size).toBe(1);
  });

  it('ends, and saves nothing, where the filter is changed while the period is read', async () => {
    const page = await opened(250, { q: 'told' });
    const exporting = page.exporting.start();
    page.moments.setFilter({ text: 'story' });
    await page.world.time.run();
    await exporting;
    expect(page.exporting.getState().phase).toEqual({ name: 'stopped' });
    // Nor where all of it is there already.
    await page.start();
    page.files.saved.clear();
    const again = page.exporting.start();
    page.moments.setFilter({ text: 'nobody' });
    await page.world.time.run();
    await again;
    expect(page.exporting.getState().phase).toEqual({ name: 'stopped' });
    expect(page.files.saved.size).toBe(0);
  });

  it('goes on where only another moment is selected meanwhile', async () => {
    const page = await opened(250, { q: 'told' });
    const exporting = page.exporting.start();
    page.moments.select('m-3');
    await page.world.time.run();
    await exporting;
    expect(page.exporting.getState().phase).toMatchObject({ name: 'done', count: 250 });
  });

  it('waits until the rows are looked through, and saves what the filter shows then', async () => {
    const page = await opened(9_000, {});
    const reading = page.moments.readAll();
    await page.world.time.run();
    await reading;
    page.moments.setFilter({ text: '8999' });
    expect(page.moments.getState().isFiltering).toBe(true);
    await page.start();
    expect(savedIn(page).map(([, ids]) => ids)).toEqual([['m-8999']]);
    page.files.saved.clear();
    page.moments.setFilter({ text: '8998' });
    const exporting = page.exporting.start();
    page.exporting.stop();
    await page.world.time.run();
    await exporting;
    expect(page.exporting.getState().phase).toEqual({ name: 'stopped' });
    expect(page.files.saved.size).toBe(0);
  });

  it('says that it is too much to read only where a page holds as many as it can', async () => {
    const { core, moments } = await opened(1, {});
    const now = moments.getState();
    const [row] = now.shown;
    if (row === undefined) throw new Error('nothing is shown');
    const phaseOf = async (section: MomentsState['moments']): Promise<MomentsExportState['phase']> => {
      const state: MomentsState = { ...now, moments: section };
      const exporting = createMomentsExport(core, {
        getState: () => state,
        subscribe: () => () => {},
        readPeriod: () => Promise.resolve(),
        stop: () => {},
      });
      await exporting.start();
      return exporting.getState().phase;
    };
    const holding = (count: number): MomentsState['moments'] => ({
      state: 'ready',
      atMs: now.nowMs,
      value: { ...NO_ROWS, rows: Array.from({ length: count }, () => row), next: 'older' },
    });
    expect(await phaseOf(holding(HELD_AT_MOST))).toEqual({ name: 'failed', error: { kind: 'too_much_to_read', what: 'moments' } });
    expect(await phaseOf(holding(HELD_AT_MOST - 1))).toEqual({ name: 'stopped' });
    expect(await phaseOf({ state: 'failed', error: DOWN, last: null })).toEqual({ name: 'failed', error: DOWN });
  });
});
