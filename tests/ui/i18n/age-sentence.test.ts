import { describe, expect, it } from 'vitest';
import { ageSentence } from '#ui/i18n/age-sentence.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { Section } from '#ports/section.ts';
import { sentences } from '../english.ts';

const MINUTE_MS = 60_000;
const error = { kind: 'unavailable', what: 'tickets', status: 503 } as const;

describe('as of when something is', () => {
  it.each([
    [0, 'as of this minute'],
    [MINUTE_MS - 1, 'as of this minute'],
    [14 * MINUTE_MS, 'as of 14 minutes ago'],
    [60 * MINUTE_MS - 1, 'as of 59 minutes ago'],
    [60 * MINUTE_MS, 'as of 1 hour ago'],
    [-5 * MINUTE_MS, 'as of this minute'],
  ])('after %d ms is %s', (ageMs, expected) => {
    expect(ageSentence(sentences, { state: 'stale', value: 1, atMs: NOW_MS - ageMs }, NOW_MS)).toBe(expected);
  });

  it('is said too where it could not be read anew', () => {
    expect(ageSentence(sentences, { state: 'failed', error, last: 1, lastAtMs: NOW_MS - MINUTE_MS }, NOW_MS)).toBe('as of 1 minute ago');
  });

  it.each<[string, Section<number>]>([
    ['what was read just now', { state: 'ready', value: 1, atMs: NOW_MS }],
    ['what is not there', { state: 'loading' }],
    ['what is as old as nobody knows', { state: 'failed', error, last: 1 }],
  ])('is not said of %s', (_title, section) => {
    expect(ageSentence(sentences, section, NOW_MS)).toBeNull();
  });
});
