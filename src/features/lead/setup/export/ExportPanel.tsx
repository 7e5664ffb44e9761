import { Button } from '@zendeskgarden/react-buttons';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { Panel } from '../../parts/Panel.tsx';
import type { Export, ExportFormat, ExportState, ExportedObject } from './export-state.ts';

const FILES = [
  ['moments', 'csv'],
  ['moments', 'json'],
  ['journal', 'csv'],
  ['journal', 'json'],
] as const satisfies readonly (readonly [ExportedObject, ExportFormat])[];

interface Props extends Pick<ExportState, 'phase' | 'read'> {
  readonly onStart: Export['start'];
  readonly onStop: Export['stop'];
  readonly onHand: Export['hand'];
}

/** Takes along everything that the app has kept: read first, then saved file by file. */
export function ExportPanel({ phase, read, onStart, onStop, onHand }: Props) {
  const sentences = useSentences();
  const isAtWork = phase.name === 'reading' || phase.name === 'waiting';
  return (
    <Panel title={sentences.t('setup.export.title')}>
      <p className="quiet">{sentences.t('setup.export.what')}</p>
      {phase.name !== 'idle' && phase.name !== 'failed' && <p>{exportSentence(sentences, { phase, read })}</p>}
      {phase.name === 'failed' && (
        <Notice type="error">
          {exportSentence(sentences, { phase, read })}
          <FaultDetails fault={phase.error} />
        </Notice>
      )}
      {phase.name === 'done' && (
        <>
          <Files how="save" onHand={onHand} />
          <p className="quiet">{sentences.t('setup.export.no_file')}</p>
          <Files how="open" onHand={onHand} />
        </>
      )}
      <div className="row">
        <Button
          size="small"
          onClick={() => {
            if (isAtWork) onStop();
            else void onStart();
          }}
        >
          {sentences.t(buttonOf(phase))}
        </Button>
      </div>
    </Panel>
  );
}

function Files({ how, onHand }: { readonly how: 'save' | 'open' } & Pick<Props, 'onHand'>) {
  const sentences = useSentences();
  return (
    <div className="row">
      {FILES.map(([object, format]) => (
        <Button
          key={`${object} ${format}`}
          size="small"
          isLink={how === 'open'}
          onClick={() => {
            onHand(object, format, how);
          }}
        >
          {sentences.t(`setup.export.${how}_${object}`, { format: format.toUpperCase() })}
        </Button>
      ))}
    </div>
  );
}

function buttonOf({ name }: ExportState['phase']) {
  if (name === 'idle') return 'setup.export.start';
  if (name === 'done') return 'setup.export.again';
  return name === 'stopped' || name === 'failed' ? 'setup.export.go_on' : 'setup.export.stop';
}

/** How far reading has come, why it does not go on, or that everything is there. Nothing where nobody has begun. */
export function exportSentence(sentences: Sentences, { phase, read }: Pick<ExportState, 'phase' | 'read'>): string {
  const { t } = sentences;
  if (phase.name === 'idle') return '';
  const count = new Intl.NumberFormat(sentences.locale);
  const counts = t('setup.export.counts', { moments: count.format(read.moments), entries: count.format(read.journal) });
  if (phase.name === 'failed') return `${t('setup.export.failed', { reason: faultSentence(sentences, phase.error) })} ${counts}`;
  return `${t(`setup.export.${phase.name}`)} ${counts}`;
}
