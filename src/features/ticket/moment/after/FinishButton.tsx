import type { ShownCard } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';

/** Does what is still missing of what was given. */
export function FinishButton({
  state,
  session,
  label,
}: {
  readonly state: Pick<ShownCard, 'giving' | 'standing'>;
  readonly session: TicketSession;
  readonly label: string;
}) {
  return (
    <div className="row">
      <PressButton
        size="small"
        isHeld={state.giving.phase === 'working'}
        onClick={() => {
          void session.finish(state.standing.momentId);
        }}
      >
        {label}
      </PressButton>
    </div>
  );
}
