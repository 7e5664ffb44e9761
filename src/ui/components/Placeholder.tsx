import { useSentences } from '../i18n/SentencesContext.tsx';

/** A line with what is around it, and how long each of them is. */
const LINE_PX = 20;
const WIDTHS = ['80%', '55%', '70%'];

/** Stands where something is being read, as high as that usually is. */
export function Placeholder({ heightPx }: { readonly heightPx: number }) {
  const sentences = useSentences();
  return (
    <div className="placeholder" style={{ minHeight: heightPx }}>
      <span className="unseen">{sentences.t('loading')}</span>
      {/* No more lines than fit: nothing below may move when the part is filled. */}
      {WIDTHS.slice(0, Math.max(1, Math.floor(heightPx / LINE_PX))).map((width) => (
        <i key={width} aria-hidden style={{ width }} />
      ))}
    </div>
  );
}
