import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the comparison with providers says once a lead has opened it. */
export const travels = [
  'provider_records.month',
  'provider_records.do',
  'provider_records.progress',
  'provider_records.end',
  'provider_records.count',
  'provider_records.unlisted',
  'provider_records.only_named',
  'provider_records.source',
  'provider_records.verdict',
  'provider_records.row',
  'provider_records.row_there',
  'provider_records.ask',
  'provider_records.ask_of',
  'provider_records.asked',
  'provider_records.file',
] as const satisfies readonly SentenceTopic[];

export const providersSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/budget/providers' }),
);
