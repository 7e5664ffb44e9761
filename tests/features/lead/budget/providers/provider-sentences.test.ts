import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { eur } from '#builders/currencies.ts';
import { VERDICTS, compareRecords } from '#domain/reconciliation/compare-records.ts';
import {
  askedSentence,
  isDifference,
  sourceName,
  unlistedSentence,
  verdictSentence,
} from '#features/lead/budget/providers/provider-sentences.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import { aProviderRecord, anOwnRecord, bothSides } from '../../../../domain/reconciliation/a-record.ts';
import { sentences } from '../../../../ui/english.ts';
import { STRIPE, WEBHOOK } from './a-comparison.ts';

const [row] = compareRecords(bothSides({ own: [anOwnRecord()], records: [aProviderRecord({ amount: eur(1000) })] }));

describe('what is said of a row', () => {
  it.each(VERDICTS)('that is %s names who and how much, and leaves no gap, where it is a difference', (verdict) => {
    if (row === undefined) throw new Error('there is one');
    const said = verdictSentence(sentences, { ...row, verdict }, 'Stripe');
    expect(said === '').toBe(!isDifference({ verdict }));
    expect(said).not.toMatch(/[{}]|provider_records/);
    expect(said === '' || said.includes('Stripe')).toBe(true);
  });

  it('names every sum that is held more than once, and says where there is none', () => {
    const twice = compareRecords(bothSides({ records: [aProviderRecord(), aProviderRecord({ reference: 'b', amount: null })] }));
    expect(twice.map((one) => verdictSentence(sentences, one, 'Stripe'))).toEqual([
      'Stripe holds this more than once: no sum and €15. Take back there whatever is too much.',
    ]);
  });
});

describe('what is said of a provider', () => {
  it('is its own name, or its way of giving', () => {
    expect([sourceName(sentences, STRIPE), sourceName(sentences, WEBHOOK)]).toEqual(['Stripe, credit', 'rewards.example.com']);
  });

  it('is why not all of it was read', () => {
    expect(unlistedSentence(sentences, { ...STRIPE, fault: null })).toMatch(/^Stripe, credit: not everything could be loaded\./);
    expect(unlistedSentence(sentences, { ...STRIPE, fault: DOWN })).toMatch(/^Stripe, credit could not be loaded completely/);
    expect(unlistedSentence(sentences, { ...WEBHOOK, fault: { kind: 'not_set_up', what: 'Webhook' } })).toContain('offers no list');
  });

  it.each<[FoundExecution, string]>([
    [{ kind: 'none' }, 'Stripe answers that it has no record of it.'],
    [{ kind: 'receipt', receipt: { executor: 'stripe', kind: 'credit', reference: 'r-1', steps: [] } }, 'under the number r-1.'],
    [{ kind: 'pending', receipt: { executor: 'stripe', kind: 'credit', reference: '', steps: [] } }, 'not done it yet'],
    [{ kind: 'refused', code: 'declined', reason: '' }, 'refused'],
    [{ kind: 'reversed', left: [] }, 'taken it back'],
    [{ kind: 'unknown', error: DOWN }, 'did not say what became of it'],
  ])('is what it answered: %o', (found, said) => {
    expect(askedSentence(sentences, { phase: 'answered', found }, 'Stripe')).toContain(said);
  });

  it('is why it could not be asked', () => {
    expect(askedSentence(sentences, { phase: 'failed', error: DOWN }, 'Stripe')).toContain('did not say what became of it');
  });
});
