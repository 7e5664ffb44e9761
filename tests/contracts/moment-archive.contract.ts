import { describe, expect, it } from 'vitest';
import type { Mark } from '#domain/journal/moment-marks.ts';
import type { LoggedMoment } from '#domain/moments/service-moment.ts';
import type { MomentArchive } from '#ports/moment-archive.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import { expectOk } from './expect-result.ts';
import { askedIn, loggedIn, momentIn } from './sample-moments.ts';

/** An archive, and what writes into it. */
export interface MomentArchiveHarness {
  readonly archive: MomentArchive;
  readonly store: MomentStore;
  readonly agentId: string;
  readonly ticketId: string;
  readonly customerId: string;
  /** Keeps a moment without a gesture, as whoever tells it would. */
  log(moment: LoggedMoment): void;
  /** Says something of a moment, as the agent of the harness, who is called Ben Sample. */
  say(momentId: string, mark: Mark): Promise<void>;
  nowMs(): number;
  advance(ms: number): void;
}

/** What every archive promises. */
export function momentArchiveContract(name: string, open: () => MomentArchiveHarness): void {
  describe(`${name} as an archive of moments`, () => {
    it('tells all of them, newest first, whatever became of them, with a gesture or without', async () => {
      const harness = open();
      const given = momentIn(harness, { id: 'm-1', status: 'voided' });
      expectOk(await harness.store.create(given));
      harness.advance(5_000);
      harness.log(loggedIn(harness, 'm-2'));
      harness.advance(5_000);
      const asked = askedIn(harness, 'm-3');
      expectOk(await harness.store.create(asked));
      harness.advance(5_000);
      const page = expectOk(await harness.archive.page({ cursor: null }));
      expect(page).toMatchObject({ next: null, unreadable: 0 });
      expect(page.items.map(({ id, giving }) => [id, giving])).toEqual([
        ['m-3', asked],
        ['m-2', null],
        ['m-1', given],
      ]);
      expect(page.items[1]).toMatchObject({ ...loggedIn(harness, 'm-2'), createdById: harness.agentId });
      expect(page.items[2]).toMatchObject({
        ticketId: harness.ticketId,
        customerId: harness.customerId,
        story: given.story,
        day: given.day,
      });
    });

    it('tells in one answer the newest, and those of them that a lead was asked about, as the store tells them', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { id: 'm-1' })));
      harness.advance(5_000);
      harness.log(loggedIn(harness, 'm-2'));
      harness.advance(5_000);
      expectOk(await harness.store.create(askedIn(harness, 'm-3')));
      harness.advance(5_000);
      const { moments, requests } = expectOk(await harness.archive.newest());
      expect(moments).toEqual(expectOk(await harness.archive.page({ cursor: null })));
      expect(requests).toEqual(expectOk(await harness.store.requests({ from: 'list', filter: {}, cursor: null })));
      expect([moments.items.map(({ id }) => id), requests.items.map(({ moment }) => moment.id)]).toEqual([['m-3', 'm-2', 'm-1'], ['m-3']]);
    });

    it('goes on page by page, a hundred at a time, each moment once', async () => {
      const harness = open();
      for (let index = 1; index <= 205; index += 1) {
        harness.log(loggedIn(harness, `m-${index}`));
        harness.advance(1_000);
      }
      const ids: string[] = [];
      const sizes: number[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<MomentArchive['page']>> = await harness.archive.page({ cursor });
        const { items, next } = expectOk(page);
        ids.push(...items.map(({ id }) => id));
        sizes.push(items.length);
        cursor = next;
      } while (cursor !== null);
      expect(sizes).toEqual([100, 100, 5]);
      expect(ids).toEqual(Array.from({ length: 205 }, (_, index) => `m-${205 - index}`));
    });

    it('ends where a bound in time says so, that instant included', async () => {
      const harness = open();
      for (let index = 1; index <= 120; index += 1) {
        harness.log(loggedIn(harness, `m-${index}`));
        harness.advance(10_000);
      }
      const all = expectOk(await harness.archive.page({ cursor: null })).items;
      const sinceMs = all[2]?.createdAtMs ?? 0;
      const page = expectOk(await harness.archive.page({ cursor: null, sinceMs }));
      expect(page.items.map(({ id }) => id)).toEqual(['m-120', 'm-119', 'm-118']);
      expect(page.next).toBeNull();
      expect(expectOk(await harness.archive.page({ cursor: null, sinceMs: 0 })).next).not.toBeNull();
    });

    it('tells them from an instant on, the oldest first, page by page, as far as the index has come', async () => {
      const harness = open();
      let sinceMs = 0;
      for (let index = 1; index <= 120; index += 1) {
        if (index === 6) sinceMs = Math.floor(harness.nowMs() / 1_000) * 1_000;
        harness.log(loggedIn(harness, `m-${index}`));
        harness.advance(1_000);
      }
      harness.advance(120_000);
      const first = expectOk(await harness.archive.since(sinceMs, null));
      expect(first.items).toHaveLength(100);
      const second = expectOk(await harness.archive.since(sinceMs, first.next));
      const ids = [...first.items, ...second.items].map(({ id }) => id);
      expect(second.next).toBeNull();
      expect(ids).toEqual(Array.from({ length: 115 }, (_one, index) => `m-${index + 6}`));
    });

    it('tells those of some days, the newest first, page by page, as far as the index has come, whenever they were written', async () => {
      const harness = open();
      const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'];
      for (let index = 1; index <= 240; index += 1) {
        harness.log({ ...loggedIn(harness, `m-${index}`), day: days[index % 4] ?? '' });
        harness.advance(1_000);
      }
      harness.advance(120_000);
      const asked = ['2026-02-28', '2026-03-01'];
      const first = expectOk(await harness.archive.ofDays(asked, null));
      expect(first.items).toHaveLength(100);
      const second = expectOk(await harness.archive.ofDays(asked, first.next));
      expect(second.next).toBeNull();
      const wanted = Array.from({ length: 240 }, (_one, index) => 240 - index).filter((index) => index % 4 === 1 || index % 4 === 2);
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(wanted.map((index) => `m-${index}`));
      expect(expectOk(await harness.archive.ofDays(['2026-04-01'], null))).toEqual({ items: [], next: null, unreadable: 0 });
    });

    it('finds one of them, and null for one that nobody told', async () => {
      const harness = open();
      harness.log(loggedIn(harness, 'm-1'));
      expectOk(await harness.store.create(momentIn(harness, { id: 'm-2' })));
      expect(expectOk(await harness.archive.find('m-1'))).toMatchObject({ id: 'm-1', giving: null });
      expect(expectOk(await harness.archive.find('m-2'))?.giving).toEqual(momentIn(harness, { id: 'm-2' }));
      expect(expectOk(await harness.archive.find('m-3'))).toBeNull();
    });

    it('keeps what somebody tells without a gesture, once', async () => {
      const harness = open();
      const { id, ...moment } = {
        ...loggedIn(harness, 'm-1'),
        ticketId: harness.ticketId,
        cause: 'late_delivery',
        kind: 'process_fix' as const,
      };
      expectOk(await harness.archive.log({ id, ...moment }));
      harness.advance(1_000);
      expectOk(await harness.archive.log({ id, ...moment, story: 'Another.' }));
      expect(expectOk(await harness.archive.find(id))).toMatchObject({ ...moment, giving: null });
      expect(expectOk(await harness.archive.page({ cursor: null })).items).toHaveLength(1);
    });

    it('tells what was said of a moment, and of a list all but thanks', async () => {
      const harness = open();
      const step = { kind: 'step', to: 'trying', reason: 'Worth it.' } as const;
      const collect = { kind: 'collect', name: 'Onboarding', isIn: true } as const;
      await harness.say('m-1', { kind: 'thanks' });
      await harness.say('m-1', step);
      await harness.say('m-2', collect);
      harness.advance(60_000);
      const ofOne = expectOk(await harness.archive.marksOf('m-1')).items;
      expect(ofOne.map(({ mark }) => mark.kind).toSorted()).toEqual(['step', 'thanks']);
      expect(ofOne.find(({ mark }) => mark.kind === 'step')).toMatchObject({
        momentId: 'm-1',
        byId: harness.agentId,
        byName: 'Ben Sample',
        mark: step,
      });
      const listed = expectOk(await harness.archive.marks(null)).items;
      expect(new Set(listed.map(({ momentId, mark }) => `${momentId} ${mark.kind}`))).toEqual(new Set(['m-1 step', 'm-2 collect']));
      expect(listed.find(({ momentId }) => momentId === 'm-2')?.mark).toEqual(collect);
    });
  });
}
