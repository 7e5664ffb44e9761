import type { ReactNode } from 'react';
import { type Section, lastValue } from '#ports/section.ts';
import { formatTime } from '../i18n/formats.ts';
import { useMessages } from '../i18n/MessagesContext.tsx';
import { FaultReason } from './FaultReason.tsx';
import { Placeholder } from './Placeholder.tsx';

/** Shows a section in whichever state it is: what is known, what failed and why, or that it is being read. */
export function SectionBody<T>({
  title,
  section,
  heightPx,
  timeZone,
  onRetry,
  children,
}: {
  readonly title: string;
  readonly section: Section<T>;
  /** How high the section usually is, so that nothing below moves when it is filled. */
  readonly heightPx: number;
  readonly timeZone: string;
  readonly onRetry: () => void;
  readonly children: (value: T) => ReactNode;
}) {
  const messages = useMessages();
  if (section.state === 'loading') return <Placeholder heightPx={heightPx} />;
  const value = lastValue(section);
  return (
    <div className="stack" style={{ minHeight: heightPx }}>
      {section.state === 'failed' && (
        <div className="failed stack stack-tight">
          <strong>{messages.t('section.failed', { section: title })}</strong>
          <FaultReason fault={section.error} />
          {value !== null && <span>{messages.t('section.last_known')}</span>}
          <button type="button" className="link toggle" onClick={onRetry}>
            {messages.t('section.retry')}
          </button>
        </div>
      )}
      {section.state === 'stale' && (
        <p className="quiet">{messages.t('section.stale', { when: formatTime(messages, section.atMs, timeZone) })}</p>
      )}
      {value !== null && children(value)}
    </div>
  );
}
