import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { ReadingPhase } from './insights-state.ts';

/** How reading of the period stands; empty once nothing is left to read. Without a count where that is null. */
export function readingSentence(sentences: Sentences, reading: ReadingPhase, count: number | null): string {
  if (reading.name === 'idle') return '';
  const said =
    reading.name === 'failed'
      ? sentences.t('insights.reading.failed', { reason: faultSentence(sentences, reading.error) })
      : sentences.t(`insights.reading.${reading.name}`);
  return count === null ? said : `${said} ${sentences.t('insights.reading.count', { count })}`;
}
