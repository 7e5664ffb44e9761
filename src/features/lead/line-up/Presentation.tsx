import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PageOutput } from '#ports/page-output.ts';
import { useSurface } from '#ui/components/SurfaceContext.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LineUpWords } from './line-up-words.ts';
import { Written } from './Written.tsx';
import { type Slide, slidesOf, stepOf } from './slides.ts';

/** Whether it was held, and what says so; null where nobody says that here. */
interface Holding {
  readonly isHeld: boolean;
  readonly hold: () => Promise<void>;
}

/** A line-up on the whole screen, one thing at a time. */
export function Presentation({
  words,
  output,
  holding,
  onEnd,
  onClose,
}: {
  readonly words: LineUpWords;
  readonly output: PageOutput;
  readonly holding: Holding | null;
  /** It has come to its last page. */
  readonly onEnd: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const sentences = useSentences();
  const { isRightToLeft } = useSurface();
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(0);
  const slides = slidesOf(sentences, words);
  const slide = slides[Math.min(at, slides.length - 1)];
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // The browser takes the first Escape for itself while a page has the whole screen.
  useEffect(() => output.onFullScreenLeft(() => dialog.current?.close()), [output]);
  const go = (to: number | null): void => {
    if (to === null) return;
    const next = Math.max(0, Math.min(slides.length - 1, to));
    setAt(next);
    if (slides.length > 1 && next === slides.length - 1) void onEnd();
  };
  const press = (event: KeyboardEvent): void => {
    const to = stepOf(event.key, { at, of: slides.length, isRightToLeft });
    if (to === null) return;
    event.preventDefault();
    go(to);
  };
  if (slide === undefined) return null;
  return (
    <dialog
      ref={dialog}
      className="presentation"
      aria-label={words.title}
      onKeyDown={press}
      // The browser gives the focus back to whatever had it before.
      onClose={onClose}
    >
      <SlideBody slide={slide} />
      <Foot at={Math.min(at, slides.length - 1)} of={slides.length} holding={holding} onClose={() => dialog.current?.close()} onGo={go} />
    </dialog>
  );
}

/** Ends it, tells the page, and turns the pages; on the last one it is said that it was held. */
function Foot({
  at,
  of,
  holding,
  onClose,
  onGo,
}: {
  readonly at: number;
  readonly of: number;
  readonly holding: Holding | null;
  readonly onClose: () => void;
  readonly onGo: (to: number) => void;
}) {
  const sentences = useSentences();
  return (
    <div className="presentation-foot">
      <button
        type="button"
        className="presentation-button"
        onClick={() => {
          onClose();
        }}
      >
        {sentences.t('line_up.end')}
      </button>
      <span>{sentences.t('line_up.slide', { at: at + 1, of })}</span>
      {at === of - 1 && of > 1 && holding !== null && (
        <button
          type="button"
          className="presentation-button"
          aria-disabled={holding.isHeld}
          onClick={() => {
            if (!holding.isHeld) void holding.hold();
          }}
        >
          {sentences.t(holding.isHeld ? 'line_up.is_held' : 'line_up.hold')}
        </button>
      )}
      <span className="presentation-steps">
        <button
          type="button"
          className="presentation-button"
          aria-disabled={at === 0}
          onClick={() => {
            onGo(at - 1);
          }}
        >
          {sentences.t('line_up.back')}
        </button>
        <button
          type="button"
          className="presentation-button"
          aria-disabled={at === of - 1}
          onClick={() => {
            onGo(at + 1);
          }}
        >
          {sentences.t('line_up.next')}
        </button>
      </span>
    </div>
  );
}

function SlideBody({ slide }: { readonly slide: Slide }) {
  return (
    <div className="presentation-body" aria-live="polite" tabIndex={-1}>
      <h2>{slide.title}</h2>
      <div className={`presentation-text presentation-${slide.size}`}>
        {slide.lines.map((line, index) => (
          <p key={`${index} ${line}`} dir="auto">
            <Written text={line} written={slide.written} />
          </p>
        ))}
      </div>
      {slide.facts.map((fact, index) => (
        <p key={`${index} ${fact}`} className="presentation-fact">
          <Written text={fact} written={slide.written} />
        </p>
      ))}
    </div>
  );
}
