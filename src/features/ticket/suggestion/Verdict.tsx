import { type ReactNode, useId, useRef } from 'react';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import type { Option, Suggestion } from '#domain/policy/suggestion.ts';
import { isUnderWay } from '../session/authority.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { Folded } from '#ui/components/Folded.tsx';
import { FaultReason } from '#ui/components/FaultReason.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { useExpanded } from '#ui/components/use-expanded.ts';
import { formatDuration, formatList, formatMoney } from '#ui/i18n/formats.ts';
import { gestureName, owedName } from '#ui/i18n/sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { AmountField } from '../give/AmountField.tsx';
import { ActButton, AfterAct, BeforeGiving } from '../give/GiveActions.tsx';
import { StatutoryBox, WhyThis } from './details/lazy.ts';
import { Advice, More } from './lazy.ts';
import { Obstacle } from './Obstacle.tsx';
import { sumSentence } from './sum-sentence.ts';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  readonly onSay: (text: string) => void;
  /** The line of what it rests on, and its id. */
  readonly facts: ReactNode;
  readonly factsId: string;
}

/** The height of the line about the law, which few tickets need. */
const STATUTORY_PX = 24;

/** The card of what to do: what is given, why, what is owed anyway, the other ways, and the button. */
export function Verdict({ state, session, onSay, facts, factsId }: Props) {
  const sentences = useSentences();
  const title = useRef<HTMLParagraphElement>(null);
  const { suggestion, causePolicy } = state.plan;
  const choose = (option: Option): void => {
    session.choose({ gesture: option.kind, amountText: null });
    // The way that was pressed is the verdict now, and no longer among the others.
    title.current?.focus();
  };
  const id = useId();
  return (
    <div className="verdict">
      <div id={`${id}-obstacle`} aria-live="polite">
        <Obstacle state={state} />
      </div>
      {suggestion === null ? (
        <p className="quiet">{sentences.t('suggestion.answer_first')}</p>
      ) : (
        <div className="line">
          <p className="lead" ref={title} tabIndex={-1}>
            <Chosen state={state} />
          </p>
          <AmountField state={state} session={session} obstacleId={`${id}-obstacle`} />
        </div>
      )}
      {/* Seen below its grounds, and reached right after the amount: whoever hears the page hears them with it. */}
      <ActButton state={state} session={session} describedBy={`${factsId} ${id}-sum ${id}-owed`} />
      <div className="grounds stack stack-tight">
        {facts}
        {suggestion !== null && <Sum id={`${id}-sum`} suggestion={suggestion} state={state} session={session} />}
        {suggestion !== null && <Owed id={`${id}-owed`} suggestion={suggestion} />}
        {suggestion !== null && causePolicy.isStatutory && (
          <OnDemand loading={<Placeholder heightPx={STATUTORY_PX} />}>
            <StatutoryBox state={state} session={session} />
          </OnDemand>
        )}
        <OtherWays state={state} onChoose={choose} />
        {state.incidents.state === 'failed' && <p className="quiet">{sentences.t('suggestion.without_history')}</p>}
        <JournalFault
          journal={state.journal}
          onRetry={() => {
            session.reload('journal');
          }}
        />
        <BeforeGiving state={state} session={session} />
      </div>
      <div className="after-act stack stack-tight">
        <AfterAct state={state} session={session} onSay={onSay} />
        {/* A story that was begun is shown again, by whatever it was interrupted. */}
        <Disclosure label={sentences.t('suggestion.more')} startsOpen={state.choice.story !== ''}>
          <OnDemand>
            <More state={state} session={session} />
          </OnDemand>
        </Disclosure>
        <OnDemand loading={null} failed={null}>
          <Advice state={state} />
        </OnDemand>
      </div>
    </div>
  );
}

/** What is to be given, as it stands now. */
function Chosen({ state }: Pick<Props, 'state'>) {
  const sentences = useSentences();
  const { gesture, amount, count, options } = state.plan;
  if (gesture === null) return null;
  const minutes = options.find(({ kind }) => kind === gesture)?.minutes ?? null;
  return (
    <>
      {gestureName(sentences, gesture, amount, count)}
      {/* The line may break before it, and not within. */}
      {minutes !== null && ' '}
      {minutes !== null && (
        <span className="quiet unbroken">{sentences.t('suggestion.minutes', { minutes: shortMinutes(sentences, minutes) })}</span>
      )}
    </>
  );
}

