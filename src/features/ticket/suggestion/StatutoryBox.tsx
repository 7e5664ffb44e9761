import { Checkbox, Field } from '@zendeskgarden/react-forms';
import type { SessionState } from '../session/session-state.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Late } from '#ui/components/Late.tsx';

/** What the law grants comes first; a person says whether it does. */
export function StatutoryBox({ state, session }: { readonly state: SessionState; readonly session: Pick<TicketSession, 'choose'> }) {
  const { details } = state.choice;
  return (
    <Late>
      {(late) => (
        <div className="notice notice-info">
          <p>{late.t('guard.statutory')}</p>
          <Field>
            <Checkbox
              isCompact
              checked={details.isStatutoryMet}
              disabled={state.giving.phase === 'working'}
              onChange={(event) => {
                session.choose({ details: { ...details, isStatutoryMet: event.target.checked } });
              }}
            >
              <Field.Label isRegular>{late.t('guard.statutory_met')}</Field.Label>
            </Checkbox>
          </Field>
        </div>
      )}
    </Late>
  );
}
