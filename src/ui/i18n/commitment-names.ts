import type { Commitment } from '#domain/journal/types.ts';
import { formatMoney } from './formats.ts';
import type { Sentences } from './registry.ts';
import { gestureName } from './sentences.ts';

/** What was given as its entry states it, whatever limits count it as: `€15 store credit`. */
export function commitmentName(sentences: Sentences, commitment: Commitment): string {
  const { gesture, count } = commitment.detail;
  return gesture === undefined ? commitmentMoney(sentences, commitment) : gestureName(sentences, gesture, commitment.stated, count);
}

/** The sum that a commitment states, in its own currency. */
export function commitmentMoney(sentences: Sentences, { stated }: Commitment): string {
  return stated === null ? sentences.t('gesture.sum_unread') : formatMoney(sentences.locale, stated);
}
