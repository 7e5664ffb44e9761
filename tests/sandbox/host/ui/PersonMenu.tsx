import { useEffect, useRef } from 'react';
import type { Person } from '../sandbox-types.ts';
import type { ColorScheme } from '../zaf/workspace-state.ts';
import { ChevronIcon } from './icons.tsx';
import { firstNameOf, initialsOf } from './names.ts';

export interface PersonMenuProps {
  readonly people: readonly Person[];
  readonly user: Person;
  readonly locales: readonly string[];
  readonly locale: string;
  readonly scheme: ColorScheme;
  readonly onUser: (key: string) => void;
  readonly onLocale: (locale: string) => void;
  readonly onScheme: (scheme: ColorScheme) => void;
}

function languageName(locale: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
}

function isLead(person: Person): boolean {
  return person.role === 'admin' || person.groups.some(({ name }) => name === 'Team leads');
}

function PersonOptions({ people }: { readonly people: readonly Person[] }) {
  return people.map(({ key, name }) => (
    <option key={key} value={key}>
      {name}
    </option>
  ));
}

/** Who is signed in, in which language and colours. */
export function PersonMenu({ people, user, locales, locale, scheme, onUser, onLocale, onScheme }: PersonMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = menu.current;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || element?.open !== true) return;
      element.open = false;
      element.querySelector('summary')?.focus();
    }
    function onFocusOut({ relatedTarget }: FocusEvent): void {
      if (relatedTarget instanceof Node && element?.contains(relatedTarget) === false) element.open = false;
    }
    element?.addEventListener('keydown', onKeyDown);
    element?.addEventListener('focusout', onFocusOut);
    return () => {
      element?.removeEventListener('keydown', onKeyDown);
      element?.removeEventListener('focusout', onFocusOut);
    };
  }, []);
  return (
    <details ref={menu} className="menu">
      <summary className="bar-button plain row">
        <span className="avatar avatar--staff" aria-hidden="true">
          {initialsOf(user.name)}
        </span>
        <span className="visually-hidden">Signed in as </span>
        <span className="menu__name">{firstNameOf(user.name)}</span>
        <ChevronIcon />
      </summary>
      <div className="menu__panel raised">
        <label className="field">
          <span>Signed in as</span>
          <select
            value={user.key}
            onChange={(event) => {
              if (menu.current !== null) menu.current.open = false;
              onUser(event.target.value);
            }}
          >
            <optgroup label="Leads and admins">
              <PersonOptions people={people.filter(isLead)} />
            </optgroup>
            <optgroup label="Agents">
              <PersonOptions people={people.filter((person) => !isLead(person))} />
            </optgroup>
          </select>
        </label>
        <label className="field">
          <span>Language</span>
          <select value={locale} onChange={(event) => onLocale(event.target.value)}>
            {[...new Set([locale, ...locales])].map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </label>
        <label className="row">
          <input type="checkbox" checked={scheme === 'dark'} onChange={() => onScheme(scheme === 'dark' ? 'light' : 'dark')} />
          <span>Dark</span>
        </label>
      </div>
    </details>
  );
}
