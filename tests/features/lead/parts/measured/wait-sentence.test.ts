import { expect, it } from 'vitest';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { formatDelay, waitSentence } from '#features/lead/parts/measured/wait-sentence.ts';
import { sentences } from '../../../../ui/english.ts';

it('a delay is rounded up to a tenth of a second', () => {
  expect(formatDelay(sentences.locale, 1)).toBe('0.1 seconds');
  expect(formatDelay(sentences.locale, 10_000)).toBe('10 seconds');
});

it('says how long each gesture waits, by what was measured and when', () => {
  const now = { nowMs: NOW_MS, timeZone: TIME_ZONE };
  const measuredAtMs = hoursBefore(2);
  expect(waitSentence(sentences, null, now)).toContain(
    'has not been measured, or not recently. Wait before a gesture is checked: 2 seconds',
  );
  expect(waitSentence(sentences, { delayMs: 0, measuredAtMs }, now)).toContain('Measured 2 hours ago. No wait');
  expect(waitSentence(sentences, { delayMs: 1400, measuredAtMs }, now)).toContain('Wait before a gesture is checked: 1.4 seconds');
});
