import { useState } from 'react';
import type { Commitment } from '#domain/journal/types.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { TicketSession } from '../session/ticket-session.ts';

type Thanking = { readonly phase: 'idle' | 'working' | 'done' } | { readonly phase: 'failed'; readonly error: AppFault | null };

/** Thanks a colleague for what they gave on the ticket, beside their story. */
export function Thank({ given, session }: { readonly given: Commitment; readonly session: Pick<TicketSession, 'withTelling'> }) {
  const sentences = useSentences();
  const [thanking, setThanking] = useState<Thanking>({ phase: 'idle' });
  const press = async (): Promise<void> => {
    setThanking({ phase: 'working' });
    const said = await session.withTelling((telling) => telling.thank(given));
    if (said?.ok === true) setThanking({ phase: 'done' });
    else setThanking({ phase: 'failed', error: said?.error ?? null });
  };
  return (
    <div className="row" aria-live="polite">
      {thanking.phase === 'done' ? (
        <span className="quiet">{sentences.t('tell.thanked')}</span>
      ) : (
        <PressButton size="small" isHeld={thanking.phase === 'working'} onClick={() => void press()}>
          {sentences.t('tell.thank')}
        </PressButton>
      )}
      {thanking.phase === 'failed' && (
        <span>
          {sentences.t('tell.thank_failed', {
            reason: thanking.error === null ? sentences.t('section.not_loaded') : faultSentence(sentences, thanking.error),
          })}
          {thanking.error !== null && <FaultDetails fault={thanking.error} />}
        </span>
      )}
    </div>
  );
}
