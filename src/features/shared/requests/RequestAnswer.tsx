import { useState } from 'react';
import { lastLine } from '#domain/moments/request-status.ts';
import { type MomentRequest, REQUEST_LINES_AT_MOST } from '#domain/moments/request.ts';
import type { KnownAllowance } from '#domain/journal/admission.ts';
import { money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import type { Issue, OwnKinds } from '#domain/gestures/own-kinds.ts';
import { type Answer, type DecideError, answerError, ownKindsFor } from '#approvals/decide-request.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { formatMoney, formatTyped } from '#ui/i18n/formats.ts';
import { causeName, gestureName } from '#ui/i18n/sentences.ts';
import { decideSentence, nameOf, requestName } from './request-sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { type AboutAnswer, AmountField, WithinLimits, WordsField } from './AnswerFields.tsx';
import { DecideDetails } from './DecideDetails.tsx';
import { RequestLines } from './RequestLines.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';
import { RequestRange } from './RequestRange.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';

export type AnswerStatus =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly error: DecideError }
  /** `approved` is what was: the sum, or how many. */
  | { readonly phase: 'answered'; readonly kind: Answer['kind']; readonly approved?: Issue };

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
        <strong>
          {sentences.t(status.phase === 'answered' ? 'answer.asked_for' : 'answer.asks', { who, what: requestName(sentences, request) })}
        </strong>
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
        <Notice type="success">{answeredSentence(sentences, moment, status, who)}</Notice>
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

/** Nothing is chosen for the lead: the sum in the box is what fits, and each answer is one button, and one key. */
function AnswerForm({ request, about, status, onAnswer, allowances }: Props) {
  const sentences = useSentences();
  const { moment, lines } = request;
  const ownKinds = ownKindsFor(about, moment);
  const [amountText, setAmountText] = useState(() => fittingText(sentences, moment, ownKinds));
  const [text, setText] = useState('');
  const [tried, setTried] = useState<Answer['kind'] | null>(null);
  const isBusy = status.phase === 'working';
  const { around: form, look } = useFocusOnProblem<HTMLDivElement>();
  const isMoney = isMoneyKind(moment.gesture);
  const typed = isMoney ? typedIssue(amountText, moment, ownKinds) : null;
  const highMinor = moment.decision.range?.highMinor ?? Infinity;
  const isOver = typed !== null && typed.amount.amountMinor > highMinor;
  const answerOf = (kind: Answer['kind']): Answer =>
    kind === 'approve' ? { kind, amountText: isMoney ? amountText : '0', text } : { kind, text };
  // Whoever approves more than fitted when the agent asked says why it may be more.
  const errorOf = (kind: Answer['kind']) =>
    answerError(answerOf(kind), moment, ownKinds) ?? (kind === 'approve' && isOver && text.trim() === '' ? 'missing_text' : null);
  const problem = tried === null ? null : errorOf(tried);
  // A question takes a reply, and there must be room left for the decision.
  const kinds = (['approve', 'decline', 'question'] as const).filter(
    (one) => one !== 'question' || lines.length + 3 <= REQUEST_LINES_AT_MOST,
  );
  const send = (kind: Answer['kind']): void => {
    setTried(kind);
    look();
    if (!isBusy && errorOf(kind) === null) onAnswer(answerOf(kind));
  };
  const keys = useAnswerKeys(kinds, isBusy, send);
  return (
    <div ref={form} className="stack" aria-label={sentences.t('answer.keys')} {...keys}>
      {isMoney && <AmountField value={amountText} about={about} asked={moment} isBusy={isBusy} problem={problem} onType={setAmountText} />}
      {isOver && (
        <Notice type="warning">
          {sentences.t('requests.over_range', { high: formatMoney(sentences.locale, money(highMinor, moment.amount.currency)) })}
        </Notice>
      )}
      {isJudged(moment, about) && typed !== null && allowances !== undefined && (
        <WithinLimits amount={typed.amount} allowances={allowances} />
      )}
      <WordsField
        label={sentences.t('answer.words')}
        hint={sentences.t(isOver ? 'answer.words_over' : 'answer.words_why')}
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
        {kinds.map((kind) => (
          <PressButton
            key={kind}
            size="small"
            isHeld={isBusy}
            onClick={() => {
              send(kind);
            }}
          >
            {kind === 'approve' && typed !== null
              ? sentences.t('answer.send.approve_sum', { what: sumSentence(sentences, moment, typed) })
              : sentences.t(`answer.send.${kind}`)}
          </PressButton>
        ))}
        {isBusy && <span className="quiet">{sentences.t('answer.working')}</span>}
      </div>
      <p className="quiet">{sentences.t('answer.keys')}</p>
    </div>
  );
}

/**
 * What fits of what was asked for, as a lead would type it: what was asked, or the most that was suggested where that is less. Where nothing
 * fitted it is what was asked. Of a kind that the policy names no more only the money can be said.
 */
function fittingText(
  sentences: Sentences,
  { gesture, amount, count, decision }: MomentRequest['moment'],
  ownKinds: OwnKinds | null,
): string {
  const highMinor = decision.range?.highMinor ?? 0;
  const isLess = highMinor > 0 && highMinor < amount.amountMinor;
  const fitting = isLess ? money(highMinor, amount.currency) : amount;
  const issue = ownKinds?.upTo(gesture, fitting) ?? null;
  const isCounted = issue?.count !== undefined;
  if (isLess && issue !== null && issue.amount.amountMinor > 0)
    return isCounted ? String(issue.count) : formatTyped(sentences.locale, issue.amount);
  if (isCounted && count !== undefined) return String(count);
  return formatTyped(sentences.locale, issue === null ? fitting : amount);
}

/** How it was answered, with what was approved, and who goes on. */
export function answeredSentence(
  sentences: Sentences,
  { gesture }: Pick<MomentRequest['moment'], 'gesture'>,
  { kind, approved }: Extract<AnswerStatus, { readonly phase: 'answered' }>,
  who: string,
): string {
  if (approved === undefined || !isMoneyKind(gesture)) return sentences.t(`answer.sent.${kind}`, { who });
  return sentences.t('answer.sent.approve_sum', { who, what: gestureName(sentences, gesture, approved.amount, approved.count) });
}

/** What would be approved: the sum, or how many there are of what is counted. */
function sumSentence(sentences: Sentences, { gesture }: MomentRequest['moment'], { amount, count }: Issue): string {
  return count === undefined ? formatMoney(sentences.locale, amount) : gestureName(sentences, gesture, amount, count);
}

/** What is typed, by its worth, and by its number where it is counted; null where it is no amount. */
function typedIssue(text: string, { gesture, amount }: MomentRequest['moment'], ownKinds: OwnKinds | null): Issue | null {
  const issued = ownKinds?.read(gesture, text, amount.currency) ?? null;
  if (issued !== null) return issued.error === null ? issued : null;
  const typed = parseTyped(text, amount.currency);
  return typed.ok ? { amount: typed.value } : null;
}
