import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type Currency, money } from '#domain/money/money.ts';
import type { AnswerError } from '#approvals/decide-request.ts';
import type { DecideError } from '#approvals/request-record.ts';
import { revokeSentence, subjectOf } from './revoke-sentence.ts';
import { currencySentence } from '../currency-sentence.ts';
import { type LimitReader, refusalSentence } from '../limits/over-sentences.ts';
import { formatMoney, formatTime } from '#ui/i18n/formats.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { gestureName } from '#ui/i18n/sentences.ts';
import { type When, formatAgo } from '#ui/i18n/time-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What a request was about, as it was asked: `€40 store credit`. */
export function requestName(sentences: Sentences, { moment }: MomentRequest): string {
  return gestureName(sentences, moment.gesture, moment.amount, moment.count);
}

/** Somebody's name as they left it, or that of nobody in particular. */
export function nameOf(sentences: Sentences, name: string): string {
  return name === '' ? sentences.t('moment.a_colleague') : name;
}

/** Who said a line, and when. */
export function lineSentence(sentences: Sentences, line: RequestLine, about: When & { readonly currency: Currency }): string {
  return sentences.t(`answer.line.${line.kind}`, {
    who: subjectOf(sentences, line.byName),
    when: formatAgo(sentences, line.atMs, about),
    amount: formatMoney(sentences.locale, money(line.amountMinor ?? 0, about.currency)),
  });
}

/** Why a request was not answered or changed, and what to do. */
export function decideSentence(sentences: Sentences, error: DecideError, reader: LimitReader): string {
  switch (error.kind) {
    case 'already':
      return sentences.t(`decide.already_${error.what}`, { who: nameOf(sentences, error.byName) });
    case 'not_found':
    case 'own':
      return sentences.t(`decide.${error.kind}`);
    case 'journal_too_long':
      return sentences.t('moment.journal_too_long');
    case 'other_currency':
      return currencySentence(sentences, error.stop);
    case 'expired':
      return sentences.t('decide.expired');
    case 'delivering':
    case 'revoking':
      return revokeSentence(sentences, error, reader);
    case 'deciding':
      return sentences.t('decide.deciding', {
        who: subjectOf(sentences, error.byName),
        when: formatTime(sentences.locale, error.untilMs, reader.timeZone),
      });
    case 'failed':
      return sentences.t(error.step === 'post' || error.heldUntilMs !== null ? 'decide.failed_held' : 'decide.failed', {
        reason: faultSentence(sentences, error.error),
      });
    case 'refused':
      return refusalSentence(sentences, error.refusal, reader);
  }
}

/** What is wrong with what a lead has typed. */
export function answerErrorSentence(
  sentences: Sentences,
  error: AnswerError,
  about: { readonly example: string; readonly most: string; readonly steps?: string },
): string {
  if (error === 'over_most') return sentences.t('answer.over_most', { most: about.most });
  if (error === 'missing_text' || error === 'too_long') return sentences.t(`answer.${error}`);
  return sentences.t(`moment.amount_error.${error}`, { example: about.example, steps: about.steps ?? '' });
}
