import { describe, expect, it } from 'vitest';
import type { MomentQuery } from '#ports/moment-store.ts';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { REQUEST_LINES_AT_MOST, REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { expectOk } from './expect-result.ts';
import { INDEXED_MS, type MomentHarness, SECOND_MS } from './moment-store.contract.ts';
import { askedIn, lineIn, momentIn } from './sample-moments.ts';

function waiting(from: MomentQuery['from'], cursor: string | null = null): MomentQuery {
  return { from, filter: { status: 'asked' }, cursor };
}

/** What every store of moments promises of those that a lead is asked about. */
export function requestContract(name: string, open: () => MomentHarness): void {
  describe(`${name} as a store of requests`, () => {
    it('gives back a request as it was asked, with who asked and when by the server', async () => {
      const harness = open();
      const asked = askedIn(harness, 'm-1');
      expectOk(await harness.store.create(asked));
      const request = expectOk(await harness.other.findRequest('m-1'));
      expect(request).toMatchObject({ moment: asked, lines: asked.decision.request, createdById: harness.agentId });
      expect(Math.abs((request?.createdAtMs ?? 0) - harness.nowMs())).toBeLessThanOrEqual(SECOND_MS);
    });

    it('has no request behind an id that is unknown, nor behind a moment that nobody was asked about', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, {})));
      expect(expectOk(await harness.store.findRequest('unknown'))).toBeNull();
      expect(expectOk(await harness.store.findRequest('m-1'))).toBeNull();
    });

    it('changes what it is told to and keeps the rest', async () => {
      const harness = open();
      const asked = askedIn(harness, 'm-1');
      expectOk(await harness.store.create(asked));
      const lines = [lineIn(harness, {}), lineIn(harness, { kind: 'declined', byId: harness.otherAgentId, text: 'Not "this"\ntime' })];
      expectOk(await harness.other.changeRequest('m-1', { status: 'declined', lines }));
      const declined = { ...asked, status: 'declined', decision: { ...asked.decision, request: lines } };
      expect(expectOk(await harness.store.findRequest('m-1'))).toMatchObject({ moment: declined, lines, createdById: harness.agentId });
      expectOk(await harness.store.changeRequest('m-1', { amountMinor: 900, story: 'Shorter.' }));
      const amount = money(900, 'EUR' as Currency);
      expect(expectOk(await harness.store.findRequest('m-1'))).toMatchObject({ moment: { ...declined, amount, story: 'Shorter.' }, lines });
    });

    it('can take a story back to nothing, and an amount to zero', async () => {
      const harness = open();
      expectOk(await harness.store.create(askedIn(harness, 'm-1')));
      expectOk(await harness.store.changeRequest('m-1', { amountMinor: 0, story: '' }));
      expect(expectOk(await harness.store.findRequest('m-1'))?.moment).toMatchObject({ amount: { amountMinor: 0 }, story: '' });
    });

    it('refuses to change what was never a request, and creates none', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, {})));
      const missing = { ok: false, error: { kind: 'missing' } };
      expect(await harness.store.changeRequest('unknown', { status: 'voided' })).toMatchObject(missing);
      expect(await harness.store.changeRequest('m-1', { status: 'voided' })).toMatchObject(missing);
      expect(harness.count()).toBe(1);
      expect(expectOk(await harness.store.find('m-1'))?.status).toBe('given');
    });

    it('lists what waits, newest first, as soon as it was asked', async () => {
      const harness = open();
      for (const id of ['m-1', 'm-2', 'm-3']) expectOk(await harness.store.create(askedIn(harness, id)));
      expectOk(await harness.store.create(momentIn(harness, { id: 'm-4' })));
      expectOk(await harness.other.changeRequest('m-2', { status: 'given' }));
      const page = expectOk(await harness.other.requests(waiting('list')));
      expect(page.items.map(({ moment }) => moment.id)).toEqual(['m-3', 'm-1']);
      expect(page).toMatchObject({ next: null, unreadable: 0 });
    });

    it('leads on to older moments where the list is long', async () => {
      const harness = open();
      expectOk(await harness.store.create(askedIn(harness, 'oldest')));
      for (let index = 0; index < 100; index += 1) expectOk(await harness.store.create(momentIn(harness, { id: `m-${index}` })));
      const first = expectOk(await harness.store.requests(waiting('list')));
      expect(first.items).toEqual([]);
      expect(first.next).not.toBeNull();
      const second = expectOk(await harness.store.requests(waiting('list', first.next)));
      expect(second.items.map(({ moment }) => moment.id)).toEqual(['oldest']);
      expect(second.next).toBeNull();
    });

    it('finds what waits, and what was asked about a ticket, once they are indexed', async () => {
      const harness = open();
      for (const id of ['m-1', 'm-2']) {
        expectOk(await harness.store.create(askedIn(harness, id)));
        harness.advance(INDEXED_MS);
      }
      expectOk(await harness.store.create({ ...askedIn(harness, 'm-3'), ticketId: harness.otherTicketId }));
      expectOk(await harness.store.create(momentIn(harness, { id: 'm-4' })));
      expectOk(await harness.other.changeRequest('m-1', { status: 'declined' }));
      harness.advance(INDEXED_MS);
      const found = expectOk(await harness.other.requests(waiting('index')));
      expect(found.items.map(({ moment }) => moment.id)).toEqual(['m-3', 'm-2']);
      const about = expectOk(await harness.other.requests({ from: 'index', filter: { ticketId: harness.ticketId }, cursor: null }));
      expect(about.items.map(({ moment }) => [moment.id, moment.status])).toEqual([['m-2', 'asked'], ['m-1', 'declined']]); // prettier-ignore
      expect(found.next).toBeNull();
    });

    it('holds a full story and a full conversation', async () => {
      const harness = open();
      const asked = askedIn(harness, 'm-1');
      expectOk(await harness.store.create({ ...asked, story: 'é'.repeat(STORY_LENGTH_AT_MOST) }));
      const line = lineIn(harness, { text: 'é'.repeat(REQUEST_TEXT_LENGTH_AT_MOST) });
      const lines = Array.from({ length: REQUEST_LINES_AT_MOST }, () => line);
      expectOk(await harness.store.changeRequest('m-1', { lines }));
      expect(expectOk(await harness.store.findRequest('m-1'))?.lines).toEqual(lines);
    });
  });
}
