import { Checkbox, Field } from '@zendeskgarden/react-forms';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Folded } from '#ui/components/Folded.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What the law grants comes first; a person says whether it does. */
export function StatutoryBox({ state, session }: { readonly state: ShownSuggestion; readonly session: Pick<TicketSession, 'choose'> }) {
  const { details } = state.choice;
  const isBusy = state.giving.phase === 'working';
  const sentences = useSentences();
  return (
    <Folded rest={<p className="quiet">{sentences.t('guard.statutory')}</p>}>
      <Field>
        <Checkbox
          isCompact
          checked={details.isStatutoryMet}
          aria-disabled={isBusy}
          onChange={(event) => {
            if (!isBusy) session.choose({ details: { ...details, isStatutoryMet: event.target.checked } });
          }}
        >
          <Field.Label isRegular>{sentences.t('guard.statutory_met')}</Field.Label>
        </Checkbox>
      </Field>
    </Folded>
  );
}
