import { describe, expect, it } from 'vitest';
import { LENA } from '#builders/a-request-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { Obstacle } from '#features/ticket/suggestion/Obstacle.tsx';
import type { Limits } from '#domain/journal/limits.ts';
import type { SignedInAgent } from '#ports/workspace.ts';
import { until } from '../../../ui/rendered.tsx';
import { shown } from '../shown.tsx';

interface Given {
  readonly amountText?: string;
  readonly limit?: Partial<Limits>;
  readonly agent?: SignedInAgent;
  readonly change?: (state: SessionState) => Partial<SessionState>;
}

/** What is said of a limit, with only these limits. */
async function said({ amountText, limit = {}, agent, change = () => ({}) }: Given): Promise<string> {
  const world = aWorld({ settings: parsedSettings({ limits: limits(limit) }) });
  const at = await shown((state) => <Obstacle state={{ ...state, ...change(state) }} />, {
    world,
    of: agent === undefined ? {} : { agent },
  });
  if (amountText !== undefined) {
    await at.settle(() => {
      at.session.choose({ amountText });
    });
  }
  await until(() => !at.screen.textContent.includes('Loading'));
  return at.screen.textContent;
}

const AGENTS = { gestureMinor: 1000, leadGestureMinor: 2000 };

describe('what stands in the way', () => {
  it('is nothing on most tickets, and at a limit exactly', async () => {
    expect(await said({})).toBe('');
    expect(await said({ limit: AGENTS, amountText: '10' })).toBe('');
  });

  it('names the limit, and a lead only where one can give it', async () => {
    expect(await said({ limit: AGENTS, amountText: '10.01' })).toBe('Limit per gesture: €10. Choose less, or ask a lead.');
    expect(await said({ limit: { customerWindowMinor: 1000 }, amountText: '10.01' })).toBe(
      'Over this customer’s limit. Left in 30 days: €10. Choose less, or something that costs time rather than money.',
    );
  });

  it('names no lead to a lead', async () => {
    expect(await said({ limit: AGENTS, amountText: '20.01', agent: LENA })).toBe(
      'Limit per gesture: €20. Choose less, or something that costs time rather than money.',
    );
  });

  it('names no lead where nobody can be asked', async () => {
    expect(await said({ limit: AGENTS, amountText: '10.01', change: () => ({ leadsGroup: 'empty' }) })).not.toContain('ask a lead');
  });

  it('is not a limit while the amount cannot be read', async () => {
    expect(await said({ limit: AGENTS, amountText: 'ten' })).toBe('');
  });

  it('is no fault of the amount while it is tried again by itself', async () => {
    const refusal = { askedMinor: 1001, windowDays: 30, limit: 'gesture', limitValue: 1000, remaining: 1000, freeAtMs: null } as const;
    const giving = { phase: 'waiting', againAtMs: 0, refusal: { ...refusal, earlier: null, isContended: true } } as const;
    expect(await said({ limit: AGENTS, amountText: '10.01', change: () => ({ giving }) })).toBe('');
    expect(await said({ change: (state) => ({ ...asks('gesture')(state), giving }) })).toBe('');
  });
});

const asks = (why: 'gesture' | 'team_month' | 'split' | 'same_matter' | 'gestures') => (state: SessionState) => {
  const { suggestion } = state.plan;
  if (suggestion === null) return {};
  return { plan: { ...state.plan, suggestion: { ...suggestion, lead: { kind: 'ask' as const, why, wanted: eur(2500) } } } };
};

describe('what would fit, and is more than a limit leaves', () => {
  it.each([
    ['gesture', 'Suggested: €25. Stopped by the limit per gesture. Your lead can give it.'],
    ['split', 'Suggested: €25. Stopped by what was given on this ticket. Your lead can give it.'],
    ['team_month', 'Suggested: €25. Stopped by the team’s budget this month.'],
    ['same_matter', ''],
    ['gestures', ''],
  ] as const)('is said first, with who can give it: %s', async (why, sentence) => {
    expect(await said({ change: asks(why) })).toBe(sentence);
  });

  it('is not promised where nobody can be asked', async () => {
    expect(await said({ change: (state) => ({ ...asks('gesture')(state), leadsGroup: 'missing' }) })).toBe(
      'Suggested: €25. Stopped by the limit per gesture.',
    );
  });

  it('is not promised to a lead', async () => {
    expect(await said({ change: asks('gesture'), agent: LENA })).toBe('Suggested: €25. Stopped by the limit per gesture.');
  });

  it('says that the month’s budget is used up, and what would have fitted', async () => {
    expect(await said({ limit: { teamMonthMinor: 0 } })).toBe('Budget used up: March. Suggested: €10.');
    expect(await said({ limit: { teamMonthMinor: 400 } })).toBe('Suggested: €10. Stopped by the team’s budget this month.');
  });
});
