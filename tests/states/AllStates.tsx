import { useCallback, useState } from 'react';
import type { Sentences } from '#ui/i18n/registry.ts';
import { ALL_STATES } from './all-states.ts';
import type { State } from './state.ts';
import { Shown } from './Shown.tsx';
import { type View, addressOf } from './view.ts';
import './all-states.css';

const LOCALES = ['en-GB', 'de', 'fr', 'es', 'ar', 'fi', 'no', 'pseudo', 'pseudo-rtl'] as const;

/** All states side by side, as wide as the sidebar is, and the ways to show them otherwise. */
export function AllStates({ view, sentences }: { readonly view: View; readonly sentences: Sentences }) {
  // Says for which address it is drawn to whoever has moved on to another.
  const addressed = window.location.search;
  return (
    <>
      <header className="choices" dir="ltr">
        <h1>Every state of the sidebar</h1>
        <p className="row">
          {LOCALES.map((locale) => (
            <a key={locale} href={addressOf({ ...view, locale })}>
              {locale}
            </a>
          ))}
          <a href={addressOf({ ...view, scheme: 'light' })}>light</a>
          <a href={addressOf({ ...view, scheme: 'dark' })}>dark</a>
          <a href={addressOf({ ...view, dir: 'ltr' })}>left to right</a>
          <a href={addressOf({ ...view, dir: 'rtl' })}>right to left</a>
        </p>
      </header>
      {ALL_STATES.map(({ title, states }) => (
        <div key={title}>
          <h2 className="group" dir="ltr">
            {title}
          </h2>
          <div className="states" data-view={addressed}>
            {states.map((state) => (
              <Frame key={state.name} state={state} view={view} sentences={sentences} />
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

function Frame({ state, view, sentences }: { readonly state: State; readonly view: View; readonly sentences: Sentences }) {
  const [isShown, setIsShown] = useState(false);
  const onShown = useCallback(() => {
    setIsShown(true);
  }, []);
  return (
    <article id={state.name}>
      <h3 dir="ltr">
        <a href={addressOf({ ...view, state: state.name })}>{state.title}</a>
      </h3>
      <div className="frame" data-shown={isShown}>
        <div>
          <Shown state={state} sentences={sentences} onShown={onShown} />
        </div>
      </div>
    </article>
  );
}
