import { describe, expect, it } from 'vitest';
import type { MomentStore } from '#application/ports/moment-store.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { expectOk } from './expect-result.ts';

/** A store of moments with ids that the account knows. */
export interface MomentHarness {
  readonly store: MomentStore;
  readonly agentId: string;
  readonly other: MomentStore;
  readonly ticketId: string;
  readonly customerId: string;
  /** How many moments the store holds in all. */
  count(): number;
}

/** What every store of moments promises. */
export function momentStoreContract(name: string, open: () => MomentHarness): void {
  describe(`${name} as a moment store`, () => {
    it('finds a moment as it was created, whoever looks', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: 'It rained.\nWe "fixed" it — twice.' })));
      const wanted = { id: 'm-1', status: 'given', story: 'It rained.\nWe "fixed" it — twice.' };
      expect(expectOk(await harness.other.find('m-1'))).toEqual(wanted);
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
      const moment = momentIn(harness, {
        story: '漢'.repeat(4000),
        decision: { ...decision, facts: { ...decision.facts, priorIncidents } },
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

    it('refuses to set the status of a moment that nobody created, and creates none', async () => {
      const harness = open();
      expect(await harness.store.setStatus('unknown', 'voided')).toMatchObject({ ok: false, error: { kind: 'rejected' } });
      expect(harness.count()).toBe(0);
    });
  });
}

function momentIn(harness: MomentHarness, over: Partial<Moment>): Moment {
  const amount = money(1500, 'EUR' as Currency);
  return {
    id: 'm-1',
    ticketId: harness.ticketId,
    customerId: harness.customerId,
    agentId: harness.agentId,
    status: 'given',
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    gesture: 'credit',
    amount,
    story: 'The parcel came late for a birthday.',
    deviation: 'the customer asked for less',
    decision: {
      policyVersion: 'built-in-1',
      facts: {
        cause: 'late_delivery',
        fault: 'ours',
        severity: 2,
        hoursSinceReport: 30,
        priorIncidents: [{ daysAgo: 12, isSameCause: true }],
        value: { tier: 'gold', upliftPercent: 30 },
        room: [{ limit: 'gesture', left: amount }],
      },
      reasons: [{ rule: 'base', variant: 'severity_2', deltaMinor: 1000, facts: { severity: 2 }, studies: [], isChoice: true }],
      suggestedMinor: 1500,
    },
    day: '2026-10-28',
    ...over,
  };
}
