import type { Unexecuted } from '../../session/executions.ts';
import type { Giving, SessionState } from '../../session/session-state.ts';
import { isInCurrency } from '../../session/recipient-currency.ts';
import type { GiveError } from '#ledger/types.ts';
import { currencySentence } from '../../../shared/currency-sentence.ts';
import type { ProviderRefusal } from '#ports/gesture-executor.ts';
import { lastValue } from '#ports/section.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatTime } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What is given and counted, and not known to be carried out. */
export function unexecutedSentence(sentences: Sentences, { by, kind, mayRepeat, isTurnedAway }: Unexecuted): string {
  switch (kind) {
    case 'pending':
      return sentences.t('moment.pending', { who: by });
    case 'refused':
      return sentences.t('moment.turned_down_held', { who: by });
    case 'none':
      return sentences.t(mayRepeat ? 'moment.not_asked' : 'moment.not_there', { who: by });
    case 'reversed':
      return sentences.t('moment.reversed_there', { who: by });
    case 'unknown':
      return [
        sentences.t('moment.not_executed', { who: by }),
        ...(isTurnedAway ? [sentences.t('moment.turned_away', { who: by })] : []),
      ].join(' ');
  }
}

/** Why a provider carried nothing out, in one sentence of ours with what to do, and in its own words. */
export function providerRefusalSentence(sentences: Sentences, who: string, { code, reason }: ProviderRefusal): string {
  const why = sentences.t(`moment.refusal.${code}`, { who });
  return reason === '' ? why : `${sentences.t('moment.provider_says', { who, reason })} ${why}`;
}

/** That a provider could not be told for whom it is, and why. */
export function recipientSentence(sentences: Sentences, { by, currency, found }: Extract<Giving, { readonly phase: 'recipient' }>): string {
  if (!found.ok) return sentences.t('moment.recipient.failed', { who: by, reason: faultSentence(sentences, found.error) });
  const count = found.value.length;
  const canChoose = found.value.some((recipient) => isInCurrency(recipient, currency));
  if (count > 0 && !canChoose) return sentences.t('moment.recipient.none_in_currency', { who: by, currency });
  return sentences.t(`moment.recipient.${count === 0 ? 'none' : count === 1 ? 'one' : 'several'}`, { who: by });
}

/** What came of an attempt that broke off, and what to do. */
export function giveErrorSentence(sentences: Sentences, error: Exclude<GiveError, { readonly kind: 'refused' }>, timeZone: string): string {
  if (error.kind === 'other_currency') return currencySentence(sentences, error.stop);
  if (error.kind === 'journal_too_long') return sentences.t('moment.journal_too_long');
  if (error.kind === 'expired') return sentences.t('moment.expired');
  const reason = faultSentence(sentences, error.error);
  if (error.step === 'post') return `${sentences.t('moment.post_unknown')} ${reason}`;
  if (error.heldUntilMs === null) return sentences.t('moment.failed_not_given', { reason });
  return sentences.t('moment.failed_held', { reason, when: formatTime(sentences.locale, error.heldUntilMs, timeZone) });
}

/** That another page is giving, and when it has come to an end whatever becomes of it. */
export function elsewhereSentence(sentences: Sentences, freeAtMs: number | null, timeZone: string): string {
  if (freeAtMs === null) return sentences.t('moment.other_tab');
  return sentences.t('moment.elsewhere', { when: formatTime(sentences.locale, freeAtMs, timeZone) });
}

/** That others are deciding, and when the page tries again by itself. */
export function waitingSentence(sentences: Sentences, againAtMs: number, timeZone: string): string {
  return sentences.t('moment.trying_again', { when: formatTime(sentences.locale, againAtMs, timeZone) });
}

/** That Zendesk has asked to wait, and until when. */
export function longWaitSentence(sentences: Sentences, waitsUntilMs: number, timeZone: string): string {
  return sentences.t('moment.long_wait', { when: formatTime(sentences.locale, waitsUntilMs, timeZone) });
}

/** What is being done, and that it takes longer where nobody has measured the account. */
export function workingSentence(
  sentences: Sentences,
  { giving, journal, timeZone }: Pick<SessionState, 'giving' | 'journal' | 'timeZone'>,
): string {
  if (giving.phase !== 'working') return '';
  if (giving.waitsUntilMs !== undefined) return longWaitSentence(sentences, giving.waitsUntilMs, timeZone);
  const isUnmeasured = giving.step === 'look' && lastValue(journal)?.isMeasured === false;
  return sentences.t(isUnmeasured ? 'moment.look_unmeasured' : `moment.working.${giving.step}`);
}
