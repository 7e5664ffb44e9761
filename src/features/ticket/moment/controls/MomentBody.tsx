import { useEffect, useRef } from 'react';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Obstacles } from '../../give/details/lazy.ts';
import { hasObstacles } from '../../session/authority.ts';
import { GiveForm } from '../../give/controls/GiveForm.tsx';
import { Requests } from '../../request/lazy.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { GivingNotice, MomentCard, fetchAfterwards } from '../after/lazy.ts';
import { isGiven } from '../../session/is-given.ts';

/** The height of a card, which loads when there is one. */
const CARD_PX = 120;

/** The form, or what stands in its place: the moment as it was given, what is asked of a lead. */
export function MomentBody({
  state,
  session,
  onSay,
}: {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  readonly onSay: (text: string) => void;
}) {
  const sentences = useSentences();
  const body = useRef<HTMLDivElement>(null);
  const approach = (): void => {
    session.getReady();
    fetchAfterwards(sentences.locale);
  };
  const isUndone = state.giving.phase === 'undone';
  useEffect(() => {
    // The button that was pressed is gone with its card: the focus stays in this part of the page.
    if (isUndone) body.current?.focus();
  }, [isUndone]);
  return (
    <div className="stack" ref={body} tabIndex={-1}>
      <div aria-live="polite">
        {!isGiven(state) && hasObstacles(state) && (
          <OnDemand loading={null}>
            <Obstacles state={state} session={session} />
          </OnDemand>
        )}
      </div>
      {isAskedFor(state) ? null : isGiven(state) ? (
        <OnDemand loading={<Placeholder heightPx={CARD_PX} />}>
          <MomentCard state={state} session={session} />
        </OnDemand>
      ) : !state.settings.settings.hasCurrency ? (
        <p>{sentences.t('currency.not_chosen')}</p>
      ) : (
        <GiveForm state={state} session={session} onApproach={approach} />
      )}
      {state.giving.phase !== 'idle' && (
        <OnDemand loading={null}>
          <GivingNotice state={state} session={session} />
        </OnDemand>
      )}
      {(state.asking.phase !== 'none' || state.asking.work.phase !== 'idle') && (
        <OnDemand loading={<Placeholder heightPx={CARD_PX} />}>
          <Requests state={state} session={session} onSay={onSay} />
        </OnDemand>
      )}
    </div>
  );
}

/** Whether a lead was asked, and that is still open: it stands in the place of the form. */
function isAskedFor({ asking, standing }: Pick<ShownMoment, 'asking' | 'standing'>): boolean {
  if (asking.phase !== 'known' || standing?.state === 'posted') return false;
  return asking.status.kind === 'waiting' || asking.status.kind === 'question' || asking.status.kind === 'approved';
}
