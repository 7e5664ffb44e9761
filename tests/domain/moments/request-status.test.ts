import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { LEADS, aLine, aRequest } from '#builders/a-request.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import type { StatedCommitment } from '#domain/journal/types.ts';
import { isApprovedBy, lastLine, requestStatusOf } from '#domain/moments/request-status.ts';
import { MOMENT_STATUSES, type MomentStatus } from '#domain/moments/moment.ts';
import { REQUEST_LINE_KINDS, type RequestLineKind } from '#domain/moments/request-line.ts';

const approved = aLine({ kind: 'approved', byId: '21', byName: 'Lena', text: '', amountMinor: 4000 });

function reserved(overrides: Partial<StatedCommitment> = {}): StatedCommitment {
  return aCommitment({ momentId: 'asked-1', agentId: '21', forAgentId: '11', countsMinor: 4000, state: 'reserved', ...overrides });
}

describe('a request for which nothing is held', () => {
  it.each<[MomentStatus, readonly RequestLineKind[], string]>([
    ['asked', ['asked'], 'waiting'],
    ['asked', ['asked', 'question'], 'question'],
    ['asked', ['asked', 'question', 'reply'], 'waiting'],
    ['asked', ['asked', 'approved'], 'waiting'],
    ['declined', ['asked', 'declined'], 'declined'],
    ['voided', ['asked', 'withdrawn'], 'withdrawn'],
    ['voided', ['asked', 'approved'], 'taken_back'],
    ['given', ['asked', 'approved'], 'taken_back'],
    ['given', ['asked', 'approved', 'withdrawn'], 'taken_back'],
  ])('and is %s with %j stands as %4$s', (saved, kinds, status) => {
    const request = aRequest({ moment: { status: saved }, lines: kinds.map((kind) => aLine({ kind })) });
    expect(requestStatusOf(request, null, LEADS)).toEqual({ kind: status });
    expect(requestStatusOf(request, reserved({ state: 'voided' }), LEADS)).toEqual({ kind: status });
  });
});

describe('what makes a request approved', () => {
  const request = aRequest({ lines: [aLine(), approved] });

  it('is a reservation by a lead, for whoever asked, and the word of that lead about the same sum', () => {
    expect(requestStatusOf(request, reserved(), LEADS)).toEqual({ kind: 'approved', commitment: reserved() });
  });

  it.each<[string, Partial<StatedCommitment>]>([
    ['by somebody who is no lead', { agentId: '12' }],
    ['by another lead, who has not let it through yet', { agentId: '22' }],
    ['for somebody else', { forAgentId: '12' }],
    ['of another sum', { stated: eur(4001) }],
    ['of as many yen', { stated: money(4000, JPY) }],
    ['that was edited', { isUncertain: true }],
    ['by whoever asked', { agentId: '11' }],
  ])('is no reservation %s', (_how, overrides) => {
    expect(requestStatusOf(request, reserved(overrides), LEADS)).toEqual({ kind: 'waiting' });
  });

  it('is no question of that lead, though it names the same sum', () => {
    const asked = aRequest({ lines: [aLine(), { ...approved, kind: 'question' }] });
    expect(requestStatusOf(asked, reserved(), LEADS)).toEqual({ kind: 'question' });
  });

  it('is no word in the record alone, and no reservation alone', () => {
    expect(requestStatusOf(request, null, LEADS)).toEqual({ kind: 'waiting' });
    expect(requestStatusOf(aRequest(), reserved(), LEADS)).toEqual({ kind: 'waiting' });
  });

  it('is a reservation by somebody not known to be a lead only once that is known', () => {
    expect(requestStatusOf(request, reserved(), new Set())).toEqual({ kind: 'waiting' });
  });

  it('stays so where the agent has begun to deliver it', () => {
    const begun = aRequest({ moment: { status: 'given' }, lines: [aLine(), approved] });
    expect(requestStatusOf(begun, reserved(), LEADS).kind).toBe('approved');
    expect(requestStatusOf(begun, reserved({ state: 'posted' }), LEADS).kind).toBe('given');
  });
});

it('a lead who asks is no lead about their own request', () => {
  const own = aRequest({ moment: { agentId: '21' }, lines: [aLine({ byId: '21' }), approved] });
  expect(isApprovedBy(own, reserved({ forAgentId: '21' }))).toBe(false);
});

it('the last line of a kind is the one that counts', () => {
  const request = aRequest({ lines: [aLine({ text: 'first' }), aLine({ text: 'second' })] });
  expect(lastLine(request, 'asked')).toMatchObject({ text: 'second' });
  expect(lastLine(request, 'declined')).toBeNull();
});

it('whatever the record says, approved means that a lead holds the money for whoever asked', () => {
  const people = fc.constantFrom('11', '12', '21', '22');
  const sums = fc.constantFrom(3000, 4000);
  const lines = fc.array(fc.record({ kind: fc.constantFrom(...REQUEST_LINE_KINDS), byId: people, amountMinor: sums }), { maxLength: 4 });
  const held = fc.record({
    agentId: people,
    forAgentId: people,
    amountMinor: sums,
    state: fc.constantFrom('reserved', 'posted', 'voided'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...MOMENT_STATUSES), lines, held, (status, said, of) => {
      const request = aRequest({ moment: { status }, lines: said.map((line) => aLine(line)) });
      const commitment = reserved(of);
      const isApproved = requestStatusOf(request, commitment, LEADS).kind === 'approved';
      const isHeldByLead = LEADS.has(of.agentId) && of.forAgentId === '11' && of.state === 'reserved';
      const isSaid = said.some(
        ({ kind, byId, amountMinor }) => kind === 'approved' && byId === of.agentId && amountMinor === of.amountMinor,
      );
      expect(isApproved).toBe(isHeldByLead && isSaid);
    }),
  );
});
