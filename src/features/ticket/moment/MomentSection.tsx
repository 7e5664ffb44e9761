import { useEffect, useRef } from 'react';
import { Notice } from '#ui/components/Notice.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { Region } from '#ui/components/Region.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Obstacles } from '../give/details/lazy.ts';
import { isOfAct } from '../give/GiveActions.tsx';
import { Requests } from '../request/lazy.ts';
import { hasObstacles, isUnfinished, mayAdd } from '../session/authority.ts';
import { isGiven } from '../session/is-given.ts';
import type { Card } from '../session/session-state.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { AnotherGesture, GivingNotice, MomentCard } from './after/lazy.ts';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  readonly onSay: (text: string) => void;
}

/** The height of a card, which loads when there is one. */
const CARD_PX = 120;

/** What stands on the ticket: the moment as it was given, what is asked of a lead, what is begun or stands in the way. Nothing where there is none of it. */
export function MomentSection(props: Props) {
  const title = useSentences().t('section.service_moment');
  return hasMoment(props.state) ? (
    <Region title={title}>
      <Body {...props} />
    </Region>
  ) : null;
}

function Body({ state, session, onSay }: Props) {
  const sentences = useSentences();
  const body = useRef<HTMLDivElement>(null);
  const isOver = state.giving.phase === 'undone' || isUnfinished(state);
  useEffect(() => {
    // The button that was pressed is gone: the focus comes to what is said of it.
    if (isOver) body.current?.focus();
  }, [isOver]);
  return (
    <div className="stack" ref={body} tabIndex={-1}>
      <div aria-live="polite">
        {(!isGiven(state) || state.isAdding) && hasObstacles(state) && (
          <OnDemand loading={null}>
            <Obstacles state={state} session={session} />
          </OnDemand>
        )}
      </div>
      {cardsOf(state).map((card) => (
        <OnDemand key={card.standing.momentId} loading={<Placeholder heightPx={CARD_PX} />}>
          <MomentCard state={{ ...state, ...card }} session={session} />
        </OnDemand>
      ))}
      {mayAdd(state) && !isAskedFor(state) && (
        <OnDemand loading={null}>
          <AnotherGesture state={state} session={session} />
        </OnDemand>
      )}
      {!isGiven(state) && !state.settings.settings.hasCurrency && <Notice type="warning">{sentences.t('currency.not_chosen')}</Notice>}
      {isTold(state) && (
        <OnDemand loading={null}>
          <GivingNotice state={state} session={session} />
        </OnDemand>
      )}
      {isAskedHere(state) && (
        <OnDemand loading={<Placeholder heightPx={CARD_PX} />}>
          <Requests state={state} session={session} onSay={onSay} />
        </OnDemand>
      )}
    </div>
  );
}

/** What a lead has granted stands in its request, where that is shown. */
function cardsOf({ cards, asking }: Pick<ShownMoment, 'cards' | 'asking'>): readonly Card[] {
  const isRequested = ({ standing }: Card): boolean =>
    asking.phase === 'known' && asking.status.kind === 'approved' && asking.request.moment.id === standing.momentId;
  return cards.filter((card) => card.standing.state === 'posted' || !isRequested(card));
}

function hasMoment(state: ShownMoment): boolean {
  return isGiven(state) || hasObstacles(state) || !state.settings.settings.hasCurrency || isTold(state) || isAskedHere(state);
}

/** Whether it is told here how giving went: beside a card everything, before it what is no matter of the button. */
function isTold(state: ShownMoment): boolean {
  return state.giving.phase !== 'idle' && ((isGiven(state) && !state.isAdding) || isAskedFor(state) || !isOfAct(state));
}

/** Whether a request is shown here. The form in which one is written stands where the button is that opens it. */
function isAskedHere(state: ShownMoment): boolean {
  const { phase, work } = state.asking;
  return phase === 'known' || phase === 'unread' || (isGiven(state) && !state.isAdding && work.phase !== 'idle');
}

/** Whether a lead was asked, and that is still open: it stands in the place of a suggestion. */
export function isAskedFor({ asking, cards }: Pick<ShownMoment, 'asking' | 'cards'>): boolean {
  if (asking.phase !== 'known') return false;
  const { id } = asking.request.moment;
  if (cards.some(({ standing }) => standing.momentId === id && standing.state === 'posted')) return false;
  return asking.status.kind === 'waiting' || asking.status.kind === 'question' || asking.status.kind === 'approved';
}
