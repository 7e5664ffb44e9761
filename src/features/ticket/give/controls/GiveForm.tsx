import { isOncePerFailure } from '#domain/journal/limits.ts';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Textarea } from '@zendeskgarden/react-forms';
import { type RefObject, useEffect, useRef } from 'react';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { money, toMajor } from '#domain/money/money.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { barrierOf, hasGuards, isHopeless, isStopped, isWithinAuthority, lacksReason } from '../../session/authority.ts';
import { whyNobody } from '../../session/leads-look.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { allowanceSentence } from '../../../shared/limits/allowance-sentence.ts';
import { currencySentence } from '../../../shared/currency-sentence.ts';
import { lastValue } from '#ports/section.ts';
import { gestureName } from '#ui/i18n/sentences.ts';
import { DeviationField, Guards, OverLimit } from '../details/lazy.ts';
import { MoneyInput } from '#ui/controls/MoneyInput.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';

/** Amount, story and the button. Everything typed is kept as it is typed. */
export function GiveForm({
  state,
  session,
  onApproach,
}: {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  /** Somebody comes near: what giving takes can be fetched. */
  readonly onApproach: () => void;
}) {
  const sentences = useSentences();
  const { plan, giving } = state;
  const isBusy = giving.phase === 'working';
  const isWaiting = giving.phase === 'waiting';
  const isHeldUp = ['failed', 'elsewhere', 'waiting'].includes(giving.phase) || state.asking.phase === 'form';
  const isReady = plan.suggestion !== null && state.journal.state !== 'loading' && state.incidents.state !== 'loading';
  const isPlanned = isReady && barrierOf(state) === null && plan.gesture !== null && plan.amountError === null;
  const stop = lastValue(state.journal)?.currencyStop ?? null;
  const askButton = useRef<HTMLButtonElement>(null);
  useFocusAfter(state.asking.phase === 'form', askButton);
  useLookForLeads(plan.exceeded !== null && !state.isLead, session);
  return (
    <div className="stack" onFocus={onApproach} onPointerEnter={onApproach}>
      <AmountField state={state} session={session} />
      {plan.isDeviation && !isWaiting && (
        <OnDemand loading={null}>
          <DeviationField state={state} session={session} />
        </OnDemand>
      )}
      <Field>
        <Field.Label>{sentences.t('moment.story')}</Field.Label>
        <Textarea
          isCompact
          dir="auto"
          minRows={2}
          maxRows={8}
          value={state.choice.story}
          maxLength={STORY_LENGTH_AT_MOST}
          readOnly={isBusy}
          onChange={(event) => {
            session.choose({ story: event.target.value });
          }}
        />
        <Field.Hint>{sentences.t('moment.story_hint')}</Field.Hint>
      </Field>
      {!isHeldUp && (
        <div className="stack stack-tight">
          <div className="stack stack-tight" aria-live="polite">
            {stop !== null && <Notice type="warning">{currencySentence(sentences, stop)}</Notice>}
            {hasGuards(state) && (
              <OnDemand loading={null}>
                <Guards state={state} />
              </OnDemand>
            )}
          </div>
          <Planned state={state} isPlanned={isPlanned} />
          <div className="give">
            <Button
              isPrimary
              isStretched
              disabled={!isPlanned || plan.exceeded !== null || isBusy || isStopped(state) || lacksReason(state)}
              onClick={() => {
                void session.makeItRight();
              }}
            >
              {sentences.t('moment.make_it_right')}
            </Button>
            {!state.isLead && whyNobody(state.leadsGroup) === null && (
              <AskButton isReady={isPlanned && !isBusy && !isHopeless(state)} button={askButton} session={session} />
            )}
          </div>
          <NobodyToAsk leadsGroup={state.leadsGroup} />
        </div>
      )}
    </div>
  );
}

/** Gives the focus to a button once what it opened is closed again. */
function useFocusAfter(isOpen: boolean, button: RefObject<HTMLButtonElement>): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, button]);
}

