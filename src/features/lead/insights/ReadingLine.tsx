import { Button } from '@zendeskgarden/react-buttons';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { readingSentence } from './insights-sentences.ts';
import type { Insights, ReadingPhase } from './insights-state.ts';

/** How far the period has been read, with what stops it or reads on; nothing once that is done. */
export function ReadingLine({
  reading,
  count,
  insights,
}: {
  readonly reading: ReadingPhase;
  readonly count: number;
  readonly insights: Pick<Insights, 'stop' | 'readOn'>;
}) {
  const sentences = useSentences();
  if (reading.name === 'idle') return null;
  const isAtWork = reading.name === 'reading' || reading.name === 'waiting';
  return (
    <div className="row quiet">
      <span>{readingSentence(sentences, reading, count)}</span>
      <Button
        size="small"
        onClick={() => {
          if (isAtWork) insights.stop();
          else void insights.readOn();
        }}
      >
        {sentences.t(isAtWork ? 'insights.reading.stop' : 'insights.reading.go_on')}
      </Button>
      {reading.name === 'failed' && <FaultDetails fault={reading.error} />}
    </div>
  );
}
