import { createPart } from '../i18n/part.ts';
import type { SentenceTopic } from '../i18n/registry.ts';

/** Why something was not done, and the details for whoever mends it. */
export const travels = ['app_fault'] as const satisfies readonly SentenceTopic[];

export const faultSentences = createPart(import.meta.glob('/translations/*.json', { import: 'default', query: '?of=ui/faults' }));
