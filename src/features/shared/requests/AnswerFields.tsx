import { Field } from '@zendeskgarden/react-forms';
import { type KnownAllowance, firstExceeded } from '#domain/journal/admission.ts';
import { isOncePerFailure } from '#domain/journal/limits.ts';
import { type MomentRequest, REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import { type Money, money } from '#domain/money/money.ts';
import { type AnswerError, ownKindsFor } from '#approvals/decide-request.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { FigureInput } from '#ui/controls/FigureInput.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { formatMoney, formatTyped } from '#ui/i18n/formats.ts';
import { unitName } from '#ui/i18n/sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LimitReader } from '../limits/over-sentences.ts';
import { allowanceSentence } from '../limits/allowance-sentence.ts';
import { answerErrorSentence } from './request-sentences.ts';

/** What the form must know beside the request. */
export interface AboutAnswer extends LimitReader {
  /** The largest gesture that this lead may approve; null: no limit. */
  readonly gestureLimitMinor: number | null;
  /** The team's own names of causes. */
  readonly policy: Policy;
}

/** Whether the sum in the box is within what the lead's limits leave, said of that sum, with what they leave. */
export function WithinLimits({ amount, allowances }: { readonly amount: Money; readonly allowances: readonly KnownAllowance[] }) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const exceeded = firstExceeded(amount, allowances);
  // That something was given for the same failure is said by itself.
  if (exceeded !== null && isOncePerFailure(exceeded.limit)) return null;
  const sum = formatMoney(locale, amount);
  const texts = allowances.flatMap((one) => allowanceSentence(sentences, one, amount.currency) ?? []);
  const over = allowances.find(({ limit }) => limit === exceeded?.limit);
  if (over !== undefined) {
    const left = allowanceSentence(sentences, over, amount.currency) ?? '';
    return <Notice type="warning">{t('answer.over_limits', { amount: sum, left })}</Notice>;
  }
  return (
    <p className="quiet">
      {t('answer.within_limits', { amount: sum, allowances: texts.length === 0 ? t('allowance.no_limits') : texts.join(' · ') })}
    </p>
  );
}

interface FieldProps {
  readonly value: string;
  readonly isBusy: boolean;
  readonly problem: AnswerError | null;
  readonly onType: (text: string) => void;
}

/** Takes a sum in the currency that was asked for; the limit of a gesture is said of a sum in the team's. */
export function AmountField({
  value,
  about,
  asked,
  isBusy,
  problem,
  onType,
}: FieldProps & { readonly about: AboutAnswer; readonly asked: MomentRequest['moment'] }) {
  const sentences = useSentences();
  const { gestureLimitMinor } = about;
  const { currency } = asked.amount;
  const most = formatMoney(sentences.locale, money(asked.decision.range?.mostMinor ?? 0, currency));
  const isWrong = problem !== null && problem !== 'missing_text' && problem !== 'too_long';
  const example = formatTyped(sentences.locale, money(givenUnit(currency).amountMinor * 10, currency));
  const own = ownKindsFor(about, asked);
  const unit = own === null ? null : unitName(sentences, asked.gesture);
  const mistyped = own?.read(asked.gesture, value, currency)?.error ?? null;
  const limit = gestureLimitMinor === null ? null : formatMoney(sentences.locale, money(gestureLimitMinor, currency));
  return (
    <Field>
      <Field.Label>{sentences.t('moment.amount')}</Field.Label>
      <FigureInput
        value={value}
        currency={currency}
        unit={unit}
        isReadOnly={isBusy}
        validation={isWrong ? 'error' : null}
        onType={onType}
      />
      {isWrong ? (
        <FieldMessage>
          {answerErrorSentence(sentences, problem, { example, most, ...(mistyped?.kind === 'steps' && { steps: mistyped.steps }) })}
        </FieldMessage>
      ) : currency !== about.currency ? null : (
        <Field.Hint>{limit === null ? sentences.t('answer.no_limit') : sentences.t('answer.limit', { limit })}</Field.Hint>
      )}
    </Field>
  );
}

export function WordsField({
  label,
  hint,
  value,
  isBusy,
  problem,
  onType,
}: FieldProps & { readonly label: string; readonly hint: string }) {
  const sentences = useSentences();
  const isWrong = problem === 'missing_text' || problem === 'too_long';
  return (
    <TextAreaField
      label={label}
      hint={hint}
      value={value}
      maxLength={REQUEST_TEXT_LENGTH_AT_MOST}
      problem={isWrong ? answerErrorSentence(sentences, problem, { example: '', most: '' }) : null}
      isReadOnly={isBusy}
      onType={onType}
    />
  );
}
