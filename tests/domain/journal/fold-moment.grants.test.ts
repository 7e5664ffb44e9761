import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { heldSinceId } from '#domain/journal/commitments.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { RESERVED_MS, flagsOf, fold, heldMinor, later, lead, post, postAt, reserve, statesOf } from './a-moment.ts';

/** What somebody decides about the grant, so many seconds after the reservation, with its post one second later. */
function handOver(decision: 'deliver' | 'revoke', seconds: number, over: Partial<JournalEntry> = {}): readonly JournalEntry[] {
  const about = { createdById: decision === 'deliver' ? '11' : '90', amountMinor: 0, ...over };
  const begun = later(seconds, 'reserve', { ...about, detail: { decision, ...over.detail } });
  const said = { decision, reserveId: begun.id, reservedAtMs: begun.createdAtMs, ...over.detail };
  return [begun, later(seconds + 1, 'post', { ...about, detail: said })];
}

function at(entry: JournalEntry, atMs: number): JournalEntry {
  return { ...entry, createdAtMs: atMs, updatedAtMs: atMs };
}

describe('what a lead grants', () => {
  const asked = anEntry({ id: '01E0001', createdById: '90', agentId: '11', createdAtMs: RESERVED_MS });
  const grant = postAt(1, { ...lead, detail: { reserveId: '01E0001', isGrant: true } });

  it('is held, however long, and no gesture until its delivery, whenever that comes', () => {
    expect(fold([asked, grant])).toMatchObject([{ state: 'granted', agentId: '90', forAgentId: '11' }]);
    expect(heldMinor([asked, grant], {}, NOW_MS + 1e11)).toBe(1500);
    expect(statesOf([asked, grant, ...handOver('deliver', 5)])).toEqual(['posted']);
    expect(statesOf([asked, grant, ...handOver('deliver', 100_000)])).toEqual(['posted']);
    expect(heldMinor([asked, grant, ...handOver('deliver', 100_000)])).toBe(1500);
  });

  it('counts only where it is granted in time', () => {
    expect(statesOf([asked, { ...grant, createdAtMs: RESERVED_MS + 61_000, updatedAtMs: RESERVED_MS + 61_000 }])).toEqual(['reserved']);
  });

  it('is not delivered by anybody but whom it was granted to, nor by what nobody decided', () => {
    expect(statesOf([asked, grant, ...handOver('deliver', 5, { createdById: '12' })])).toEqual(['granted']);
    expect(statesOf([asked, grant, ...handOver('deliver', 5, lead)])).toEqual(['granted']);
    expect(statesOf([asked, grant, later(5, 'post', { createdById: '11' })])).toEqual(['granted']);
    expect(statesOf([asked, grant, ...handOver('deliver', 5).slice(0, 1)])).toEqual(['granted']);
  });

  it('is delivered by a post within a minute of its reservation, and not a second later', () => {
    const [begun, said] = handOver('deliver', 5);
    const postedAfter = (seconds: number): readonly JournalEntry[] =>
      [begun, said].flatMap((entry) =>
        entry === undefined ? [] : [entry.kind === 'post' ? at(entry, RESERVED_MS + (5 + seconds) * 1000) : entry],
      );
    expect(statesOf([asked, grant, ...postedAfter(60)])).toEqual(['posted']);
    expect(statesOf([asked, grant, ...postedAfter(61)])).toEqual(['granted']);
    // Its reservation is further back than was read.
    expect(statesOf([asked, grant, ...postedAfter(60).slice(1)])).toEqual(['posted']);
    expect(statesOf([asked, grant, ...postedAfter(61).slice(1)])).toEqual(['granted']);
    // It says that it is about what another attempt, another person or another decision reserved.
    for (const detail of [{ attempt: 2 }, { grantAttempt: 2 }, { decision: 'revoke' as const }]) {
      const other = { ...(begun ?? asked), detail: { decision: 'deliver' as const, ...detail } };
      expect(statesOf([asked, grant, other, ...postedAfter(1).slice(1)])).toEqual(['granted']);
    }
    expect(statesOf([asked, grant, { ...(begun ?? asked), createdById: '12' }, ...postedAfter(1).slice(1)])).toEqual(['granted']);
  });

  it('is delivered by what is about its own attempt alone', () => {
    const dead = { ...asked, id: '01E0000', amountMinor: 5000, createdAtMs: RESERVED_MS - 900_000, updatedAtMs: RESERVED_MS - 900_000 };
    const [second, granted] = [
      { ...asked, detail: { attempt: 2 } },
      { ...grant, detail: { ...grant.detail, attempt: 2 } },
    ];
    const delivered = handOver('deliver', 5, { detail: { grantAttempt: 2 } });
    expect(fold([dead, second, granted, ...delivered])[0]).toMatchObject({ state: 'posted', stated: { amountMinor: 1500 } });
    expect(heldMinor([dead, second, granted, ...delivered])).toBe(1500);
    expect(fold([second, granted, ...handOver('deliver', 5)])).toMatchObject([{ state: 'granted' }]);
  });

  it('to oneself is a gesture: there is nobody else to deliver it', () => {
    const own = { ...asked, agentId: '90' };
    expect(statesOf([own, grant])).toEqual(['posted']);
  });

  it('is free once a lead undoes it after its delivery, and never by whom it was granted to', () => {
    const delivered = handOver('deliver', 2);
    expect(statesOf([asked, grant, ...delivered, later(4, 'reverse', lead)])).toEqual(['voided']);
    expect(statesOf([asked, grant, ...delivered, later(4, 'reverse', { createdById: '11' })])).toEqual(['posted']);
  });

  it('is free once a lead undoes it after a lead has revoked it, and not before', () => {
    const revoked = handOver('revoke', 2);
    expect(fold([asked, grant, ...revoked])).toMatchObject([{ state: 'granted', isRevoked: true }]);
    expect(heldMinor([asked, grant, ...revoked])).toBe(1500);
    expect(statesOf([asked, grant, ...revoked, later(4, 'reverse', lead)])).toEqual(['voided']);
    expect(statesOf([asked, grant, later(4, 'reverse', lead)])).toEqual(['granted']);
    expect(statesOf([asked, grant, later(1, 'reverse', { ...lead, id: '01E10000015' }), ...revoked])).toEqual(['granted']);
    expect(statesOf([asked, grant, ...revoked.slice(0, 1), later(4, 'reverse', lead)])).toEqual(['granted']);
    expect(statesOf([asked, grant, ...handOver('revoke', 2, { detail: { grantAttempt: 2 } }), later(4, 'reverse', lead)])).toEqual([
      'granted',
    ]);
  });

  it('is not revoked by whom it was granted to, nor by any agent', () => {
    for (const createdById of ['11', '12']) {
      const forged = handOver('revoke', 2, { createdById });
      expect(fold([asked, grant, ...forged]).map(({ isRevoked }) => isRevoked)).toEqual([undefined]);
      expect(statesOf([asked, grant, ...forged, later(4, 'reverse', lead)])).toEqual(['granted']);
    }
  });

  it('is given by a delivery that a lead undid without revoking it, too late to be seen by whoever delivered it', () => {
    expect(statesOf([asked, grant, later(3, 'reverse', lead), ...handOver('deliver', 4)])).toEqual(['posted']);
  });

  it('stays free where its delivery is forged after it was revoked', () => {
    const revoked = [...handOver('revoke', 2), later(4, 'reverse', lead)];
    expect(statesOf([asked, grant, ...revoked, ...handOver('deliver', 6)])).toEqual(['voided']);
  });

  it('counts as money what says a sum, or was edited, whatever it says that it decides', () => {
    expect(heldMinor([asked, grant, ...handOver('deliver', 5, { amountMinor: 7000 })])).toBeGreaterThan(1500);
    const [begun, said] = handOver('deliver', 5);
    const edited = [begun, { ...(said ?? asked), updatedAtMs: NOW_MS }].flatMap((entry) => entry ?? []);
    expect(fold([asked, grant, ...edited]).map(({ state }) => state)).toContain('granted');
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
