import { Field } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { lastLine } from '#domain/moments/request-status.ts';
import { type MomentRequest, REQUEST_LINES_AT_MOST, REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import { money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { type Answer, type AnswerError, type DecideError, answerError } from '#approvals/decide-request.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { formatMoney, formatTyped } from '#ui/i18n/formats.ts';
import { causeName } from '#ui/i18n/sentences.ts';
import type { LimitReader } from '../limits/over-sentences.ts';
import { answerErrorSentence, decideSentence, nameOf, requestName } from './request-sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { MoneyInput } from '#ui/controls/MoneyInput.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { DecideDetails } from './DecideDetails.tsx';
import { RequestLines } from './RequestLines.tsx';
import { RequestRange } from './RequestRange.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

/** What the form must know beside the request. */
export interface AboutAnswer extends LimitReader {
  /** The largest gesture that this lead may approve; null: no limit. */
  readonly gestureLimitMinor: number | null;
  /** The team's own names of causes. */
  readonly policy: Policy;
}

export type AnswerStatus =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly error: DecideError }
  | { readonly phase: 'answered'; readonly kind: Answer['kind'] };

interface Props {
  readonly request: MomentRequest;
  readonly about: AboutAnswer;
  readonly status: AnswerStatus;
  readonly onAnswer: (answer: Answer) => void;
  /** Whether whoever reads it asked for it, and so leaves the answer to another lead. */
  readonly isOwn?: boolean;
}

/** A request as a lead reads it, with the form that answers it. What is typed stays until it is known to have arrived. */
export function RequestAnswer({ request, about, status, onAnswer, isOwn = false }: Props) {
  const sentences = useSentences();
  const { moment } = request;
  const who = nameOf(sentences, lastLine(request, 'asked')?.byName ?? '');
  return (
    <div className="stack">
      <div>
        <strong>{sentences.t('answer.asks', { who, what: requestName(sentences, request) })}</strong>
        <p className="quiet">
          {sentences.t('answer.about', {
            id: moment.ticketId,
            cause: causeName(sentences, moment.cause, about.policy),
            when: formatAgo(sentences, request.createdAtMs, about),
          })}
        </p>
      </div>
      <RequestLines request={request} about={about} />
      <RequestRange decision={moment.decision} asked={moment.amount} />
      {moment.story !== '' && (
        <div>
          <p className="quiet">{sentences.t('answer.story')}</p>
          <p className="as-typed" dir="auto">
            {moment.story}
          </p>
        </div>
      )}
      {moment.deviation !== '' && (
        <div>
          <p className="quiet">{sentences.t('answer.deviation')}</p>
          <p className="as-typed" dir="auto">
            {moment.deviation}
          </p>
        </div>
      )}
      {status.phase === 'answered' ? (
        <Notice type="success">{sentences.t(`answer.sent.${status.kind}`, { who })}</Notice>
      ) : isOwn ? (
        <Notice type="info">{sentences.t('decide.own')}</Notice>
      ) : (
        <AnswerForm request={request} about={about} status={status} onAnswer={onAnswer} />
      )}
    </div>
  );
}

function AnswerForm({ request, about, status, onAnswer }: Props) {
  const sentences = useSentences();
  const { moment, lines } = request;
  const [kind, setKind] = useState<Answer['kind']>('approve');
  const [amountText, setAmountText] = useState(() => formatTyped(sentences.locale, moment.amount));
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isBusy = status.phase === 'working';
  const answer: Answer = kind === 'approve' ? { kind, amountText: isMoneyKind(moment.gesture) ? amountText : '0', text } : { kind, text };
  const problem = isTried ? answerError(answer, moment) : null;
  const typed = kind === 'approve' ? parseTyped(amountText, moment.amount.currency) : null;
  const highMinor = moment.decision.range?.highMinor ?? Infinity;
  const isOver = typed?.ok === true && typed.value.amountMinor > highMinor;
  // A question takes a reply, and there must be room left for the decision.
  const kinds = (['approve', 'decline', 'question'] as const).filter(
    (one) => one !== 'question' || lines.length + 3 <= REQUEST_LINES_AT_MOST,
  );
  return (
    <div className="stack">
      <RadioGroup
        legend={sentences.t('answer.choose')}
        value={kind}
        options={kinds.map((value) => ({ value, label: sentences.t(`answer.kind.${value}`) }))}
        isHeld={isBusy}
        onChange={(chosen) => {
          setKind(chosen);
          setIsTried(false);
        }}
      />
      {kind === 'approve' && isMoneyKind(moment.gesture) && (
        <AmountField
          value={amountText}
          about={about}
          mostMinor={moment.decision.range?.mostMinor ?? 0}
          isBusy={isBusy}
          problem={problem}
          onType={setAmountText}
        />
      )}
      {isOver && (
        <Notice type="warning">
          {sentences.t('requests.over_range', { high: formatMoney(sentences.locale, money(highMinor, moment.amount.currency)) })}
        </Notice>
      )}
      <WordsField label={sentences.t(`answer.text.${kind}`)} value={text} isBusy={isBusy} problem={problem} onType={setText} />
      {status.phase === 'failed' && (
        <Notice type="error">
          {decideSentence(sentences, status.error, about)}
          <DecideDetails error={status.error} />
        </Notice>
      )}
      <div className="row">
        <PressButton
          isPrimary
          size="small"
          isHeld={isBusy}
          onClick={() => {
            setIsTried(true);
            if (answerError(answer, moment) === null) onAnswer(answer);
          }}
        >
          {sentences.t(`answer.send.${kind}`)}
        </PressButton>
        {isBusy && <span className="quiet">{sentences.t('answer.working')}</span>}
      </div>
    </div>
  );
}

interface FieldProps {
  readonly value: string;
  readonly isBusy: boolean;
  readonly problem: AnswerError | null;
  readonly onType: (text: string) => void;
}

function AmountField({
  value,
  about,
  mostMinor,
  isBusy,
  problem,
  onType,
}: FieldProps & { readonly about: AboutAnswer; readonly mostMinor: number }) {
  const sentences = useSentences();
  const { currency, gestureLimitMinor } = about;
  const isWrong = problem !== null && problem !== 'missing_text' && problem !== 'too_long';
  const example = formatTyped(sentences.locale, money(givenUnit(currency).amountMinor * 10, currency));
  const limit = gestureLimitMinor === null ? null : formatMoney(sentences.locale, money(gestureLimitMinor, currency));
  return (
    <Field>
      <Field.Label>{sentences.t('moment.amount')}</Field.Label>
      <MoneyInput value={value} currency={currency} isReadOnly={isBusy} validation={isWrong ? 'error' : null} onType={onType} />
      {isWrong ? (
        <Field.Message validation="error">
          {answerErrorSentence(sentences, problem, { example, most: formatMoney(sentences.locale, money(mostMinor, currency)) })}
        </Field.Message>
      ) : (
        <Field.Hint>{limit === null ? sentences.t('answer.no_limit') : sentences.t('answer.limit', { limit })}</Field.Hint>
      )}
    </Field>
  );
}

function WordsField({ label, value, isBusy, problem, onType }: FieldProps & { readonly label: string }) {
  const sentences = useSentences();
  const isWrong = problem === 'missing_text' || problem === 'too_long';
  return (
    <TextAreaField
      label={label}
      value={value}
      maxLength={REQUEST_TEXT_LENGTH_AT_MOST}
      problem={isWrong ? answerErrorSentence(sentences, problem, { example: '', most: '' }) : null}
      isReadOnly={isBusy}
      onType={onType}
    />
  );
}
