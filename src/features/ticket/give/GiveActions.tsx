import { type RefObject, useEffect, useRef } from 'react';
import { isOncePerFailure } from '#domain/journal/limits.ts';
import { lastValue } from '#ports/section.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { gestureName } from '#ui/i18n/sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { allowanceSentence } from '../../shared/limits/allowance-sentence.ts';
import { currencySentence } from '../../shared/currency-sentence.ts';
import { GivingNotice } from '../moment/after/lazy.ts';
import { Requests } from '../request/lazy.ts';
import { barrierOf, canAsk, hasGuards, isStopped, isWithinAuthority, isUnfinished, lacksReason } from '../session/authority.ts';
import { whyNobody } from '../session/leads-look.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { DeviationField, Guards } from './details/lazy.ts';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  readonly onSay: (text: string) => void;
}

/** The height of the form in which a lead is asked. */
const ASK_PX = 160;

/** What is asked and said before the button: that nothing can be given in this currency yet, why it deviates, what speaks against it. */
export function BeforeGiving({ state, session }: Omit<Props, 'onSay'>) {
  const sentences = useSentences();
  const stop = lastValue(state.journal)?.currencyStop ?? null;
  return (
    <>
      {asksWhy(state) && (
        <OnDemand loading={null}>
          <DeviationField state={state} session={session} />
        </OnDemand>
      )}
      <div className="stack stack-tight" aria-live="polite">
        {stop !== null && <Notice type="warning">{currencySentence(sentences, stop)}</Notice>}
        {hasGuards(state) && (
          <OnDemand loading={null}>
            <Guards state={state} session={session} />
          </OnDemand>
        )}
      </div>
    </>
  );
}

/** Whether the agent is asked why they give something else. What cannot be given needs no reason; one that was typed stays in sight. */
function asksWhy({ plan, choice, giving, asking }: ShownMoment): boolean {
  if (!plan.isDeviation || giving.phase === 'waiting' || asking.phase === 'form') return false;
  return (plan.amountError === null && plan.exceeded === null) || choice.deviation !== '';
}

/** The act, named after what is given. Where something else stands in its place there is none. */
export function ActButton({ state, session, describedBy }: Omit<Props, 'onSay'> & { readonly describedBy: string }) {
  const sentences = useSentences();
  const { plan, giving } = state;
  if (isHeldUp(state)) return null;
  const isBusy = giving.phase === 'working';
  const isGivable = isPlanned(state) && plan.exceeded === null && !isStopped(state) && !lacksReason(state);
  return (
    <button
      type="button"
      className="act"
      aria-describedby={describedBy}
      // Whatever it does, it keeps the focus.
      aria-disabled={!isGivable || isBusy}
      // Whoever comes near may press: what giving takes is fetched.
      onFocus={session.getReady}
      onPointerEnter={session.getReady}
      onClick={() => {
        if (isGivable && !isBusy) void session.makeItRight();
      }}
    >
      {plan.gesture === null
        ? sentences.t('moment.make_it_right')
        : sentences.t('moment.make_it_right_act', { what: gestureName(sentences, plan.gesture, plan.amount, plan.count) })}
    </button>
  );
}

/** What comes after the button: how giving goes, whom to ask, and what the limits leave. */
export function AfterAct({ state, session, onSay }: Props) {
  const { plan, asking } = state;
  const isAsking = asking.phase === 'form' || (asking.phase === 'none' && asking.work.phase !== 'idle');
  const askButton = useRef<HTMLButtonElement>(null);
  useFocusAfter(asking.phase === 'form', askButton);
  useLookForLeads(plan.exceeded !== null && !state.isLead && !state.isProvisional, session);
  return (
    <>
      {isOfAct(state) && (
        <OnDemand loading={null}>
          <GivingNotice state={state} session={session} />
        </OnDemand>
      )}
      {!isHeldUp(state) && <Ask state={state} session={session} button={askButton} />}
      {isAsking && (
        <OnDemand loading={<Placeholder heightPx={ASK_PX} />}>
          <Requests state={state} session={session} onSay={onSay} />
        </OnDemand>
      )}
    </>
  );
}

/** Whether it is known what would be given. */
function isPlanned(state: ShownMoment): boolean {
  const { plan, journal, incidents } = state;
  const isReady = plan.suggestion !== null && journal.state !== 'loading' && incidents.state !== 'loading';
  return isReady && !state.isProvisional && barrierOf(state) === null && plan.gesture !== null && plan.amountError === null;
}

/** Whether something else stands in the place of the button. */
function isHeldUp({ giving, asking }: Pick<ShownMoment, 'giving' | 'asking'>): boolean {
  return ['failed', 'elsewhere', 'waiting'].includes(giving.phase) || asking.phase === 'form';
}

/** Whether it is told where the button is how giving goes: that it is at work, was refused, or came to nothing this time. What may have been given comes before everything else. */
export function isOfAct({ giving }: Pick<ShownMoment, 'giving'>): boolean {
  return !isUnfinished({ giving }) && ['working', 'refused', 'failed', 'waiting'].includes(giving.phase);
}

/** Whom to ask where a lead can give it, and what the tightest limit leaves. */
function Ask({ state, session, button }: Omit<Props, 'onSay'> & { readonly button: RefObject<HTMLButtonElement> }) {
  const sentences = useSentences();
  const nobody = whyNobody(state.leadsGroup);
  const isHeld = !isPlanned(state) || state.giving.phase === 'working';
  return (
    <>
      {state.plan.suggestion !== null && (
        <div className="row">
          <span className="quiet">{allowancesSentence(state, sentences)}</span>
          {isPlanned(state) && isWithinAuthority(state) && <span className="tag tag-good">{sentences.t('moment.within_authority')}</span>}
          {canAsk(state) && (
            <button
              type="button"
              ref={button}
              className="way"
              aria-disabled={isHeld}
              onClick={() => {
                if (isHeld) return;
                void session.withRequests((requests) => {
                  requests.openForm();
                });
                void session.lookForLeads();
              }}
            >
              {sentences.t('request.ask')}
            </button>
          )}
        </div>
      )}
      {!state.isLead && nobody !== null && <p className="quiet">{sentences.t(`request.nobody.${nobody}`)}</p>}
    </>
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

/** What the tightest limit leaves. */
function allowancesSentence(state: ShownMoment, sentences: Sentences): string {
  const { currency } = state.settings.settings;
  const allowances = state.plan.allowances.filter(({ limit }) => !isOncePerFailure(limit) && limit !== 'customer_count');
  const [tightest] = allowances.toSorted((a, b) => a.remaining - b.remaining);
  return tightest === undefined ? sentences.t('allowance.no_limits') : (allowanceSentence(sentences, tightest, currency) ?? '');
}
