import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { heldSinceId } from '#domain/journal/commitments.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { RESERVED_MS, flagsOf, fold, heldMinor, later, lead, post, postAt, reserve, statesOf } from './a-moment.ts';

/** Says that what was granted is delivered, so many seconds after the reservation. */
function delivery(seconds: number, over: Partial<JournalEntry> = {}): JournalEntry {
  return later(seconds, 'post', { createdById: '11', detail: { reserveId: '01E0001', reservedAtMs: RESERVED_MS }, ...over });
}

describe('what a lead grants', () => {
  const asked = anEntry({ id: '01E0001', createdById: '90', agentId: '11', createdAtMs: RESERVED_MS });
  const grant = postAt(1, { ...lead, detail: { reserveId: '01E0001', isGrant: true } });

  it('is held, however long, and no gesture until its delivery, whenever that comes', () => {
    expect(fold([asked, grant])).toMatchObject([{ state: 'granted', agentId: '90', forAgentId: '11' }]);
    expect(heldMinor([asked, grant], {}, NOW_MS + 1e11)).toBe(1500);
    expect(statesOf([asked, grant, delivery(5)])).toEqual(['posted']);
    expect(statesOf([asked, grant, delivery(100_000)])).toEqual(['posted']);
    expect(heldMinor([asked, grant, delivery(100_000)])).toBe(1500);
  });

  it('counts only where it is granted in time', () => {
    expect(statesOf([asked, { ...grant, createdAtMs: RESERVED_MS + 61_000, updatedAtMs: RESERVED_MS + 61_000 }])).toEqual(['reserved']);
  });

  it('is not delivered by anybody but whom it was granted to, nor by what says that it is a grant', () => {
    expect(statesOf([asked, grant, delivery(5, { createdById: '12' })])).toEqual(['granted']);
    expect(statesOf([asked, grant, delivery(5, { detail: { isGrant: true } })])).toEqual(['granted']);
    expect(statesOf([asked, grant, delivery(5, lead)])).toEqual(['posted']);
  });

  it('is delivered by its own attempt alone: one that came to nothing is not revived, whatever its sum', () => {
    const dead = { ...asked, id: '01E0000', amountMinor: 5000, createdAtMs: RESERVED_MS - 900_000, updatedAtMs: RESERVED_MS - 900_000 };
    const [second, granted] = [
      { ...asked, detail: { attempt: 2 } },
      { ...grant, detail: { ...grant.detail, attempt: 2 } },
    ];
    const delivered = delivery(5, { detail: { attempt: 2, reservedAtMs: RESERVED_MS } });
    expect(fold([dead, second, granted, delivered])[0]).toMatchObject({ state: 'posted', stated: { amountMinor: 1500 } });
    expect(heldMinor([dead, second, granted, delivered])).toBe(1500);
    // Who says that they delivered what was never granted is believed as far as their own sum.
    expect(heldMinor([dead, delivery(5)])).toBe(1500);
  });

  it('to oneself is a gesture: there is nobody else to deliver it', () => {
    const own = { ...asked, agentId: '90' };
    expect(statesOf([own, grant])).toEqual(['posted']);
  });

  it('is free once a lead undoes it, before the delivery or after it, and never by whom it was granted to', () => {
    const undone = later(3, 'reverse', lead);
    expect(statesOf([asked, grant, undone])).toEqual(['voided']);
    expect(statesOf([asked, grant, delivery(2), undone])).toEqual(['voided']);
    expect(statesOf([asked, grant, delivery(2), later(3, 'reverse', { createdById: '11' })])).toEqual(['posted']);
  });

  it('is given by a delivery that a lead undid too late to be seen by whoever delivered it', () => {
    expect(statesOf([asked, grant, later(3, 'reverse', lead), delivery(4)])).toEqual(['posted']);
  });
});

describe('a post whose reservation is gone', () => {
  it('counts as one, on the day of that reservation, and is flagged', () => {
    expect(fold([post])).toMatchObject([{ countsMinor: 1500, agentId: '11', state: 'posted', reservedAtMs: RESERVED_MS }]);
    expect(flagsOf([post])).toEqual([['missing_reserve', true]]);
  });

  it('is nothing where it says itself that it came too late', () => {
    expect(fold([postAt(61)])).toEqual([]);
    expect(fold([postAt(60)])).toHaveLength(1);
  });

  it('is flagged only where the list was read back to where its reservation should be', () => {
    expect(flagsOf([post], { seenSinceMs: RESERVED_MS })).toEqual([['missing_reserve', true]]);
    expect(flagsOf([post], { seenSinceMs: RESERVED_MS + 1 })).toEqual([]);
  });

  it('holds money since the reservation that it names, so that a total up to that holds it already', () => {
    expect(fold([post]).map(heldSinceId)).toEqual(['01E0001']);
    expect(fold([{ ...reserve, detail: { reserveId: '01E0000' } }]).map(heldSinceId)).toEqual(['01E0001']);
  });

  it('counts beside a small one that stands in its place, which hides nothing', () => {
    const small = anEntry({ id: '01E0005', amountMinor: 1, createdById: '12', agentId: '12', createdAtMs: RESERVED_MS });
    expect(heldMinor([post, small])).toBe(1500);
    expect(heldMinor([post, { ...small, createdById: '11', createdAtMs: NOW_MS, updatedAtMs: NOW_MS }])).toBe(1500);
    expect(heldMinor([postAt(61), small])).toBe(0);
  });

  it('that says more than its reservation counts as what it says', () => {
    expect(heldMinor([anEntry({ amountMinor: 1, createdAtMs: RESERVED_MS }), post])).toBe(1500);
  });
});
