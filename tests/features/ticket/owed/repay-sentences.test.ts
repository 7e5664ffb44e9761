import { beforeAll, describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import type { TodoRefund } from '#domain/moments/todos.ts';
import { askedSentence, cameToSentence, providerLabel } from '#features/ticket/owed/repay-sentences.ts';
import { owedSentences } from '#features/ticket/owed/sentences.ts';
import { faultSentences } from '#ui/faults/sentences.ts';
import { REFUSALS } from '#ports/gesture-executor.ts';
import { sentences } from '../../../ui/english.ts';

const REFUND: TodoRefund = { state: 'begun', executor: 'stripe', candidateId: 'ch_1', amount: eur(900), attempt: 1, reference: '' };
const asked = (
  kind: Partial<{ refusal: { code: (typeof REFUSALS)[number]; reason: string }; error: { kind: 'unreachable'; what: 'Stripe' } }>,
) => {
  return cameToSentence(sentences, 'Stripe', { kind: 'asked', refusal: null, error: null, ...kind });
};

beforeAll(() => Promise.all([owedSentences.load(['en']), faultSentences.load(['en'])]));

describe('what is said of a refund', () => {
  it('names who, the sum, and the reference where there is one', () => {
    expect(askedSentence(sentences, REFUND)).toContain('It is not known whether Stripe has paid this back: €9.');
    expect(askedSentence(sentences, { ...REFUND, state: 'paid', reference: 're_1' })).toBe(
      'Stripe has paid this back: €9. Reference: re_1',
    );
    expect([providerLabel('shopify'), providerLabel('of another version')]).toEqual(['Shopify', 'of another version']);
  });

  it.each(REFUSALS)('that is refused says what to do, beside the provider’s words: %s', (code) => {
    expect(asked({ refusal: { code, reason: '' } })).toMatch(/\.$/);
    expect(asked({ refusal: { code, reason: 'No (sample).' } })).toContain('Stripe says: “No (sample).” ');
  });

  it('that came to something says nothing beside the record, and why nobody knows where that is so', () => {
    expect(asked({})).toBeNull();
    expect(asked({ error: { kind: 'unreachable', what: 'Stripe' } })).toContain('Stripe');
    expect(cameToSentence(sentences, 'Stripe', { kind: 'elsewhere' })).toContain('Nothing was sent from here.');
    expect(cameToSentence(sentences, 'Stripe', { kind: 'done_by_hand' })).toMatch(/^Stripe has no record of this.+Nothing was sent\./);
    const error = { kind: 'unreachable', what: 'moments' } as const;
    expect(cameToSentence(sentences, 'Stripe', { kind: 'not_begun', error })).toContain('so nothing was sent.');
    expect(cameToSentence(sentences, 'Stripe', { kind: 'not_sent', error: { ...error, what: 'Stripe' } })).toBe(
      'Nothing was paid back from here, so you can begin again. Stripe did not answer. Check the connection, then try again.',
    );
    const tooMuch = { kind: 'too_much_to_read', what: 'Stripe' } as const;
    expect(cameToSentence(sentences, 'Stripe', { kind: 'not_sent', error: tooMuch })).toContain(
      'Stripe has paid back one payment more often',
    );
  });
});
