import type { ReactNode } from 'react';
import { type Section, lastValue } from '#ports/section.ts';
import { formatTime } from '../i18n/formats.ts';
import { Folded } from './Folded.tsx';
import { FaultReason } from './FaultReason.tsx';
import { Placeholder } from './Placeholder.tsx';
import { useSentences } from '../i18n/SentencesContext.tsx';

/** Shows a section in whichever state it is: what is known, what failed and why, or that it is being read. */
export function SectionBody<T>({
  title,
  section,
  heightPx,
  timeZone,
  retryLabel,
  onRetry,
  saysAge = false,
  children,
}: {
  readonly title: string;
  readonly section: Section<T>;
  /** How high the section usually is, so that nothing below moves when it is filled. */
  readonly heightPx: number;
  readonly timeZone: string;
  /** What the button that reads it again is called, where there are several on a page. */
  readonly retryLabel?: string;
  readonly onRetry: () => void;
  /** Whether what is shown says itself as of when it is, so that nothing below moves when it is read anew. */
  readonly saysAge?: boolean;
  readonly children: (value: T) => ReactNode;
}) {
  const sentences = useSentences();
  if (section.state === 'loading') return <Placeholder heightPx={heightPx} />;
  const value = lastValue(section);
  return (
    <div className="stack" style={{ minHeight: heightPx }}>
      {section.state === 'failed' && (
        <div className="failed">
          <Folded
            rest={
              <>
                <FaultReason fault={section.error} />
                {value !== null && <span>{sentences.t('section.last_known')}</span>}
              </>
            }
            actions={
              <button type="button" className="link toggle" onClick={onRetry}>
                {retryLabel ?? sentences.t('section.retry')}
              </button>
            }
          >
            <strong>{sentences.t('section.failed', { section: title })}</strong>
          </Folded>
        </div>
      )}
      {section.state === 'stale' && !saysAge && (
        <p className="quiet">{sentences.t('section.stale', { when: formatTime(sentences.locale, section.atMs, timeZone) })}</p>
      )}
      {value !== null && children(value)}
    </div>
  );
}
