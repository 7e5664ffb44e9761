import type { ComparedRecord } from '#domain/reconciliation/compare-records.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import type { ListedSource } from '#ports/provider-records.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatList, formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { MonthComparison, Unlisted } from './both-sides.ts';
import type { Asking, ProvidersState } from './providers-state.ts';

/** A difference is whatever somebody has to look at. */
export function isDifference({ verdict }: Pick<ComparedRecord, 'verdict'>): boolean {
  return verdict !== 'matched' && verdict !== 'not_compared';
}

/** How far it has come, or why it does not go on; nothing where nobody has begun. */
export function phaseSentence(sentences: Sentences, { phase, progress, comparison }: ProvidersState): string {
  const { t, locale } = sentences;
  switch (phase.name) {
    case 'idle':
      return '';
    case 'stopped':
      return t('provider_records.end.stopped');
    case 'failed':
      return t('provider_records.end.failed', { reason: faultSentence(sentences, phase.error) });
    case 'done':
      return comparison === null ? '' : doneSentence(sentences, comparison);
    case 'reading':
    case 'waiting': {
      const { source, of, asked, records, entries, moments } = progress;
      const count = new Intl.NumberFormat(locale);
      const far =
        source === null
          ? t('provider_records.progress.own', { entries: count.format(entries), moments: count.format(moments) })
          : t(`provider_records.progress.${source.reach}`, {
              source: sourceName(sentences, source),
              asked: count.format(asked),
              of: count.format(of),
              records: count.format(records),
            });
      return phase.name === 'waiting' ? `${far} ${t('provider_records.progress.waiting')}` : far;
    }
  }
}

function doneSentence({ t }: Sentences, { rows }: MonthComparison): string {
  if (rows.length === 0) return t('provider_records.end.nothing');
  const differences = rows.filter(isDifference).length;
  return differences === 0 ? t('provider_records.end.agree') : t('provider_records.end.differences', { count: differences });
}

/** A provider, and which of its ways of giving. */
export function sourceName({ t }: Sentences, { source, label }: Pick<ListedSource, 'source' | 'label'>): string {
  return source === 'webhook' ? label : t(`provider_records.source.${source}`);
}

/** Why not everything of a source was compared. */
export function unlistedSentence(sentences: Sentences, one: Unlisted): string {
  const { t } = sentences;
  const { source, fault } = one;
  const name = sourceName(sentences, one);
  if (fault === null) return t('provider_records.unlisted.cut', { source: name });
  if (source === 'webhook' && fault.kind === 'not_set_up') return t('provider_records.unlisted.no_list', { source: name });
  return t('provider_records.unlisted.fault', { source: name, reason: faultSentence(sentences, fault) });
}

/** What happened, and what to do. */
export function verdictSentence({ t, locale }: Sentences, { verdict, own, records }: ComparedRecord, provider: string): string {
  if (verdict === 'matched' || verdict === 'not_compared') return '';
  const amountText = (one: Pick<ComparedRecord['records'][number], 'amount'> | null | undefined): string => {
    const amount = one?.amount ?? null;
    return amount === null ? t('provider_records.verdict.no_sum') : formatMoney(locale, amount);
  };
  const held = records.filter(({ kind }) => kind === 'given' || kind === 'pending');
  return t(`provider_records.verdict.${verdict}`, {
    provider,
    ours: amountText(own),
    theirs: amountText(held[0] ?? records[0]),
    sums: formatList(locale, held.map(amountText)),
  });
}

/** What came of asking again. */
export function askedSentence(sentences: Sentences, asking: Exclude<Asking, { phase: 'working' }>, provider: string): string {
  const { t } = sentences;
  const unknown = (error: Parameters<typeof faultSentence>[1]): string =>
    t('provider_records.asked.unknown', { provider, reason: faultSentence(sentences, error) });
  if (asking.phase === 'failed') return unknown(asking.error);
  const { found } = asking;
  return found.kind === 'unknown' ? unknown(found.error) : t(`provider_records.asked.${found.kind}`, { provider, ...referenceOf(found) });
}

function referenceOf(found: FoundExecution): { readonly reference: string } {
  return { reference: found.kind === 'receipt' || found.kind === 'pending' ? found.receipt.reference : '' };
}
