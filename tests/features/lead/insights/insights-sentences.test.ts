import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { readingSentence } from '#features/lead/insights/insights-sentences.ts';
import { sentences } from '../../../ui/english.ts';

describe('how reading of a period stands', () => {
  it('is said with how many moments were read, until all are', () => {
    expect(readingSentence(sentences, { name: 'reading' }, 300)).toBe('Loading the moments of the period. Moments loaded: 300.');
    expect(readingSentence(sentences, { name: 'idle' }, 300)).toBe('');
  });

  it('is said without a count to whoever hears it, and with the reason where it failed', () => {
    expect(readingSentence(sentences, { name: 'stopped' }, null)).toBe('Loading was stopped.');
    expect(readingSentence(sentences, { name: 'failed', error: DOWN }, null)).toMatch(/^The rest of the period could not be loaded\. .+/);
  });
});
