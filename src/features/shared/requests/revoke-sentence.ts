import type { DecideError } from '#approvals/request-record.ts';
import { formatTime } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { When } from '#ui/i18n/time-formats.ts';

/** Somebody's name where a sentence begins with it, or that of nobody in particular. */
export function subjectOf(sentences: Sentences, name: string): string {
  return name === '' ? sentences.t('moment.somebody') : name;
}

/** Why a lead could not take back what was approved, and what to do. */
export function revokeSentence(sentences: Sentences, error: DecideError, { timeZone }: Pick<When, 'timeZone'>): string {
  if (error.kind === 'delivering' || error.kind === 'revoking') {
    const who = subjectOf(sentences, error.byName);
    return sentences.t(`hand_over.${error.kind}`, { who, when: formatTime(sentences.locale, error.untilMs, timeZone) });
  }
  return sentences.t(error.kind === 'already' && error.what === 'given' ? 'hand_over.given' : 'hand_over.not_revoked');
}
