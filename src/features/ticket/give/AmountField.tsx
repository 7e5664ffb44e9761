import { useId } from 'react';
import { money } from '#domain/money/money.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { isUnderWay } from '../session/authority.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { formatTyped } from '#ui/i18n/formats.ts';
import { unitName } from '#ui/i18n/sentences.ts';

/** How much is given: the one place where the amount is read and changed. */
export function AmountField({
  state,
  session,
  obstacleId,
}: {
  readonly state: ShownMoment;
  readonly session: Pick<TicketSession, 'choose' | 'getReady'>;
  /** Where it is said which limit the amount is over. */
  readonly obstacleId: string;
}) {
  const sentences = useSentences();
  const id = useId();
  const { plan, settings } = state;
  const { currency } = settings.settings;
  const takesMoney = plan.gesture !== null && isMoneyKind(plan.gesture);
  const suggested = plan.amount.amountMinor === 0 ? '' : (plan.count ?? formatTyped(sentences.locale, plan.amount));
  const example = formatTyped(sentences.locale, money(givenUnit(currency).amountMinor * 10, currency));
  const isWrong = plan.amountError !== null || (plan.exceeded !== null && state.giving.phase !== 'waiting');
  return (
    <div className="amount">
      <label className="unseen" htmlFor={id}>
        {sentences.t('moment.amount')}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        dir="ltr"
        value={takesMoney ? (state.choice.amountText ?? suggested) : ''}
        // Nothing of money is chosen, and a sum typed here chooses it.
        placeholder={takesMoney ? undefined : new Intl.NumberFormat(sentences.locale).format(0)}
        readOnly={isUnderWay(state)}
        aria-invalid={isWrong}
        aria-describedby={`${id}-problem ${obstacleId}`}
        onFocus={session.getReady}
        onChange={(event) => {
          session.choose({ amountText: event.target.value, ...(takesMoney ? {} : { gesture: plan.causePolicy.kind }) });
        }}
      />
      <span aria-hidden>{unitName(sentences, takesMoney ? plan.gesture : plan.causePolicy.kind) ?? currency}</span>
      <span id={`${id}-problem`} className="amount-problem" aria-live="polite">
        {plan.amountError !== null && sentences.find(`moment.amount_error.${plan.amountError.kind}`, { example, ...plan.amountError })}
      </span>
    </div>
  );
}
