import { describe, expect, it } from 'vitest';
import { facts as aFacts } from '#builders/facts.ts';
import { EUR, JPY, KWD } from '#builders/currencies.ts';
import type { Currency } from '#domain/money/money.ts';
import { RULE_NAMES, type RuleName } from '#domain/policy/names.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Reason, SuggestionFacts } from '#domain/policy/suggestion.ts';
import { sumSentence } from '#features/ticket/suggestion/sum-sentence.ts';
import { createSentences } from '#ui/i18n/registry.ts';
import { sentences as arabic } from '#translations/ar.json';
import { sentences as finnish } from '#translations/fi.json';
import { sentences as norwegian } from '#translations/no.json';
import { sentences as german } from '#translations/de.json';
import { sentences as english } from '#translations/en.json';
import { sentences as spanish } from '#translations/es.json';
import { sentences as french } from '#translations/fr.json';
import { sentences } from '../../../ui/english.ts';

function aReason(rule: RuleName, deltaMinor: number, facts: Reason['facts'] = {}): Reason {
  return { rule, variant: 'usual', deltaMinor, facts, studies: [], strength: null, choice: null };
}

/** The sum that the rules make of these facts. */
function sumOf(known: Partial<SuggestionFacts>, currency: Currency = EUR): string {
  return sumSentence(sentences, suggest(aFacts(known), builtInPolicy(currency), currency).reasons, currency);
}

describe('the sum of a suggestion in one line', () => {
  it('is one term without a sign where only the usual amount counts', () => {
    expect(sumOf({})).toBe('10 usual');
  });

  it('has a sign before each term but the first, added or taken away', () => {
    const reasons = [aReason('base', 1000), aReason('repeat', 400), aReason('value', 300, { tier: 'gold' }), aReason('cap', -200)];
    expect(sumSentence(sentences, reasons, EUR)).toBe('10 usual · +4 repeat · +3 Gold · -2 limit');
  });

  it('leaves out what adds nothing, wherever it stands', () => {
    const reasons = [aReason('gate', 0), aReason('base', 1000), aReason('delay', 0), aReason('rounding', -50)];
    expect(sumSentence(sentences, reasons, EUR)).toBe('10 usual · -0.50 rounding');
  });

  it('says that no money is suggested where nothing adds anything', () => {
    expect(sumSentence(sentences, [aReason('gate', 0)], EUR)).toBe('No money suggested');
    expect(sumSentence(sentences, [], EUR)).toBe('No money suggested');
  });

  it('has the digits of the currency, and none where the sum is whole', () => {
    expect(sumSentence(sentences, [aReason('base', 1250)], EUR)).toBe('12.50 usual');
    expect(sumSentence(sentences, [aReason('base', 1250), aReason('repeat', 500)], JPY)).toBe('1,250 usual · +500 repeat');
    expect(sumSentence(sentences, [aReason('base', 1250), aReason('repeat', 1000)], KWD)).toBe('1.250 usual · +1 repeat');
  });

  it.each([
    ['en', english],
    ['de', german],
    ['fr', french],
    ['es', spanish],
    ['ar', arabic],
    ['fi', finnish],
    ['nb', norwegian],
  ])('has words of its own for each rule: %s', (locale, texts) => {
    const said = RULE_NAMES.map((rule) => sumSentence(createSentences(locale, texts), [aReason(rule, 1000, { tier: 'gold' })], EUR));
    expect(said.filter((sentence) => /sum\.|[{}]/.test(sentence))).toEqual([]);
    expect(new Set(said).size).toBe(RULE_NAMES.length);
  });
});
