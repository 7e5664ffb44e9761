import { Button } from '@zendeskgarden/react-buttons';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LineUpState, LineUps } from './line-up-state.ts';

/** How far the weeks before have been read, with which causes are compared; nothing once that is done. */
export function WeeksLine({ state, lineUps }: { readonly state: LineUpState; readonly lineUps: LineUps }) {
  const sentences = useSentences();
  const { weeksPhase: phase, weeks } = state;
  if (phase.name === 'done') return null;
  const count = weeks?.moments.length ?? 0;
  const isReading = phase.name === 'reading' || phase.name === 'waiting';
  return (
    <div className="row quiet no-print">
      <span>
        {phase.name === 'failed'
          ? sentences.t('line_up.weeks.failed', { reason: faultSentence(sentences, phase.error), count })
          : sentences.t(`line_up.weeks.${phase.name}`, { count })}
      </span>
      <Button
        size="small"
        onClick={() => {
          if (isReading) lineUps.stopWeeks();
          else void lineUps.goOnWithWeeks();
        }}
      >
        {sentences.t(isReading ? 'line_up.weeks.stop' : 'line_up.weeks.go_on')}
      </Button>
      {phase.name === 'failed' && <FaultDetails fault={phase.error} />}
    </div>
  );
}
