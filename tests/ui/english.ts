import { sentences as english } from '#translations/en.json';
import { type Sentences, addSentences } from '#ui/i18n/registry.ts';

/** Every sentence in English, and what a test adds to that locale. */
export const sentences: Sentences = addSentences('en-US', english);
