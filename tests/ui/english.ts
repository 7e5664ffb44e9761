import { sentences as english } from '#translations/en.json';
import { type Sentences, createSentences } from '#ui/i18n/registry.ts';

/** Every sentence in English. */
export const sentences: Sentences = createSentences('en-US', english);
