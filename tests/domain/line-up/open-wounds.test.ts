import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { type ServiceMomentChanges, aServiceMoment } from '#builders/a-service-moment.ts';
import { openWounds } from '#domain/line-up/open-wounds.ts';
import type { MomentStatus } from '#domain/moments/moment.ts';
import type { Severity } from '#domain/gestures/gesture.ts';

function failed(status: MomentStatus, changes: ServiceMomentChanges = {}) {
  return aServiceMoment({ id: status, day: '2026-03-17', ...changes, giving: { status, ...changes.giving } });
}

function asked(id: string, customerId: string, severity: Severity, createdAtMs: number) {
  return failed('asked', { id, customerId, giving: { severity }, createdAtMs });
}

function wounds(...moments: Parameters<typeof openWounds>[0]) {
  return openWounds(moments, '2026-03-17', '2026-03-18').map(({ told, why }) => `${told.id} ${why}`);
}

describe('an open wound', () => {
  it.each([
    ['asked', 'asked unanswered'],
    ['declined', 'declined declined'],
    ['voided', 'voided taken_back'],
  ] as const)('is what was %s yesterday', (status, expected) => {
    expect(wounds(failed(status))).toEqual([expected]);
  });

  it.each([
    ['question', 'asked asked_back'],
    ['approved', 'asked approved'],
  ] as const)('is also a request on which a lead has said %s, and says so', (kind, expected) => {
    const line = { kind, byId: '91', byName: 'Lena Sample', atMs: 0, text: '', amountMinor: null };
    expect(wounds(failed('asked', { giving: { decision: { ...aDraft().decision, request: [line] } } }))).toEqual([expected]);
  });

  it('is nothing that was given, nor a story without a gesture', () => {
    expect(wounds(failed('given'), aServiceMoment({ id: 'told', day: '2026-03-17', giving: null }))).toEqual([]);
  });

  it('is of the days that are looked at: from the first on, and not of the day itself', () => {
    expect(wounds(failed('asked', { day: '2026-03-16' }))).toEqual([]);
    expect(wounds(failed('asked', { day: '2026-03-18' }))).toEqual([]);
  });

  it('is healed by what was given since, on whichever ticket of the customer, and not by what came before', () => {
    const after = aServiceMoment({ id: 'after', ticketId: '502', createdAtMs: Date.parse('2026-03-18T07:00Z') });
    const before = aServiceMoment({ id: 'before', createdAtMs: Date.parse('2026-03-17T07:00Z') });
    expect(wounds(failed('declined'), after)).toEqual([]);
    expect(wounds(failed('declined'), before)).toEqual(['declined declined']);
    expect(wounds(failed('declined'), { ...after, customerId: '702' })).toEqual(['declined declined']);
  });

  it.each(['third_party', 'customer', 'unclear'] as const)('is nothing whose fault was %s', (fault) => {
    expect(wounds(failed('declined', { giving: { fault } }))).toEqual([]);
  });

  it('is healed by what was given before on another ticket about the same failure', () => {
    const { decision } = aDraft();
    const matter = { ticketIds: ['502'], isUnanswered: false, given: null };
    const again = failed('asked', { giving: { decision: { ...decision, facts: { ...decision.facts, matter } } } });
    const before = { id: 'before', createdAtMs: Date.parse('2026-03-17T07:00Z') };
    expect(wounds(again, aServiceMoment({ ...before, ticketId: '502' }))).toEqual([]);
    expect(wounds(again, aServiceMoment({ ...before, ticketId: '503' }))).toEqual(['asked unanswered']);
  });

  it('comes once a customer, and the most severe first', () => {
    const at = Date.parse('2026-03-17T07:00Z');
    expect(
      wounds(asked('a', '1', 2, at), asked('b', '2', 4, at), asked('c', '1', 3, at), asked('d', '3', 2, at + 1), asked('e', '4', 2, at)),
    ).toEqual(['b unanswered', 'c unanswered', 'd unanswered', 'e unanswered']);
  });
});
