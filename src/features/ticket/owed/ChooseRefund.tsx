import { Field } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { type Money, isMore, isPositive, money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import type { OwedCandidate } from '#ports/owed-executor.ts';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { FigureInput } from '#ui/controls/FigureInput.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { formatDay, formatMoney, formatTyped } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

export interface ChosenRefund {
  readonly candidate: OwedCandidate;
  readonly amount: Money;
}

interface Props {
  readonly candidates: readonly OwedCandidate[];
  readonly state: { readonly timeZone: string; readonly nowMs: number };
  readonly onCancel: () => void;
  readonly onChoose: (chosen: ChosenRefund) => void;
}

/** What the customer paid, newest first, and how much of it goes back: at most what is left of it, in its own currency. */
export function ChooseRefund({ candidates, state, onCancel, onChoose }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const [first, ...others] = candidates;
  const [chosenId, setChosenId] = useState(first !== undefined && others.length === 0 ? first.id : null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const candidate = candidates.find(({ id }) => id === chosenId) ?? null;
  const text = typed ?? (candidate === null ? '' : formatTyped(sentences.locale, candidate.refundable));
  const goOn = (): void => {
    setTried(true);
    if (candidate === null) return;
    const amount = amountOf(text, candidate);
    if (typeof amount === 'object') onChoose({ candidate, amount });
  };
  return (
    <div className="stack stack-tight">
      <RadioGroup
        legend={t('repay.which')}
        value={chosenId}
        options={candidates.map((one) => ({ value: one.id, label: <bdi>{candidateSentence(sentences, one, state)}</bdi> }))}
        onChange={(id) => {
          setChosenId(id);
          setTyped(null);
        }}
      />
      {isTried && candidate === null && <p>{t('repay.choose_one')}</p>}
      {candidate !== null && <AmountField candidate={candidate} text={text} onType={setTyped} />}
      <div className="row">
        <PressButton size="small" isHeld={false} onClick={goOn}>
          {t('repay.go_on')}
        </PressButton>
        <PressButton size="small" isBasic isHeld={false} onClick={onCancel}>
          {t('repay.cancel')}
        </PressButton>
      </div>
    </div>
  );
}

function AmountField({
  candidate,
  text,
  onType,
}: {
  readonly candidate: OwedCandidate;
  readonly text: string;
  readonly onType: (text: string) => void;
}) {
  const { t, locale } = useSentences();
  const { refundable } = candidate;
  const amount = amountOf(text, candidate);
  const example = formatTyped(locale, money(givenUnit(refundable.currency).amountMinor * 10, refundable.currency));
  return (
    <Field>
      <Field.Label isRegular>{t('repay.amount')}</Field.Label>
      <FigureInput
        value={text}
        currency={refundable.currency}
        isReadOnly={false}
        validation={typeof amount === 'object' ? null : 'error'}
        onType={onType}
      />
      {typeof amount !== 'object' && (
        <FieldMessage>
          {amount === 'unreadable'
            ? t('repay.amount_wrong', { example })
            : t('repay.amount_most', { amount: formatMoney(locale, refundable) })}
        </FieldMessage>
      )}
    </Field>
  );
}

function amountOf(text: string, { refundable }: OwedCandidate): Money | 'unreadable' | 'more' {
  const amount = parseTyped(text, refundable.currency);
  if (!amount.ok || !isPositive(amount.value)) return 'unreadable';
  return isMore(amount.value, refundable) ? 'more' : amount.value;
}

/** What was paid and when, by which the provider knows it, and whose it is where that is a question. */
function candidateSentence({ t, locale }: Sentences, candidate: OwedCandidate, state: Props['state']): string {
  const { label, paidAtMs, paid, refundable, account, isVerified } = candidate;
  const date = formatDay(locale, paidAtMs, state);
  return [
    t('repay.candidate', { date, amount: formatMoney(locale, paid), label }),
    ...(isMore(paid, refundable) ? [t('repay.left', { amount: formatMoney(locale, refundable) })] : []),
    ...(account === null ? [] : [t('repay.account', { account })]),
    ...(isVerified ? [] : [t('repay.unverified')]),
  ].join(' ');
}
