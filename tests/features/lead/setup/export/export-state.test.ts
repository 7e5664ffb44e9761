import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aRawRecord } from '#builders/a-raw-record.ts';
import { aWorld } from '#builders/a-world.ts';
import { PACED_MS } from '#ledger/request-pace.ts';
import { type ExportState, createExport } from '#features/lead/setup/export/export-state.ts';

function opened(counts: { readonly moments: number; readonly journal: number }) {
  const world = aWorld();
  const page = aLeadPage(world, { agent: { ...LENA, isAdmin: true } });
  for (const object of ['moments', 'journal'] as const)
    page.records.present[object].push(...Array.from({ length: counts[object] }, (_, index) => aRawRecord(`${object}-${index}`)));
  const exported = createExport(page.session.core);
  const phases: ExportState['phase']['name'][] = [];
  exported.subscribe(() => {
    const { name } = exported.getState().phase;
    if (phases.at(-1) !== name) phases.push(name);
  });
  const start = async (): Promise<void> => {
    const done = exported.start();
    await world.time.run();
    await done;
  };
  const asked = (): readonly string[] => page.records.calls.map(({ method, keys }) => `${method} ${keys.join('')}`);
  const idsIn = (name: string): readonly unknown[] => {
    const all = JSON.parse(page.files.saved.get(name)?.text ?? '') as readonly { readonly id: unknown }[];
    return all.map(({ id }) => id);
  };
  return { ...page, world, exported, phases, start, asked, idsIn };
}

const savedNames = ({ files }: ReturnType<typeof opened>): string => [...files.saved.keys()].join(' ');

describe('the export', () => {
  it('reads every page of both objects, each record once, and hands over four files', async () => {
    const page = opened({ moments: 5, journal: 2 });
    await page.start();
    expect(page.asked()).toEqual(['moments ', 'moments 2', 'moments 4', 'journal ']);
    expect(page.exported.getState()).toMatchObject({ phase: { name: 'done' }, read: { moments: 5, journal: 2 } });
    for (const object of ['moments', 'journal'] as const)
      for (const format of ['csv', 'json'] as const) page.exported.hand(object, format, 'save');
    expect(savedNames(page)).toMatch(
      /^make-it-right-moments-(\d{4}-\d\d-\d\d)\.csv make-it-right-moments-\1\.json make-it-right-journal-entries-\1\.csv make-it-right-journal-entries-\1\.json$/,
    );
    const [csv = '', json = ''] = page.files.saved.keys();
    expect(page.idsIn(json)).toEqual([0, 1, 2, 3, 4].map((index) => `moments-${index}`));
    const text = page.files.saved.get(csv)?.text ?? '';
    expect(text.startsWith('\uFEFFid,given_at,')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(6);
  });

  it('of nothing is files without a record, not none', async () => {
    const page = opened({ moments: 0, journal: 0 });
    await page.start();
    page.exported.hand('moments', 'json', 'save');
    expect(page.idsIn(savedNames(page))).toEqual([]);
  });

  it('goes on after a failure from the last page that came, and leaves nothing out or twice', async () => {
    const page = opened({ moments: 5, journal: 1 });
    page.records.faults.errorBefore = ({ keys }) => (keys[0] === '4' ? DOWN : null);
    await page.start();
    expect(page.exported.getState()).toMatchObject({ phase: { name: 'failed', error: DOWN }, read: { moments: 4, journal: 0 } });
    page.records.faults.errorBefore = null;
    page.records.calls.length = 0;
    await page.start();
    expect(page.asked()).toEqual(['moments 4', 'journal ']);
    page.exported.hand('moments', 'json', 'save');
    expect(page.idsIn(savedNames(page))).toHaveLength(5);
  });

  it('asks 80 times in a minute and no more, says that it waits, and goes on by itself', async () => {
    const page = opened({ moments: 2 * 100, journal: 0 });
    const times: number[] = [];
    page.records.faults.errorBefore = () => (times.push(page.world.time.nowMs()), null);
    await page.start();
    expect(times).toHaveLength(101);
    expect(times[79]).toBe(times[0]);
    expect(times[80]).toBe((times[0] ?? 0) + PACED_MS);
    expect(page.phases).toEqual(['reading', 'waiting', 'reading', 'done']);
  });

  it('waits as long as Zendesk says, five times in a row, and then says so', async () => {
    const page = opened({ moments: 1, journal: 1 });
    page.records.faults.errorBefore = () => ({ kind: 'rate_limited', what: 'moments', retryAfterMs: 30_000 });
    const startMs = page.world.time.nowMs();
    await page.start();
    expect(page.world.time.nowMs() - startMs).toBe(5 * 30_000);
    expect(page.exported.getState().phase).toMatchObject({ name: 'failed', error: { kind: 'rate_limited' } });
  });

  it('stops at once, and goes on with one reading alone', async () => {
    const page = opened({ moments: 2 * 82, journal: 0 });
    const first = page.exported.start();
    await page.world.time.run(PACED_MS / 2);
    expect(page.exported.getState()).toMatchObject({ phase: { name: 'waiting' }, read: { moments: 160 } });
    page.exported.stop();
    expect(page.exported.getState().phase.name).toBe('stopped');
    await page.start();
    await first;
    expect(page.exported.getState()).toMatchObject({ phase: { name: 'done' }, read: { moments: 164 } });
    expect(new Set(page.asked()).size).toBe(page.asked().length);
  });

  it('stays stopped once the wait that it was in is over', async () => {
    const page = opened({ moments: 2 * 82, journal: 0 });
    const first = page.exported.start();
    await page.world.time.run(PACED_MS / 2);
    page.exported.stop();
    await page.world.time.run();
    await first;
    expect(page.exported.getState()).toMatchObject({ phase: { name: 'stopped' }, read: { moments: 160 } });
  });

  it('counts nothing of a page that arrives after somebody stopped', async () => {
    const page = opened({ moments: 3, journal: 0 });
    page.records.faults.latency = async (_call, when) => (when === 'after' ? page.world.time.wait(1_000) : undefined);
    const first = page.exported.start();
    await page.world.time.run(500);
    page.exported.stop();
    await page.start();
    await first;
    expect(page.asked()).toEqual(['moments ', 'moments ', 'moments 2', 'journal ']);
    expect(page.exported.getState()).toMatchObject({ phase: { name: 'done' }, read: { moments: 3, journal: 0 } });
  });

  it('takes no second start while it reads, and reads anew once it is done', async () => {
    const page = opened({ moments: 1, journal: 1 });
    void page.exported.start();
    await page.start();
    expect(page.asked()).toHaveLength(2);
    await page.start();
    expect(page.asked()).toHaveLength(4);
    expect(page.exported.getState().read).toEqual({ moments: 1, journal: 1 });
  });
});
