import { describe, expect, it } from 'vitest';
import { sentences as english } from '#translations/en.json';
import { addSentences, createSentences } from '#ui/i18n/registry.ts';
import { sentences } from '../english.ts';

describe('a sentence', () => {
  it('has its values filled in, numbers in the style of the language', () => {
    expect(sentences.t('incidents.not_all', { all: 12_345, read: 100 })).toBe('Newest 100 of 12,345 tickets');
  });

  it('takes the plural form of its count', () => {
    expect(sentences.t('value.orders', { count: 1 })).toBe('1 order');
    expect(sentences.t('value.orders', { count: 0 })).toBe('0 orders');
  });

  it('shows its key where there is no such sentence, and breaks nothing', () => {
    expect(sentences.find('cause.not_a_cause')).toBeNull();
    expect(createSentences('en', {}).t('loading')).toBe('loading');
  });

  it('cannot be asked for by a key that there is not', () => {
    // @ts-expect-error No sentence has this key.
    expect(sentences.t('moment.no_such_sentence')).toBe('moment.no_such_sentence');
  });

  it('is read from right to left where it is written so', () => {
    expect(createSentences('ar-EG', english).isRightToLeft).toBe(true);
    expect(sentences.isRightToLeft).toBe(false);
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

  it('holds nothing of another, nor does it change what was loaded', () => {
    const loaded = { time: { now: 'just now' } };
    addSentences('en-ZA', loaded);
    addSentences('en-ZA', { time: { tomorrow: 'tomorrow' } });
    expect(addSentences('en-IE', {}).find('time.now')).toBeNull();
    expect(loaded).toEqual({ time: { now: 'just now' } });
  });
});