/** The arithmetic in one line; each rule with its grounds is behind it. */
function Sum({
  id,
  suggestion,
  state,
  session,
}: Pick<Props, 'state' | 'session'> & { readonly id: string; readonly suggestion: Suggestion }) {
  const sentences = useSentences();
  const { isOpen, around, button, panel } = useExpanded();
  return (
    <div ref={around}>
      <div className="line">
        <p className="quiet" id={id}>
          {suggestedInstead(sentences, state) ?? sumSentence(sentences, suggestion.reasons, state.settings.settings.currency)}
        </p>
        <button {...button} className="link toggle">
          {sentences.t('suggestion.why')}
        </button>
      </div>
      <div {...panel}>
        {isOpen && (
          <OnDemand>
            <WhyThis suggestion={suggestion} state={state} session={session} />
          </OnDemand>
        )}
      </div>
    </div>
  );
}

/** What was suggested where something else than money was chosen: a sum would belong to nothing that is given. Null elsewhere. */
function suggestedInstead(sentences: Sentences, { plan }: ShownMoment): string | null {
  const { gesture, options } = plan;
  const money = options.find(({ kind, amount }) => amount !== null && isMoneyKind(kind));
  if (gesture === null || isMoneyKind(gesture) || money === undefined) return null;
  return sentences.t('suggestion.suggested', { what: gestureName(sentences, money.kind, money.amount, money.count) });
}

function Owed({ id, suggestion }: { readonly id: string; readonly suggestion: Suggestion }) {
  const sentences = useSentences();
  if (suggestion.owed.length === 0) return null;
  const actions = suggestion.owed.map(({ action, amount }) => {
    const what = owedName(sentences, action);
    return amount === null ? what : sentences.t('suggestion.owed_sum', { what, amount: formatMoney(sentences.locale, amount) });
  });
  return (
    <p className="quiet" id={id}>
      {sentences.t('suggestion.owed', { what: formatList(sentences.locale, actions) })}
    </p>
  );
}

/** The ways that are not chosen, one press each. */
function OtherWays({ state, onChoose }: Pick<Props, 'state'> & { readonly onChoose: (option: Option) => void }) {
  const sentences = useSentences();
  const { options, gesture } = state.plan;
  const others = options.filter(({ kind }) => kind !== gesture);
  if (state.plan.suggestion === null || others.length === 0) return null;
  return (
    <fieldset className="plain row">
      <legend className="unseen">{sentences.t('suggestion.options')}</legend>
      <span className="quiet" aria-hidden>
        {sentences.t('suggestion.or')}
      </span>
      {others.map((option) => (
        <button
          key={option.kind}
          type="button"
          className="way"
          aria-disabled={isUnderWay(state)}
          title={sentences.find(`suggestion.does.${option.kind}`) ?? undefined}
          onClick={() => {
            if (!isUnderWay(state)) onChoose(option);
          }}
        >
          {wayName(sentences, option)}
        </button>
      ))}
    </fieldset>
  );
}

function wayName(sentences: Sentences, { kind, amount, count, minutes }: Option): string {
  if (minutes === null) return gestureName(sentences, kind, amount, count);
  const way = sentences.find(`gesture.short.${kind}`) ?? gestureName(sentences, kind, amount);
  return sentences.t('suggestion.way_minutes', { way, minutes: shortMinutes(sentences, minutes) });
}

function shortMinutes(sentences: Sentences, minutes: number): string {
  return formatDuration(sentences.locale, { minutes }, 'short');
}

/** The journal has no section of its own: where it cannot be read, this is where it matters. */
function JournalFault({ journal, onRetry }: { readonly journal: ShownMoment['journal']; readonly onRetry: () => void }) {
  const sentences = useSentences();
  if (journal.state !== 'failed') return null;
  return (
    <div className="failed">
      <Folded
        rest={
          <>
            <FaultReason fault={journal.error} />
            <span>{sentences.t('suggestion.limits_checked')}</span>
          </>
        }
        actions={
          <button type="button" className="link toggle" onClick={onRetry}>
            {sentences.t('suggestion.read_journal')}
          </button>
        }
      >
        {sentences.t('suggestion.without_journal')}
      </Folded>
    </div>
  );
}
