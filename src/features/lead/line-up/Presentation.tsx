import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PageOutput } from '#ports/page-output.ts';
import { useSurface } from '#ui/components/SurfaceContext.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LineUpWords } from './line-up-words.ts';
import { Written } from './Written.tsx';
import { type Slide, slidesOf, stepOf } from './slides.ts';

/** A line-up on the whole screen, one thing at a time. */
export function Presentation({
  words,
  output,
  onClose,
}: {
  readonly words: LineUpWords;
  readonly output: PageOutput;
  /** Whether it was presented to its end. */
  readonly onClose: (isToItsEnd: boolean) => void;
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
    if (to !== null) setAt(Math.max(0, Math.min(slides.length - 1, to)));
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
      onClose={() => {
        onClose(slides.length > 1 && at >= slides.length - 1);
      }}
    >
      <SlideBody slide={slide} />
      <div className="presentation-foot">
        <button
          type="button"
          className="presentation-button"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          {sentences.t('line_up.end')}
        </button>
        <span>{sentences.t('line_up.slide', { at: Math.min(at, slides.length - 1) + 1, of: slides.length })}</span>
        <span className="presentation-steps">
          <button
            type="button"
            className="presentation-button"
            aria-disabled={at === 0}
            onClick={() => {
              go(at - 1);
            }}
          >
            {sentences.t('line_up.back')}
          </button>
          <button
            type="button"
            className="presentation-button"
            aria-disabled={at === slides.length - 1}
            onClick={() => {
              go(at + 1);
            }}
          >
            {sentences.t('line_up.next')}
          </button>
        </span>
      </div>
    </dialog>
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
