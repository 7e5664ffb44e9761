import { useId } from 'react';
import { isMadeRight } from '../session/authority.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { useExpanded } from '#ui/components/use-expanded.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { Region } from '#ui/components/Region.tsx';
import { money } from '#domain/money/money.ts';
import { formatDay, formatMoney } from '#ui/i18n/formats.ts';
import { causeName } from '#ui/i18n/sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { SameMatter } from './details/lazy.ts';
import { Questions } from './lazy.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  /** Says something aloud. */
  readonly onSay: (text: string) => void;
}

/** The height of the questions, which load when somebody wants another answer, or at once where the first one is not known. */
const QUESTIONS_PX = 220;
/** The height of the question whether another ticket is about the same failure. */
const MATTER_PX = 72;
/** The height of a usual verdict: what is given, what it rests on, the sum, what is owed, the other ways and the button. */
const VERDICT_PX = 212;

/** What to do: the answer first, and what it rests on as one line that opens the questions. */
export function SuggestionSection({ state, session, onSay }: Props) {
  const sentences = useSentences();
  const factsId = useId();
  const { plan } = state;
  const isKnown = plan.cause !== null && plan.fault !== null && plan.severity !== null;
  return (
    <Region title={sentences.t('section.suggested_gesture')}>
      <div className="stack">
        {hasMatter(state) && (
          <OnDemand loading={<Placeholder heightPx={MATTER_PX} />}>
            <SameMatter state={state} session={session} />
          </OnDemand>
        )}
        {!isKnown && (
          <OnDemand loading={<Placeholder heightPx={QUESTIONS_PX} />}>
            <Questions state={state} session={session} />
          </OnDemand>
        )}
        {/* A repeat or a limit changes the suggestion, so it waits for both rather than change under the eye. */}
        {isKnown && isAwaited(state) ? (
          <Placeholder heightPx={VERDICT_PX} />
        ) : (
          <Verdict
            state={state}
            session={session}
            onSay={onSay}
            facts={isKnown && <Facts id={factsId} state={state} session={session} />}
            factsId={factsId}
          />
        )}
      </div>
    </Region>
  );
}

/** Whether neither Zendesk nor this browser's memory has told yet what the plan rests on. */
function isAwaited({ incidents, journal, remembered }: ShownMoment): boolean {
  const isJournalAwaited = journal.state === 'loading' && (remembered === null || remembered.journal === null);
  return incidents.state === 'loading' || isJournalAwaited;
}

/** What is given already on this ticket leaves nothing to ask. */
function hasMatter({ plan }: ShownMoment): boolean {
  const { matter, suggestion } = plan;
  return suggestion !== null && !isMadeRight({ plan }) && matter.same.length + matter.other.length + matter.unanswered.length > 0;
}

/** What the verdict rests on, in one line, and the questions in place for whoever knows better. */
function Facts({ id, state, session }: Omit<Props, 'onSay'> & { readonly id: string }) {
  const sentences = useSentences();
  const { cause, fault, severity, offered, facts: known, suggestion } = state.plan;
  // A price that nobody typed is said where something goes by it.
  const isPriced = (known?.outcome ?? null) !== null || suggestion?.owed.some(({ amount }) => amount !== null);
  const { isOpen, around, button, panel } = useExpanded();
  const facts = [
    causeName(sentences, cause, state.settings.settings.policy),
    fault === null ? null : sentences.t(`fault.${fault}`),
    severity === null ? null : sentences.t(`severity.${severity}`),
    offered !== null && isPriced
      ? sentences.t('suggestion.price_of_order', {
          amount: formatMoney(sentences.locale, money(offered.amountMinor, state.settings.settings.currency)),
          day: formatDay(sentences.locale, offered.atMs, state),
        })
      : null,
  ].filter((fact) => fact !== null);
  return (
    <div ref={around}>
      <div className="line">
        <p className="quiet" id={id}>
          {facts.join(' · ')}
        </p>
        <button {...button} className="link toggle">
          {sentences.t('suggestion.change')}
        </button>
      </div>
      <div {...panel}>
        {isOpen && (
          <OnDemand loading={<Placeholder heightPx={QUESTIONS_PX} />}>
            <Questions state={state} session={session} />
          </OnDemand>
        )}
      </div>
    </div>
  );
}
