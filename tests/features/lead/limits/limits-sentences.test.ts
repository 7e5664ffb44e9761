import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { LIMIT_KEYS } from '#domain/journal/chosen-limits.ts';
import { LIMIT_NAMES } from '#domain/journal/limit-names.ts';
import { announcedTrial, keyOfLimit, limitLabel, limitValue } from '#features/lead/limits/limits-sentences.ts';
import { sentences } from '../../../ui/english.ts';

describe('what the tab says of limits', () => {
  it('is each by the name of its setting', () => {
    expect(new Set(LIMIT_KEYS.map((key) => limitLabel(sentences, key))).size).toBe(LIMIT_KEYS.length);
    expect(LIMIT_NAMES.map(keyOfLimit)).toEqual([
      null,
      null,
      'gestureMinor',
      'agentHourMinor',
      'agentDayMinor',
      'customerGestureCount',
      'customerWindowMinor',
      'teamMonthMinor',
    ]);
  });

  it('is a sum, a number or a span, and 0 is no missing limit', () => {
    expect(LIMIT_KEYS.map((key) => limitValue(sentences, key, 1200, EUR))).toEqual([
      '€12',
      '€12',
      '€12',
      '€12',
      '€12',
      '1,200',
      '1,200 days',
      '€12',
    ]);
    expect([limitValue(sentences, 'gestureMinor', 0, EUR), limitValue(sentences, 'gestureMinor', null, EUR)]).toEqual(['€0', 'no limit']);
  });

  it('is read aloud of a trial where it waits, failed or is there, and not at each page', () => {
    const of = { limits: {} };
    expect(announcedTrial(sentences, { phase: 'reading', of, read: 100 })).toBe('');
    expect(announcedTrial(sentences, { phase: 'stopped', of })).toContain('Stopped.');
    expect(announcedTrial(sentences, { phase: 'idle' })).toBe('');
  });
});
