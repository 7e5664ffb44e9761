import { describe, expect, it } from 'vitest';
import type { LoggedMoment } from '#domain/moments/service-moment.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { GivenMoment, MomentQuery, MomentStore } from '#ports/moment-store.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { expectOk } from './expect-result.ts';
import { askedIn, loggedIn, momentIn } from './sample-moments.ts';

/** A store of moments with ids that the account knows. */
export interface MomentHarness {
  readonly store: MomentStore;
  readonly agentId: string;
  readonly other: MomentStore;
  readonly otherAgentId: string;
  readonly ticketId: string;
  readonly otherTicketId: string;
  readonly customerId: string;
  nowMs(): number;
  advance(ms: number): void;
  /** What the store holds as a moment's receipts, which no call gives back; undefined where it holds none. */
  receiptsOf(momentId: string): unknown;
  /** Keeps a moment without a gesture beside those of the store. */
  log(moment: LoggedMoment): Promise<Result<void, AppFault>>;
  /** How many moments the store holds in all. */
  count(): number;
}

/** Longer than any search index here lags. */
export const INDEXED_MS = 5_000;
/** Stamps may be cut to the second. */
export const SECOND_MS = 1_000;

const LIKE = { status: 'given', cause: 'late_delivery', severity: 2, currency: 'EUR' as Currency } as const;

/** What was given like it since an instant, in an order of its own. */
async function givenLike(store: MomentStore, sinceMs: number, from: MomentQuery['from'] = 'index'): Promise<readonly GivenMoment[]> {
  const { items } = expectOk(await store.given({ from, filter: { ...LIKE, sinceMs }, cursor: null }));
  return items.toSorted((a, b) => (a.momentId < b.momentId ? -1 : 1));
}
const anyNumber = expect.any(Number) as number;

