import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { formatDelay } from '../parts/measured/wait-sentence.ts';
import type { Measuring } from '../session/lead-state.ts';

/** What measuring found that concerns whoever answers for a budget: that budgets do not hold in this account, or that nobody knows yet. */
export function MeasureNotice({ measuring }: { readonly measuring: Measuring }) {
  const said = measureNotice(useSentences(), measuring);
  if (said === '') return null;
  return (
    <Notice type="warning">
      {said}
      {measuring.phase === 'failed' && <FaultDetails fault={measuring.error.error} />}
    </Notice>
  );
}

/** Its sentence; nothing where measuring found nothing of that sort. */
export function measureNotice(sentences: Sentences, measuring: Measuring): string {
  const { t, locale } = sentences;
  if (measuring.phase === 'failed') return t('measure.failed', { reason: faultSentence(sentences, measuring.error.error) });
  if (measuring.phase !== 'done' || measuring.measured.listDelayMs !== null) return '';
  return t('measure.list_never', { atMost: formatDelay(locale, LIST_LAG_AT_MOST_MS) });
}
