import { Checkbox, Field } from '@zendeskgarden/react-forms';
import type { SessionState } from '#application/session-state.ts';
import type { TicketSession } from '#application/ticket-session.ts';
import { useControlMessages } from '../components/ControlMessagesContext.tsx';

/** What the law grants comes first; a person says whether it does. */
export function StatutoryBox({ state, session }: { readonly state: SessionState; readonly session: Pick<TicketSession, 'choose'> }) {
  const messages = useControlMessages();
  const { details } = state.choice;
  return (
    <div className="notice notice-info">
      <p>{messages.t('guard.statutory')}</p>
      <Field>
        <Checkbox
          isCompact
          checked={details.isStatutoryMet}
          disabled={state.giving.phase === 'working'}
          onChange={(event) => {
            session.choose({ details: { ...details, isStatutoryMet: event.target.checked } });
          }}
        >
          <Field.Label isRegular>{messages.t('suggestion.statutory_met')}</Field.Label>
        </Checkbox>
      </Field>
    </div>
  );
}
