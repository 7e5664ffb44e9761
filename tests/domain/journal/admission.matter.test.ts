import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { type ExceededLimit, type LimitAllowance, type Proposal, allowancesFor, firstExceeded } from '#domain/journal/admission.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';

function allowances(commitments: readonly Commitment[], set: Partial<Limits>, over: Partial<Proposal> = {}): readonly LimitAllowance[] {
  return allowancesFor(aProposal(over), { commitments, checkpoint: null }, limits(set), { nowMs: NOW_MS, timeZone: TIME_ZONE });
}

function refused(
  commitments: readonly Commitment[],
  amountMinor: number,
  matterTicketIds: readonly string[] = ['502'],
): ExceededLimit | null {
  return firstExceeded({ amountMinor }, allowances(commitments, {}, { matterTicketIds }));
}

describe('the guard against making one matter right on two tickets', () => {
  const earlier = aCommitment({ ticketId: '502', cause: 'late_delivery', countsMinor: 1 });

  it('refuses one cent where one was given on another ticket of the matter, names who gave it, and waits for nothing', () => {
    expect(refused([earlier], 1)).toMatchObject({ limit: 'same_matter', remaining: 0, earlier, freeAtMs: null });
  });

  it('lets pass what costs nothing, and anything after what cost nothing', () => {
    expect(refused([earlier], 0)).toBeNull();
    expect(refused([{ ...earlier, countsMinor: 0 }], 1)).toBeNull();
  });

  it.each<Partial<Commitment>>([{ ticketId: '999' }, { cause: 'damaged_item' }, { state: 'voided' }, { momentId: 'moment-own' }])(
    'lets pass what differs by %j',
    (difference) => {
      expect(refused([{ ...earlier, ...difference }], 1)).toBeNull();
    },
  );

  it('is no limit where no ticket is about the same', () => {
    expect(allowances([earlier], {}).map(({ limit }) => limit)).toEqual(['same_incident']);
  });

  it('counts what is being given there at this moment, for 120 s', () => {
    const [young, old] = [120_000, 120_001].map((ms) => refused([{ ...earlier, state: 'reserved', reservedAtMs: NOW_MS - ms }], 1));
    expect([young?.limit, old]).toEqual(['same_matter', null]);
  });

  it('never lets more money be given than with fewer tickets of the matter, whatever was given', () => {
    const ids = fc.constantFrom('502', '503', '504');
    const gestures = fc.array(
      fc.record({ ticketId: ids, cause: fc.constantFrom('late_delivery', 'damaged_item'), countsMinor: fc.integer({ min: 0, max: 2 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(gestures, fc.uniqueArray(ids), ids, fc.integer({ min: 0, max: 2 }), (given, tickets, another, amountMinor) => {
        const commitments = given.map((one, index) => aCommitment({ ...one, momentId: `moment-${index}` }));
        const [fewer, more] = [tickets, [...tickets, another]].map((ones) => refused(commitments, amountMinor, ones) !== null);
        expect([true, fewer]).toContain(more);
      }),
    );
  });
});

describe('customers who were merged', () => {
  const before = aCommitment({ customerId: '700', ticketId: '502' });
  const set = { customerWindowMinor: 5000, customerGestureCount: 3 };
  const remaining = (over: Partial<Proposal>, given = before): readonly number[] =>
    allowances([given], set, over)
      .filter(({ limit }) => limit === 'customer_count' || limit === 'customer_window')
      .map((one) => one.remaining);

  it('count together what was given under the id that is gone, on a ticket that is the customer’s by now', () => {
    expect(remaining({ customerTicketIds: new Set(['502']) })).toEqual([2, 3500]);
  });

  it('count nothing that was given on a ticket of somebody else', () => {
    expect(remaining({ customerTicketIds: new Set(['503']) })).toEqual([3, 5000]);
    expect(remaining({})).toEqual([3, 5000]);
  });

  it('count a gesture once, whichever way it is the customer’s', () => {
    expect(remaining({ customerTicketIds: new Set(['502']) }, { ...before, customerId: '701' })).toEqual([2, 3500]);
  });
});
