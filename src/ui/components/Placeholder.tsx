import { useMessages } from '../i18n/MessagesContext.tsx';

/** Stands where something is being read, as high as that usually is. */
export function Placeholder({ heightPx }: { readonly heightPx: number }) {
  const messages = useMessages();
  return (
    <div className="placeholder" style={{ minHeight: heightPx }}>
      <span className="unseen">{messages.t('loading')}</span>
      {['80%', '55%', '70%'].map((width) => (
        <i key={width} aria-hidden style={{ width }} />
      ))}
    </div>
  );
}
