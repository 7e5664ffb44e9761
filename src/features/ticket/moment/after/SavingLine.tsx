import { Button } from '@zendeskgarden/react-buttons';
import type { ShownCard } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** Whether what was said of the moment is written, quietly, and aloud once that is known. */
export function SavingLine({ state: { saving, standing }, session }: { readonly state: ShownCard; readonly session: TicketSession }) {
  const sentences = useSentences();
  return (
    <div className="quiet" aria-live="polite">
      {saving.phase === 'saved' && sentences.t('moment.saved')}
      {saving.phase === 'differs' && sentences.t('moment.saved_not_differs')}
      {saving.phase === 'failed' && (
        <>
          {sentences.t('moment.saved_not', { reason: faultSentence(sentences, saving.error) })}
          <FaultDetails fault={saving.error} />
          <div className="row">
            <Button
              size="small"
              onClick={() => {
                void session.withRecord((flow) => flow.save(), standing.momentId);
              }}
            >
              {sentences.t('moment.save_again')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
