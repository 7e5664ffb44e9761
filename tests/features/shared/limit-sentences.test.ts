import { describe, expect, it } from 'vitest';
import type { LimitAllowance } from '#domain/journal/admission.ts';
import { overSentence } from '#features/shared/limit-sentences.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { EUR } from '#builders/currencies.ts';
import { sentences } from '../../ui/english.ts';

const about = { nowMs: Date.UTC(2026, 10, 22, 10), timeZone: 'UTC', currency: EUR, windowDays: 60, agentId: '7', amountMinor: 2000 };
const allowance: LimitAllowance = { limit: 'agent_day', limitValue: 10_000, left: 500, freeAtMs: Date.UTC(2026, 10, 23), earlier: null };

describe('what is over a limit', () => {
  it('names the limit, what is left, and when more is free', () => {
    expect(overSentence(sentences, allowance, about)).toBe('More than you have left today: €5. Free again tomorrow.');
  });

  it('says of a limit of 0 which it is, and that nothing is permitted', () => {
    expect(overSentence(sentences, { ...allowance, limitValue: 0, left: 0 }, about)).toBe(
      'Nothing is permitted: your limit for today is 0.',
    );
  });

  it('does not promise that waiting helps where it does not', () => {
    const more = { ...about, amountMinor: allowance.limitValue + 1 };
    expect(overSentence(sentences, allowance, more)).toBe('More than you have left today: €5.');
    expect(overSentence(sentences, { ...allowance, freeAtMs: null }, about)).toBe('More than you have left today: €5.');
  });

  it('says who made it right already, when and how', () => {
    const earlier = aCommitment({
      agentId: '9',
      detail: { gesture: 'credit', agentName: 'Agent Two (sample)' },
      amountMinor: 2000,
      reservedAtMs: about.nowMs - 120_000,
    });
    expect(overSentence(sentences, { ...allowance, limit: 'same_incident', earlier }, about)).toBe(
      'This was made right already, by Agent Two (sample), 2 minutes ago: €20 store credit.',
    );
  });
});
