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
  saysWhy = false,
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
  /** Whether the reason of a failure stands below it; otherwise whoever asks reads it, where there is little room. */
  readonly saysWhy?: boolean;
  readonly children: (value: T) => ReactNode;
}) {
  const sentences = useSentences();
  if (section.state === 'loading') return <Placeholder heightPx={heightPx} />;
  const value = lastValue(section);
  return (
    <div className="stack" style={{ minHeight: heightPx }}>
      {section.state === 'failed' && (
        <Failed
          saysWhy={saysWhy}
          what={sentences.t('section.failed', { section: title })}
          why={
            <>
              <FaultReason fault={section.error} />
              {value !== null && <span>{sentences.t('section.last_known')}</span>}
            </>
          }
          retry={
            <button type="button" className="link toggle" onClick={onRetry}>
              {retryLabel ?? sentences.t('section.retry')}
            </button>
          }
        />
      )}
      {section.state === 'stale' && !saysAge && (
        <p className="quiet">{sentences.t('section.stale', { when: formatTime(sentences.locale, section.atMs, timeZone) })}</p>
      )}
      {value !== null && children(value)}
    </div>
  );
}

function Failed({
  saysWhy,
  what,
  why,
  retry,
}: {
  readonly saysWhy: boolean;
  readonly what: string;
  readonly why: ReactNode;
  readonly retry: ReactNode;
}) {
  if (!saysWhy)
    return (
      <div className="failed">
        <Folded rest={why} actions={retry}>
          <strong>{what}</strong>
        </Folded>
      </div>
    );
  return (
    <div className="failed stack stack-tight">
      <strong>{what}</strong>
      {why}
      <div className="row">{retry}</div>
    </div>
  );
}