/** Whoever may not give what is planned is told beforehand that nobody can be asked; everybody else when they ask. */
function useLookForLeads(isNeeded: boolean, session: TicketSession): void {
  useEffect(() => {
    if (isNeeded) void session.lookForLeads();
  }, [isNeeded, session]);
}

/** What will be given, and that nobody need answer for it. */
function Planned({ state, isPlanned }: { readonly state: ShownMoment; readonly isPlanned: boolean }) {
  const sentences = useSentences();
  const { gesture, amount } = state.plan;
  if (gesture === null) return null;
  return (
    <p className="quiet row">
      {gestureName(sentences, gesture, amount)}
      {isPlanned && isWithinAuthority(state) && <span className="tag tag-good">{sentences.t('moment.within_authority')}</span>}
    </p>
  );
}

function NobodyToAsk({ leadsGroup }: Pick<ShownMoment, 'leadsGroup'>) {
  const sentences = useSentences();
  const why = whyNobody(leadsGroup);
  return why === null ? null : <p className="quiet">{sentences.t(`request.nobody.${why}`)}</p>;
}

/** Asks a lead for what is planned, over a limit or in doubt. */
function AskButton({
  isReady,
  button,
  session,
}: {
  readonly isReady: boolean;
  readonly button: RefObject<HTMLButtonElement>;
  readonly session: TicketSession;
}) {
  const sentences = useSentences();
  return (
    <Button
      ref={button}
      disabled={!isReady}
      onClick={() => {
        void session.withRequests((requests) => {
          requests.openForm();
        });
        void session.lookForLeads();
      }}
    >
      {sentences.t('request.ask')}
    </Button>
  );
}

function AmountField({ state, session }: { readonly state: ShownMoment; readonly session: TicketSession }) {
  const sentences = useSentences();
  const { plan, settings } = state;
  const { currency } = settings.settings;
  const takesMoney = plan.gesture !== null && isMoneyKind(plan.gesture);
  const suggested = plan.amount.amountMinor === 0 ? '' : toMajor(plan.amount).replace(/\.0+$/, '');
  const example = toMajor(money(givenUnit(currency).amountMinor * 10, currency)).replace(/\.0+$/, '');
  // What others hold while it is tried again by itself is no fault of the amount that was pressed.
  const problem =
    plan.amountError !== null ? (
      sentences.t(`moment.amount_error.${plan.amountError.kind}`, { example })
    ) : plan.exceeded === null || state.giving.phase === 'waiting' ? null : (
      <OnDemand loading={null}>
        <OverLimit exceeded={plan.exceeded} state={state} />
      </OnDemand>
    );
  return (
    <Field>
      <Field.Label>{sentences.t('moment.amount')}</Field.Label>
      <MoneyInput
        value={takesMoney ? (state.choice.amountText ?? suggested) : ''}
        currency={currency}
        isDisabled={state.giving.phase === 'working' || plan.suggestion === null}
        validation={problem === null ? null : 'error'}
        onType={(amountText) => {
          session.choose({ amountText, ...(takesMoney ? {} : { gesture: plan.causePolicy.kind }) });
        }}
      />
      {problem === null ? (
        <Field.Hint>
          {takesMoney || plan.gesture === null ? allowancesSentence(state, sentences) : sentences.t('moment.amount_none')}
        </Field.Hint>
      ) : (
        <Field.Message validation="error">{problem}</Field.Message>
      )}
    </Field>
  );
}

/** What the two tightest limits leave. */
function allowancesSentence(state: ShownMoment, sentences: Sentences): string {
  const { currency } = state.settings.settings;
  const moneyAllowances = state.plan.allowances.filter(({ limit }) => !isOncePerFailure(limit) && limit !== 'customer_count');
  if (moneyAllowances.length === 0) return sentences.t('allowance.no_limits');
  return moneyAllowances
    .toSorted((a, b) => a.remaining - b.remaining)
    .slice(0, 2)
    .map((allowance) => allowanceSentence(sentences, allowance, currency))
    .join(' · ');
}
