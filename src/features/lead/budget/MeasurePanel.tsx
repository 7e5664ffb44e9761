import { UNMEASURED_MS } from '#ledger/ledger-tail.ts';
import type { BudgetView, Measuring } from './budget-state.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { type When, formatAgo } from '#ui/i18n/time-formats.ts';
import { Panel } from '../parts/Panel.tsx';
import { formatDelay, measuredSentences } from './budget-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

interface Props {
  /** What was found before; null where nothing was, or not lately. */
  readonly listLag: BudgetView['listLag'];
  readonly measuring: Measuring;
  readonly now: When;
  /** Null for whoever may not measure. */
  readonly onMeasure: (() => Promise<void>) | null;
}

/** How the account was found to behave; admins can measure it. */
export function MeasurePanel({ listLag, measuring, now, onMeasure }: Props) {
  const sentences = useSentences();
  const when = listLag === null ? '' : formatAgo(sentences, listLag.measuredAtMs, now);
  return (
    <Panel title={sentences.t('measure.title')}>
      {measuring.phase !== 'done' && (
        <p>
          {listLag === null
            ? sentences.t('measure.never', { delay: formatDelay(sentences.locale, UNMEASURED_MS) })
            : listLag.delayMs === 0
              ? sentences.t('measure.last_none', { when })
              : sentences.t('measure.last_delay', { when, delay: formatDelay(sentences.locale, listLag.delayMs) })}
        </p>
      )}
      <Outcome measuring={measuring} />
      {onMeasure !== null && (
        <>
          <p className="quiet">{sentences.t('measure.hint')}</p>
          <div className="row">
            <PressButton
              size="small"
              isHeld={measuring.phase === 'working'}
              onClick={() => {
                void onMeasure();
              }}
            >
              {sentences.t('measure.button')}
            </PressButton>
          </div>
        </>
      )}
    </Panel>
  );
}

function Outcome({ measuring }: Pick<Props, 'measuring'>) {
  const sentences = useSentences();
  switch (measuring.phase) {
    case 'idle':
      return null;
    case 'working':
      return <p>{sentences.t(`measure.step.${measuring.step}`)}</p>;
    case 'failed': {
      const { error, notDeleted } = measuring.error;
      return (
        <Notice type="error">
          <p>{sentences.t('measure.failed', { reason: faultSentence(sentences, error) })}</p>
          <FaultDetails fault={error} />
          {notDeleted.length > 0 && <p>{sentences.t('measure.not_deleted', { keys: notDeleted.join(', ') })}</p>}
        </Notice>
      );
    }
    case 'done': {
      const { measured } = measuring;
      const isTrusted = measured.listDelayMs !== null && measured.notDeleted.length === 0;
      return (
        <Notice type={isTrusted ? 'success' : 'warning'}>
          {measuredSentences(sentences, measured).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      );
    }
  }
}
