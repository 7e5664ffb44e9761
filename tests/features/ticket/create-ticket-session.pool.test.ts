import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEAR } from '#builders/a-request-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { Limits } from '#domain/journal/limits.ts';

/** What the agents have in common, and so which limit they share. */
const COMMON = ['team', 'agent', 'customer', 'count'] as const;

interface Rush {
  readonly seed: number;
  readonly common: (typeof COMMON)[number];
  readonly pages: number;
  readonly limitMinor: number;
  /** How far the pages' calls spread; 0: all at the same instant. */
  readonly mostMs: number;
  /** How often a call fails, and how often its reply is lost. */
  readonly faultRate: number;
  readonly duplicateExternalId: 'reject' | 'allow';
}

function rushes(faultRate: number): fc.Arbitrary<Rush> {
  return fc.record({
    seed: fc.integer({ min: 0, max: 1e9 }),
    common: fc.constantFrom(...COMMON),
    pages: fc.integer({ min: 2, max: 9 }),
    limitMinor: fc.integer({ min: 0, max: 12_000 }),
    mostMs: fc.constantFrom(0, 50, 400, 3000),
    faultRate: fc.constant(faultRate),
    duplicateExternalId: fc.constantFrom('reject', 'allow'),
  });
}

function limitsOf({ common, limitMinor }: Rush): Limits {
  switch (common) {
    case 'team':
      return limits({ teamMonthMinor: limitMinor });
    case 'agent':
      return limits({ agentDayMinor: limitMinor });
    case 'customer':
      return limits({ customerWindowMinor: limitMinor });
    case 'count':
      return limits({ customerGestureCount: countOf(limitMinor) });
  }
}

function countOf(limitMinor: number): number {
  return Math.floor(limitMinor / 2000);
}

interface Outcome {
  readonly world: World;
  readonly pages: readonly Page[];
  /** The moments that count, in minor units. */
  readonly given: readonly number[];
  /** What each of them asked Zendesk for from the press on. */
  readonly requestsOf: readonly number[];
}

/** Pages on as many tickets, on which somebody presses at nearly the same time for some euros under one limit. */
async function rush(about: Rush): Promise<Outcome> {
  const { seed, common, mostMs, faultRate, duplicateExternalId } = about;
  const world = aWorld({ seed, duplicateExternalId, settings: parsedSettings({ limits: limitsOf(about) }) });
  const isCustomers = common === 'customer' || common === 'count';
  const agentIds = Array.from({ length: about.pages }, (_, index) => (common === 'agent' ? '11' : String(20 + index)));
  const opened = agentIds.map((id, index) =>
    world.open({
      agent: anAgent({ id }),
      ticket: aTicket({ ticketId: String(600 + index), requester: { id: isCustomers ? '701' : String(800 + index) } }),
    }),
  );
  const pages = await Promise.all(opened);
  const requestsOf = (): readonly number[] =>
    agentIds.map((id) => [...world.journal.calls, ...world.moments.calls].filter(({ agentId }) => agentId === id).length);
  const before = requestsOf();
  world.trouble({ errors: faultRate, lostReplies: faultRate });
  world.slow(mostMs);
  for (const { session } of pages) {
    session.choose({ gesture: 'credit', details: DEAR, amountText: String(5 + Math.floor(world.random() * 30)) });
    void world.time.wait(world.random() * mostMs).then(() => session.makeItRight());
  }
  await world.time.run();
  const given = world.givenMoments().map(({ amount }) => amount.amountMinor);
  return { world, pages, given, requestsOf: requestsOf().map((count, index) => count - (before[index] ?? 0)) };
}

function isWithin({ common, limitMinor }: Rush, given: readonly number[]): boolean {
  return common === 'count' ? given.length <= countOf(limitMinor) : sum(given) <= limitMinor;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

describe('pages that press at the same time under one limit', () => {
  it('never give more than it allows, and every one of them is answered', async () => {
    await fc.assert(
      fc.asyncProperty(rushes(0), async (about) => {
        const { world, pages, given } = await rush(about);
        expect(isWithin(about, given)).toBe(true);
        expect(sum(world.live().map(({ countsMinor }) => countsMinor))).toBe(sum(given));
        const phases = pages.map(({ session }) => session.getState().giving.phase);
        expect(phases.filter((phase) => phase !== 'given' && phase !== 'refused')).toEqual([]);
        expect(phases.filter((phase) => phase === 'given')).toHaveLength(given.length);
      }),
      { numRuns: 80 },
    );
  });

  it('never give more than it allows where three calls in ten fail and three replies in ten are lost', async () => {
    await fc.assert(
      fc.asyncProperty(rushes(0.3), async (about) => {
        const { world, given } = await rush(about);
        expect(isWithin(about, given)).toBe(true);
        expect(given.length).toBeLessThanOrEqual(world.live().length);
      }),
      { numRuns: 80 },
    );
  });

  it('all give, in four requests each and without waiting for one another, where the limit is far away', async () => {
    await fc.assert(
      fc.asyncProperty(rushes(0), async (about) => {
        const { given, requestsOf } = await rush({ ...about, common: 'team', limitMinor: 1_000_000 });
        expect(given).toHaveLength(about.pages);
        expect(Math.max(...requestsOf)).toBeLessThanOrEqual(4);
      }),
      { numRuns: 25 },
    );
  });

  it.each([1, 2, 3])(
    'near the limit take no more than twelve requests each, fifty at once, and use up nearly all of it (seed %i)',
    async (seed) => {
      const limitMinor = 20_000;
      const about = { seed, common: 'team', pages: 50, limitMinor, mostMs: 400, faultRate: 0, duplicateExternalId: 'reject' } as const;
      const { given, requestsOf } = await rush(about);
      expect(sum(given)).toBeLessThanOrEqual(limitMinor);
      expect(sum(given)).toBeGreaterThan(limitMinor - 2500);
      expect(Math.max(...requestsOf)).toBeLessThanOrEqual(12);
    },
  );
});
