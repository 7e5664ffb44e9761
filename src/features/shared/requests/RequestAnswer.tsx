import { useState } from 'react';
import { lastLine } from '#domain/moments/request-status.ts';
import { type MomentRequest, REQUEST_LINES_AT_MOST } from '#domain/moments/request.ts';
import type { KnownAllowance } from '#domain/journal/admission.ts';
import { money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { type Answer, type DecideError, answerError } from '#approvals/decide-request.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { formatMoney, formatTyped } from '#ui/i18n/formats.ts';
import { causeName } from '#ui/i18n/sentences.ts';
import { decideSentence, nameOf, requestName } from './request-sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { type AboutAnswer, AmountField, WithinLimits, WordsField } from './AnswerFields.tsx';
import { DecideDetails } from './DecideDetails.tsx';
import { RequestLines } from './RequestLines.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';
import { RequestRange } from './RequestRange.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';

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
  /** What the lead's own limits leave for it; absent where that was not read. */
  readonly allowances?: readonly KnownAllowance[];
}

/** A request as a lead reads it, with the form that answers it. What is typed stays until it is known to have arrived. */
export function RequestAnswer({ request, about, status, onAnswer, isOwn = false, allowances }: Props) {
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
        <AnswerForm request={request} about={about} status={status} onAnswer={onAnswer} {...(allowances !== undefined && { allowances })} />
      )}
    </div>
  );
}

/** Limits are in the team's present currency: they say nothing of no money, nor of money that was asked for in another. */
function isJudged({ gesture, amount }: MomentRequest['moment'], { currency }: AboutAnswer): boolean {
  return isMoneyKind(gesture) && amount.currency === currency;
}

function AnswerForm({ request, about, status, onAnswer, allowances }: Props) {
  const sentences = useSentences();
  const { moment, lines } = request;
  const [kind, setKind] = useState<Answer['kind']>('approve');
  const [amountText, setAmountText] = useState(() => formatTyped(sentences.locale, moment.amount));
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isBusy = status.phase === 'working';
  const { around: form, look } = useFocusOnProblem<HTMLDivElement>();
  const answer: Answer = kind === 'approve' ? { kind, amountText: isMoneyKind(moment.gesture) ? amountText : '0', text } : { kind, text };
  const typed = kind === 'approve' ? parseTyped(amountText, moment.amount.currency) : null;
  const highMinor = moment.decision.range?.highMinor ?? Infinity;
  const isOver = typed?.ok === true && typed.value.amountMinor > highMinor;
  // Whoever approves more than fitted when the agent asked says why it may be more.
  const error = answerError(answer, moment) ?? (isOver && text.trim() === '' ? 'missing_text' : null);
  const problem = isTried ? error : null;
  // A question takes a reply, and there must be room left for the decision.
  const kinds = (['approve', 'decline', 'question'] as const).filter(
    (one) => one !== 'question' || lines.length + 3 <= REQUEST_LINES_AT_MOST,
  );
  const send = (): void => {
    setIsTried(true);
    look();
    if (!isBusy && error === null) onAnswer(answer);
  };
  const keys = useAnswerKeys(kinds, isBusy, (chosen) => {
    setKind(chosen);
    setIsTried(false);
    if (chosen === 'approve' && kind === 'approve') send();
    else form.current?.querySelector('textarea')?.focus();
  });
  return (
    <div ref={form} className="stack" aria-label={sentences.t('answer.keys')} {...keys}>
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
        <AmountField value={amountText} about={about} asked={moment} isBusy={isBusy} problem={problem} onType={setAmountText} />
      )}
      {isOver && (
        <Notice type="warning">
          {sentences.t('requests.over_range', { high: formatMoney(sentences.locale, money(highMinor, moment.amount.currency)) })}
        </Notice>
      )}
      {isJudged(moment, about) && typed?.ok === true && allowances !== undefined && (
        <WithinLimits amount={typed.value} allowances={allowances} />
      )}
      <WordsField
        label={sentences.t(isOver ? 'answer.text.over_range' : `answer.text.${kind}`)}
        value={text}
        isBusy={isBusy}
        problem={problem}
        onType={setText}
      />
      {status.phase === 'failed' && (
        <Notice type="error">
          {decideSentence(sentences, status.error, about)}
          <DecideDetails error={status.error} />
        </Notice>
      )}
      <div className="row">
        <PressButton isPrimary size="small" isHeld={isBusy} onClick={send}>
          {sentences.t(`answer.send.${kind}`)}
        </PressButton>
        {isBusy && <span className="quiet">{sentences.t('answer.working')}</span>}
      </div>
      <p className="quiet">{sentences.t('answer.keys')}</p>
    </div>
  );
}
