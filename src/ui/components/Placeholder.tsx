import { useSentences } from '../i18n/SentencesContext.tsx';

/** Stands where something is being read, as high as that usually is. */
export function Placeholder({ heightPx }: { readonly heightPx: number }) {
  const sentences = useSentences();
  return (
    <div className="placeholder" style={{ minHeight: heightPx }}>
      <span className="unseen">{sentences.t('loading')}</span>
      {['80%', '55%', '70%'].map((width) => (
        <i key={width} aria-hidden style={{ width }} />
      ))}
    </div>
  );
}
