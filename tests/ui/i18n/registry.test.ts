import { describe, expect, it } from 'vitest';
import { sentences as english } from '#translations/en.json';
import { addSentences, createSentences } from '#ui/i18n/registry.ts';
import { sentences } from '../english.ts';

describe('a sentence', () => {
  it('has its values filled in, numbers in the style of the language', () => {
    expect(sentences.t('incidents.not_all', { all: 12_345, read: 100 })).toBe('Newest 100 of 12,345 tickets');
  });

  it('leaves a gap where a value is missing', () => {
    expect(createSentences('en', { loading: 'Loading {what} …' }).t('loading')).toBe('Loading  …');
  });

  it('ends in one full stop, where a value ends in one as well', () => {
    const texts = createSentences('fi', { time: { on: 'Sama syy, {date}. Vastaa, {who}.' } });
    expect(texts.t('time.on', { date: '17.3.', who: 'Ada' })).toBe('Sama syy, 17.3. Vastaa, Ada.');
    expect(texts.t('time.on', { date: '17. Nov', who: 'N. N.' })).toBe('Sama syy, 17. Nov. Vastaa, N. N.');
  });

  it('takes the plural form of its count', () => {
    expect(sentences.t('value.orders', { count: 1 })).toBe('1 order');
    expect(sentences.t('value.orders', { count: 0 })).toBe('0 orders');
  });

  it('takes the form for all other counts where the language has one that the translation lacks', () => {
    const polish = createSentences('pl', { value: { orders: { one: '{count} one', other: '{count} other' } } });
    expect(polish.t('value.orders', { count: 3 })).toBe('3 other');
  });

  it('is not a topic, nor anything below an empty one', () => {
    expect(sentences.find('value')).toBeNull();
    expect(createSentences('en', { value: null }).find('value.orders')).toBeNull();
  });

  it('shows its key where there is no such sentence, and breaks nothing', () => {
    expect(sentences.find('cause.not_a_cause')).toBeNull();
    expect(createSentences('en', {}).t('loading')).toBe('loading');
  });

  it('cannot be asked for by a key that there is not', () => {
    // @ts-expect-error No sentence has this key.
    expect(sentences.t('moment.no_such_sentence')).toBe('moment.no_such_sentence');
  });

  it.each([
    ['ar-EG', true],
    ['fa', true],
    ['he-IL', true],
    ['ur', true],
    ['en-US', false],
    ['de', false],
  ])('in %s is read from right to left: %j', (locale, isRightToLeft) => {
    expect(createSentences(locale, english).isRightToLeft).toBe(isRightToLeft);
  });
});

describe('the registry of a locale', () => {
  it('holds what was loaded before and after, also of one topic, and stays the same object', () => {
    const before = addSentences('en-NZ', { moment: { amount: 'Amount' }, loading: 'Loading …' });
    expect(before.find('moment.undo')).toBeNull();
    const after = addSentences('en-NZ', { moment: { undo: 'Undo' } });
    expect(after).toBe(before);
    expect([after.t('moment.amount'), after.t('moment.undo'), after.t('loading')]).toEqual(['Amount', 'Undo', 'Loading …']);
  });

  it('holds of one sentence what was loaded last, also where that has no plural', () => {
    addSentences('en-FJ', { loading: 'Wait', value: { orders: { one: '1 order', other: '{count} orders' } } });
    const { t } = addSentences('en-FJ', { loading: 'Loading …', value: { orders: 'Orders: {count}' } });
    expect([t('loading'), t('value.orders', { count: 1 })]).toEqual(['Loading …', 'Orders: 1']);
  });

  it('holds nothing of another, nor does it change what was loaded', () => {
    const loaded = { time: { now: 'just now' } };
    addSentences('en-ZA', loaded);
    addSentences('en-ZA', { time: { tomorrow: 'tomorrow' } });
    expect(addSentences('en-IE', {}).find('time.now')).toBeNull();
    expect(loaded).toEqual({ time: { now: 'just now' } });
  });
});