/** What every store of moments promises. */
export function momentStoreContract(name: string, open: () => MomentHarness): void {
  describe(`${name} as a moment store`, () => {
    it('finds a moment as it was created, whoever looks', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: 'It rained.\nWe "fixed" it — twice.' })));
      const wanted = { id: 'm-1', status: 'given', story: 'It rained.\nWe "fixed" it — twice.', kind: 'external_win', todos: [] };
      expect(expectOk(await harness.other.find('m-1'))).toMatchObject(wanted);
    });

    it('tells of a moment whether the customer kept what was flawed, where somebody has said', async () => {
      const harness = open();
      const { decision } = momentIn(harness, {});
      for (const outcome of [null, 'kept', 'rejected'] as const) {
        const id = `m-${outcome ?? 'unsaid'}`;
        expectOk(await harness.store.create(momentIn(harness, { id, decision: { ...decision, facts: { ...decision.facts, outcome } } })));
        expect(expectOk(await harness.other.find(id))?.outcome ?? null).toBe(outcome);
      }
    });

    it('lists every moment at once, newest first, whatever became of it, with who wrote it down', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { id: 'm-1' })));
      harness.advance(SECOND_MS);
      expectOk(await harness.other.create(momentIn(harness, { id: 'm-2', status: 'voided' })));
      const { items, next } = expectOk(await harness.store.recorded({ from: 'list', filter: {}, cursor: null }));
      expect(items.map(({ moment, createdById }) => [moment.id, moment.status, createdById])).toEqual([
        ['m-2', 'voided', harness.otherAgentId],
        ['m-1', 'given', harness.agentId],
      ]);
      expect(items[1]?.moment).toEqual(momentIn(harness, { id: 'm-1' }));
      expect(next).toBeNull();
    });

    it('tells whose gestures are asked for, from the list and from the index', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { id: 'm-1' })));
      expectOk(await harness.other.create(momentIn(harness, { id: 'm-2', agentId: harness.otherAgentId })));
      harness.advance(60 * SECOND_MS);
      for (const from of ['list', 'index'] as const) {
        const { items } = expectOk(await harness.store.recorded({ from, filter: { agentId: harness.otherAgentId }, cursor: null }));
        expect(items.map(({ moment }) => moment.id)).toEqual(['m-2']);
      }
    });

    it('leads on from a page that lacks what has no gesture', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { id: 'oldest' })));
      for (let index = 0; index < 100; index += 1) expectOk(await harness.log(loggedIn(harness, `m-${index}`)));
      harness.advance(60 * SECOND_MS);
      for (const from of ['list', 'index'] as const) {
        const filter = { agentId: harness.agentId, sinceMs: 0 };
        const first = expectOk(await harness.store.recorded({ from, filter, cursor: null }));
        expect(first).toMatchObject({ items: [], unreadable: 0 });
        const second = expectOk(await harness.store.recorded({ from, filter, cursor: first.next }));
        expect(second.items.map(({ moment }) => moment.id)).toEqual(['oldest']);
        expect([first.next === null, second.next]).toEqual([false, null]);
      }
    });

    it('leads no further than the page that reaches back before the instant that is asked for', async () => {
      const harness = open();
      for (let index = 0; index < 100; index += 1) expectOk(await harness.store.create(momentIn(harness, { id: `m-${index}` })));
      harness.advance(60 * SECOND_MS);
      const sinceMs = harness.nowMs();
      expectOk(await harness.store.create(momentIn(harness, { id: 'since' })));
      harness.advance(60 * SECOND_MS);
      for (const from of ['list', 'index'] as const) {
        const page = expectOk(await harness.store.recorded({ from, filter: { sinceMs: sinceMs - SECOND_MS }, cursor: null }));
        expect(page.items.map(({ moment }) => moment.id)).toEqual(['since']);
        expect(page.next).toBeNull();
      }
    });

    it('tells of ids which there is a record of, and what that says by now', async () => {
      const harness = open();
      for (const id of ['m-1', 'm-2']) expectOk(await harness.store.create(momentIn(harness, { id })));
      expectOk(await harness.store.setStatus('m-2', 'voided'));
      const said = expectOk(await harness.other.statusesAmong(['m-0', 'm-1', 'm-2']));
      expect(said).toEqual(
        new Map([
          ['m-1', 'given'],
          ['m-2', 'voided'],
        ]),
      );
    });

    it('gives null for a moment that nobody created', async () => {
      expect(expectOk(await open().store.find('unknown'))).toBeNull();
    });

    it('keeps one moment when it is created twice', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: 'first' })));
      expectOk(await harness.store.create(momentIn(harness, { story: 'second' })));
      expect(expectOk(await harness.store.find('m-1'))?.story).toBe('first');
      expect(harness.count()).toBe(1);
    });

    it('takes a moment without a story, a deviation or an amount', async () => {
      const harness = open();
      expectOk(
        await harness.store.create(
          momentIn(harness, { story: '', deviation: '', amount: money(0, 'EUR' as Currency), gesture: 'apology' }),
        ),
      );
      expect(expectOk(await harness.store.find('m-1'))).toMatchObject({ story: '' });
    });

    it('takes a story of full length and a long history', async () => {
      const harness = open();
      const { decision } = momentIn(harness, {});
      const priorIncidents = Array.from({ length: 400 }, (_, index) => ({ daysAgo: index, isSameCause: true }));
      const gesture = { isSameCause: true, isSameTicket: false, amountMinor: 1000 };
      const gestures = Array.from({ length: 400 }, (_, index) => ({ ...gesture, daysAgo: index }));
      const moment = momentIn(harness, {
        story: '漢'.repeat(4000),
        decision: { ...decision, facts: { ...decision.facts, priorIncidents, gestures } },
      });
      expect(await harness.store.create(moment)).toMatchObject({ ok: true });
    });

    it('changes the status and nothing else', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, {})));
      const before = expectOk(await harness.store.find('m-1'));
      expectOk(await harness.store.setStatus('m-1', 'voided'));
      expect(expectOk(await harness.store.find('m-1'))).toEqual({ ...before, status: 'voided' });
    });

    it('keeps where a gesture is known outside, and changes nothing else', async () => {
      const harness = open();
      for (const id of ['m-1', 'm-2']) expectOk(await harness.store.create(askedIn(harness, id)));
      const before = expectOk(await harness.store.findRequest('m-1'));
      const receipt = { executor: 'Voucher desk', reference: '"42", späth' };
      expectOk(await harness.store.keepReceipt('m-1', receipt));
      expect(harness.receiptsOf('m-1')).toEqual([receipt]);
      expect(harness.receiptsOf('m-2')).toBeUndefined();
      expect(expectOk(await harness.store.findRequest('m-1'))).toEqual(before);
    });

    it('holds every receipt in the order in which they came, and each once', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, {})));
      const [first, second] = [
        { executor: 'Voucher desk', reference: '1' },
        { executor: 'Voucher desk', reference: '2' },
      ];
      const third = { executor: 'Sample Pay', reference: '2' };
      for (const receipt of [first, second, third, first]) expectOk(await harness.store.keepReceipt('m-1', receipt));
      expect(harness.receiptsOf('m-1')).toEqual([first, second, third]);
    });

    it('keeps no receipt of a moment that nobody created, and creates none', async () => {
      const harness = open();
      expect(await harness.store.keepReceipt('unknown', { executor: 'Voucher desk', reference: '1' })).toMatchObject({
        ok: false,
        error: { kind: 'missing' },
      });
      expect(harness.count()).toBe(0);
    });

    it('finds what was given for a cause and severity in a currency, once it is indexed', async () => {
      const harness = open();
      const amount = money(1500, 'EUR' as Currency);
      const made = [
        momentIn(harness, { id: 'm-1' }),
        momentIn(harness, { id: 'm-2', ticketId: harness.otherTicketId, amount: money(0, 'EUR' as Currency), gesture: 'call' }),
        momentIn(harness, { id: 'another-cause', cause: 'outage' }),
        momentIn(harness, { id: 'another-severity', severity: 3 }),
        momentIn(harness, { id: 'another-currency', amount: { ...amount, currency: 'GBP' as Currency } }),
        momentIn(harness, { id: 'declined', status: 'declined' }),
        askedIn(harness, 'asked'),
        momentIn(harness, { id: 'voided' }),
      ];
      for (const moment of made) expectOk(await harness.store.create(moment));
      expectOk(await harness.store.setStatus('voided', 'voided'));
      harness.advance(INDEXED_MS);
      const given = await givenLike(harness.other, harness.nowMs() - 60_000);
      expect(given).toEqual([
        { momentId: 'm-1', ticketId: harness.ticketId, cause: 'late_delivery', severity: 2, amountMinor: 1500, atMs: anyNumber },
        { momentId: 'm-2', ticketId: harness.otherTicketId, cause: 'late_delivery', severity: 2, amountMinor: 0, atMs: anyNumber },
      ]);
      expect(await givenLike(harness.other, harness.nowMs() - 60_000, 'list')).toEqual(given);
      for (const { atMs } of given) expect(Math.abs(harness.nowMs() - INDEXED_MS - atMs)).toBeLessThanOrEqual(SECOND_MS);
    });

    it('leaves out what was given before an instant', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { id: 'before' })));
      harness.advance(2 * INDEXED_MS);
      const sinceMs = harness.nowMs();
      harness.advance(INDEXED_MS);
      expectOk(await harness.store.create(momentIn(harness, { id: 'since' })));
      harness.advance(INDEXED_MS);
      const given = await givenLike(harness.store, sinceMs);
      expect(given.map(({ momentId }) => momentId)).toEqual(['since']);
    });

    it('finds nothing like what nobody gave', async () => {
      expect(await givenLike(open().store, 0)).toEqual([]);
    });

    it('refuses to set the status of a moment that nobody created, and creates none', async () => {
      const harness = open();
      expect(await harness.store.setStatus('unknown', 'voided')).toMatchObject({ ok: false, error: { kind: 'missing' } });
      expect(harness.count()).toBe(0);
    });
  });
}
