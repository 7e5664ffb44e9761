import { Button } from '@zendeskgarden/react-buttons';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { MomentsExport, MomentsExportState } from './moments-export.ts';

interface Props extends Pick<MomentsExportState, 'phase' | 'read'> {
  readonly exporting: Pick<MomentsExport, 'start' | 'stop' | 'open'>;
}

/** Takes along what the filters show: how far that is, what stops it, and what is ready. */
export function ExportLine({ phase, read, exporting }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const isAtWork = phase.name === 'reading' || phase.name === 'waiting';
  const said = exportSentence(sentences, { phase, read });
  return (
    <>
      {phase.name === 'failed' && (
        <Notice type="error">
          {said}
          <FaultDetails fault={phase.error} />
        </Notice>
      )}
      <div className="row">
        {said !== '' && phase.name !== 'failed' && <span className="quiet">{said}</span>}
        <Button
          size="small"
          onClick={() => {
            if (isAtWork) exporting.stop();
            else void exporting.start();
          }}
        >
          {t(isAtWork ? 'moments.stop' : 'moments.export.start')}
        </Button>
        {phase.name === 'done' && (
          <Button size="small" isLink onClick={exporting.open}>
            {t('moments.export.open')}
          </Button>
        )}
      </div>
    </>
  );
}

/** How far the export is, why it ended, or what is ready; nothing where nobody has begun. */
export function exportSentence(sentences: Sentences, { phase, read }: Pick<MomentsExportState, 'phase' | 'read'>): string {
  const { t } = sentences;
  switch (phase.name) {
    case 'idle':
      return '';
    case 'done':
      return t('moments.export.done', { count: phase.count, file: phase.file });
    case 'failed':
      return t('moments.export.failed', { reason: faultSentence(sentences, phase.error) });
    case 'reading':
    case 'waiting':
    case 'stopped':
      return t(`moments.export.${phase.name}`, { count: read });
  }
}
