import type { ListLag, MeasuredRules } from '#domain/journal/types.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { When } from '#ui/i18n/time-formats.ts';
import { Panel } from '../../parts/Panel.tsx';
import { waitSentence } from '../../parts/measured/wait-sentence.ts';
import type { Measuring } from '../../session/lead-state.ts';
import { measuredSentences, ruleSentences } from './measure-sentences.ts';

interface Props {
  /** What was found before, each null where nothing was, or not lately. */
  readonly last: { readonly listLag: ListLag | null; readonly rules: MeasuredRules | null };
  readonly measuring: Measuring;
  readonly now: When;
  readonly onMeasure: () => Promise<void>;
}

/** Which of Zendesk's rules were found to hold in this account, and measuring them. */
export function MeasurePanel({ last, measuring, now, onMeasure }: Props) {
  const sentences = useSentences();
  const rules = last.rules === null ? [sentences.t('measure.others_unknown')] : ruleSentences(sentences, last.rules);
  return (
    <Panel title={sentences.t('measure.title')}>
      {measuring.phase !== 'done' && (
        <>
          <p>{waitSentence(sentences, last.listLag, now)}</p>
          {rules.map((said) => (
            <p key={said}>{said}</p>
          ))}
        </>
      )}
      <Outcome measuring={measuring} />
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
