import { useMessages } from './MessagesContext.tsx';

export const LINE_PX = 20;

/** Stands where something is being read, as high as that usually is. */
export function Placeholder({ lines }: { readonly lines: number }) {
  const messages = useMessages();
  return (
    <div className="placeholder" style={{ minHeight: lines * LINE_PX }}>
      <span className="unseen">{messages.t('loading')}</span>
      {Array.from({ length: Math.min(lines, 4) }, (_unused, line) => (
        <i key={line} aria-hidden style={{ width: line % 2 === 0 ? '80%' : '55%' }} />
      ))}
    </div>
  );
}
