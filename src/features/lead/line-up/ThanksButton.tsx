import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LineUpState, LineUps } from './line-up-state.ts';

/** Thanks whoever the line-up thanks, where they read it: on their moment. Nobody thanks themselves. */
export function ThanksButton({
  told,
  state,
  lineUps,
  ownId,
}: {
  readonly told: ServiceMoment | null;
  readonly state: LineUpState;
  readonly lineUps: LineUps;
  readonly ownId: string;
}) {
  const sentences = useSentences();
  const { t } = sentences;
  const { thanking } = state;
  if (told === null || told.agentId === ownId) return null;
  const isOwn = thanking.phase !== 'idle' && thanking.momentId === told.id;
  const isDone = isOwn && thanking.phase === 'done';
  return (
    <>
      <PressButton size="small" isHeld={isDone || thanking.phase === 'working'} onClick={() => void lineUps.thank(told)}>
        {t(isDone ? 'line_up.thank.said' : 'line_up.thank.say')}
      </PressButton>
      {thanking.phase === 'failed' && isOwn && (
        <span>
          {t('line_up.thank.failed', { reason: faultSentence(sentences, thanking.error) })}
          <FaultDetails fault={thanking.error} />
        </span>
      )}
    </>
  );
}
