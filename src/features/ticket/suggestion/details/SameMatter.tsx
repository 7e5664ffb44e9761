import { useEffect, useId, useRef } from 'react';
import { FaultReason } from '#ui/components/FaultReason.tsx';
import { Folded } from '#ui/components/Folded.tsx';
import { formatDay } from '#ui/i18n/formats.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { lastValue } from '#ports/section.ts';
import { limitReader, madeRightSentence } from '../../../shared/limits/over-sentences.ts';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';

interface Props {
  readonly state: ShownSuggestion;
  readonly session: Pick<TicketSession, 'withSuggestion'>;
}

/** Whether another ticket is about the same failure: asked of whoever is on the ticket, once, and then said; with what was given for it there. */
export function SameMatter({ state, session }: Props) {
  const sentences = useSentences();
  const { matter, allowances } = state.plan;
  const { answering } = state;
  const earlier = allowances.find(({ limit }) => limit === 'same_matter')?.earlier ?? null;
  const [asked] = matter.unanswered;
  const part = useFocusOnAnswer(answering.phase);
  const say = (ticketId: string, isSame: boolean): void => {
    void session.withSuggestion((flow) => flow.sayMatter(ticketId, isSame));
  };
  return (
    <div ref={part} tabIndex={-1} className="stack stack-tight">
      {earlier !== null && (
        <div className="obstacle">
          <Folded rest={<span>{madeRightSentence(sentences, earlier, limitReader(state))}</span>}>
            {sentences.t('matter.made_right', { id: earlier.ticketId, what: commitmentName(sentences, earlier) })}
          </Folded>
        </div>
      )}
      {asked !== undefined && <Question ticketId={asked} state={state} hasWhy={earlier === null} onSay={say} />}
      {answering.phase === 'failed' && (
        <FaultReason fault={answering.error}>{(reason) => <span>{sentences.t('matter.failed', { reason })}</span>}</FaultReason>
      )}
      {matter.same.map((id) => (
        <Said key={id} ticketId={id} isSame isBusy={answering.phase === 'working'} onSay={say} />
      ))}
      {matter.other.map((id) => (
        <Said key={id} ticketId={id} isSame={false} isBusy={answering.phase === 'working'} onSay={say} />
      ))}
    </div>
  );
}

/** The button that was pressed is gone with its question: the focus stays in this part of the page. */
function useFocusOnAnswer(phase: ShownSuggestion['answering']['phase']): React.RefObject<HTMLDivElement> {
  const part = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === 'working' && phase === 'idle') part.current?.focus();
    before.current = phase;
  }, [phase]);
  return part;
}

function Question({
  ticketId,
  state,
  hasWhy,
  onSay,
}: {
  readonly ticketId: string;
  readonly state: ShownSuggestion;
  /** Whether it is said why that is asked. */
  readonly hasWhy: boolean;
  readonly onSay: (ticketId: string, isSame: boolean) => void;
}) {
  const sentences = useSentences();
  const id = useId();
  const atMs = whenOf(ticketId, state);
  return (
    <fieldset className="plain" aria-labelledby={id}>
      <div className="row question">
        <span id={id}>{sentences.t('matter.question', { id: ticketId })}</span>
        {(['same', 'other'] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            className="link toggle"
            aria-disabled={state.answering.phase === 'working'}
            onClick={() => {
              onSay(ticketId, answer === 'same');
            }}
          >
            {sentences.t(`matter.${answer}`)}
          </button>
        ))}
      </div>
      {hasWhy && atMs !== null && <p className="quiet">{sentences.t('matter.why', { day: formatDay(sentences.locale, atMs, state) })}</p>}
    </fieldset>
  );
}

/** When the other ticket was created, or, where that was not read, when something was given on it. */
function whenOf(ticketId: string, { incidents, journal }: ShownSuggestion): number | null {
  const incident = lastValue(incidents)?.around.incidents.find((one) => String(one.ticketId) === ticketId);
  const given = lastValue(journal)?.everOfCustomer.find((one) => one.ticketId === ticketId);
  return incident?.atMs ?? given?.reservedAtMs ?? null;
}

/** What was answered, by whoever was asked first, and a way to say otherwise. */
function Said({
  ticketId,
  isSame,
  isBusy,
  onSay,
}: {
  readonly ticketId: string;
  readonly isSame: boolean;
  readonly isBusy: boolean;
  readonly onSay: (ticketId: string, isSame: boolean) => void;
}) {
  const sentences = useSentences();
  return (
    <div className="row quiet">
      <span>{sentences.t(isSame ? 'matter.is_same' : 'matter.is_other', { id: ticketId })}</span>
      <button
        type="button"
        className="link toggle"
        aria-label={sentences.t('matter.change_of', { id: ticketId })}
        aria-disabled={isBusy}
        onClick={() => {
          onSay(ticketId, !isSame);
        }}
      >
        {sentences.t('matter.change')}
      </button>
    </div>
  );
}
