import { Button } from '@zendeskgarden/react-buttons';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { HELD_AT_MOST, type RowList } from './row-list.ts';
import type { Moments, MomentsState } from './types.ts';

interface Props {
  readonly state: MomentsState;
  readonly moments: Pick<Moments, 'readAll' | 'stop'>;
  readonly list: RowList;
}

/** Whether older ones are being read, why they are not, and the buttons that begin and end it. */
export function ReadingLine({ state, moments, list }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const { reading, wholeMonth, mayMonthLack } = state;
  const isAtWork = reading.name === 'reading' || reading.name === 'waiting';
  if (reading.name === 'failed') {
    return (
      <Notice type="error">
        {t('moments.reading_failed', { reason: faultSentence(sentences, reading.error) })}
        <FaultDetails fault={reading.error} />
        <div className="row">
          <Button size="small" onClick={() => void moments.readAll()}>
            {t('moments.read_all')}
          </Button>
        </div>
      </Notice>
    );
  }
  // Older ones add nothing to a month that is there.
  const isMonthThere = wholeMonth !== null && !mayMonthLack;
  if (list.next === null || (isMonthThere && !isAtWork)) return null;
  if (list.rows.length >= HELD_AT_MOST) return <p className="quiet">{t('moments.full', { count: HELD_AT_MOST })}</p>;
  const count = readSoFar(state, list);
  return (
    <div className="row">
      {isAtWork && <span className="quiet">{t(`moments.${reading.name}`, { count })}</span>}
      {reading.name === 'stopped' && <span className="quiet">{t('moments.stopped', { count })}</span>}
      <Button
        size="small"
        isLink={!isAtWork}
        onClick={() => {
          if (isAtWork) moments.stop();
          else void moments.readAll();
        }}
      >
        {t(isAtWork ? 'moments.stop' : 'moments.read_all')}
      </Button>
    </div>
  );
}

/** What the list has; with what the index has told, only while it tells the month that is asked for. */
function readSoFar({ filter }: MomentsState, { rows, listed, searched }: RowList): number {
  return filter.when === 'last_month' && searched !== null && searched.next !== null ? rows.length : listed;
}
