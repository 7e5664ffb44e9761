import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import type { MeasuredRules } from '#domain/journal/types.ts';
import type { Measured } from '#ledger/measure-account.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { formatDelay } from '../../parts/measured/wait-sentence.ts';
import type { Measuring } from '../../session/lead-state.ts';

/** Each rule of Zendesk's that was measured just now, and what it means. */
export function measuredSentences(sentences: Sentences, measured: Measured): readonly string[] {
  const { listDelayMs, listLag, notDeleted } = measured;
  const list =
    listDelayMs === null
      ? sentences.t('measure.list_never', { atMost: formatDelay(sentences.locale, LIST_LAG_AT_MOST_MS) })
      : listDelayMs === 0
        ? sentences.t('measure.list_at_once')
        : sentences.t('measure.list_delay', {
            found: formatDelay(sentences.locale, listDelayMs),
            delay: formatDelay(sentences.locale, listLag.delayMs),
          });
  const left = notDeleted.length === 0 ? [] : [sentences.t('measure.not_deleted', { keys: notDeleted.join(', ') })];
  return [list, ...ruleSentences(sentences, measured), ...left];
}

/** The rules that nothing waits for. */
export function ruleSentences(sentences: Sentences, { searchDelayMs, duplicate }: MeasuredRules): readonly string[] {
  const search =
    searchDelayMs === null
      ? sentences.t('measure.search_never')
      : sentences.t('measure.search', { found: formatDelay(sentences.locale, searchDelayMs) });
  return [search, sentences.t(`measure.duplicate.${duplicate}`)];
}

/** How measuring goes, or went; nothing where nobody has begun. */
export function measuringSentence(sentences: Sentences, measuring: Measuring): string {
  if (measuring.phase === 'working') return sentences.t(`measure.step.${measuring.step}`);
  if (measuring.phase === 'done') return measuredSentences(sentences, measuring.measured).join(' ');
  return measuring.phase === 'failed' ? sentences.t('measure.failed', { reason: faultSentence(sentences, measuring.error.error) }) : '';
}
