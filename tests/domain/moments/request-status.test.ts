import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { LEADS, aLine, aRequest } from '#builders/a-request.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { NOW_MS } from '#builders/clock.ts';
import { money } from '#domain/money/money.ts';
import type { StatedCommitment } from '#domain/journal/types.ts';
import type { RequestDecision } from '#domain/moments/request-decisions.ts';
import { isApproval, lastLine, requestStatusOf } from '#domain/moments/request-status.ts';
import { MOMENT_STATUSES, type MomentStatus } from '#domain/moments/moment.ts';
import { REQUEST_LINE_KINDS, type RequestLineKind } from '#domain/moments/request-line.ts';

const approved = aLine({ kind: 'approved', byId: '21', byName: 'Lena', text: '', amountMinor: 4000 });

function granted(overrides: Partial<StatedCommitment> = {}): StatedCommitment {
  return aCommitment({ momentId: 'asked-1', agentId: '21', forAgentId: '11', countsMinor: 4000, state: 'granted', ...overrides });
}

function decision(overrides: Partial<RequestDecision> = {}): RequestDecision {
  const by = { byId: '21', byName: 'Lena', amountMinor: 0, untilMs: NOW_MS, attempt: 1, reserveId: 'r-1' };
  return { kind: 'decline', state: 'decided', ...by, ...overrides };
}

function statusOf(
  request: Parameters<typeof requestStatusOf>[0],
  commitment: StatedCommitment | null = null,
  decisions: readonly RequestDecision[] = [],
): ReturnType<typeof requestStatusOf> {
  return requestStatusOf(request, { commitment, decisions }, LEADS);
}

describe('a request about which the journal tells nothing', () => {
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
    expect(statusOf(request)).toEqual({ kind: status });
    expect(statusOf(request, granted({ state: 'voided' }))).toEqual({ kind: status });
    expect(statusOf(request, granted({ state: 'reserved' }))).toEqual({ kind: status });
  });
});

describe('what makes a request approved', () => {
  const request = aRequest({ lines: [aLine(), approved] });

  it('is what a lead has granted to whoever asked, whatever the record says', () => {
    for (const status of MOMENT_STATUSES) {
      for (const lines of [[aLine()], [aLine(), approved], [aLine(), aLine({ kind: 'declined', byId: '22' })]]) {
        expect(statusOf(aRequest({ moment: { status }, lines }), granted())).toEqual({ kind: 'approved', commitment: granted() });
      }
    }
  });

  it.each<[string, Partial<StatedCommitment>]>([
    ['by somebody who is no lead', { agentId: '12' }],
    ['that a lead has only reserved', { state: 'reserved' }],
    ['for somebody else', { forAgentId: '12' }],
    ['of as many yen', { stated: money(4000, JPY) }],
    ['that was edited', { isUncertain: true }],
    ['by whoever asked', { agentId: '11' }],
  ])('is no grant %s', (_how, overrides) => {
    expect(statusOf(request, granted(overrides))).toEqual({ kind: 'waiting' });
  });

  it('is a grant of another sum than was asked for, or than the record says', () => {
    expect(statusOf(request, granted({ stated: eur(4001) })).kind).toBe('approved');
  });

  it('is no word in the record alone', () => {
    expect(statusOf(request)).toEqual({ kind: 'waiting' });
  });

  it('is a grant by somebody not known to be a lead only once that is known', () => {
    expect(requestStatusOf(request, { commitment: granted(), decisions: [] }, new Set())).toEqual({ kind: 'waiting' });
  });

  it('stays so where the agent has begun to deliver it, and is given once that is posted', () => {
    const begun = aRequest({ moment: { status: 'given' }, lines: [aLine(), approved] });
    expect(statusOf(begun, granted()).kind).toBe('approved');
    expect(statusOf(begun, granted({ state: 'posted' })).kind).toBe('given');
  });
});

describe('what was decided and the record does not say', () => {
  it.each([
    ['decline', 'declined'],
    ['withdraw', 'withdrawn'],
  ] as const)('%s makes it %s, whatever the record says', (kind, status) => {
    for (const saved of MOMENT_STATUSES) {
      expect(statusOf(aRequest({ moment: { status: saved } }), null, [decision({ kind })])).toEqual({ kind: status });
    }
  });

  it('is nothing as long as somebody is deciding', () => {
    for (const kind of ['approve', 'decline', 'question', 'withdraw'] as const) {
      expect(statusOf(aRequest(), null, [decision({ kind, state: 'deciding' })])).toEqual({ kind: 'waiting' });
    }
  });

  it('is what was decided, though somebody else is still deciding', () => {
    expect(statusOf(aRequest(), null, [decision({ kind: 'approve', state: 'deciding', byId: '22' }), decision()])).toEqual({
      kind: 'declined',
    });
  });

  it('never hides what is granted', () => {
    expect(statusOf(aRequest(), granted(), [decision()]).kind).toBe('approved');
  });
});

it('what a lead grants to themself is no approval', () => {
  expect(isApproval(granted(), LEADS)).toBe(true);
  expect(isApproval(granted({ forAgentId: '21' }), LEADS)).toBe(false);
});

it('the last line of a kind is the one that counts', () => {
  const request = aRequest({ lines: [aLine({ text: 'first' }), aLine({ text: 'second' })] });
  expect(lastLine(request, 'asked')).toMatchObject({ text: 'second' });
  expect(lastLine(request, 'declined')).toBeNull();
});

it('whatever the record says, approved means that a lead has granted the money to whoever asked', () => {
  const people = fc.constantFrom('11', '12', '21', '22');
  const sums = fc.constantFrom(3000, 4000);
  const lines = fc.array(fc.record({ kind: fc.constantFrom(...REQUEST_LINE_KINDS), byId: people, amountMinor: sums }), { maxLength: 4 });
  const held = fc.record({
    agentId: people,
    forAgentId: people,
    amountMinor: sums,
    state: fc.constantFrom('reserved', 'granted', 'posted', 'voided'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...MOMENT_STATUSES), lines, held, (status, said, of) => {
      const request = aRequest({ moment: { status }, lines: said.map((line) => aLine(line)) });
      const isApproved = statusOf(request, granted(of)).kind === 'approved';
      expect(isApproved).toBe(LEADS.has(of.agentId) && of.forAgentId === '11' && of.state === 'granted');
    }),
  );
});
