import type { Person } from '../sandbox-types.ts';
import type { ColorScheme } from '../zaf/workspace-state.ts';
import { MoonIcon, PulseIcon } from './icons.tsx';

interface TopBarProps {
  readonly accountName: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly people: readonly Person[];
  readonly user: Person;
  readonly locales: readonly string[];
  readonly locale: string;
  readonly scheme: ColorScheme;
  readonly isInspectorOpen: boolean;
  readonly onUser: (key: string) => void;
  readonly onLocale: (locale: string) => void;
  readonly onScheme: (scheme: ColorScheme) => void;
  readonly onInspector: () => void;
}

function languageName(locale: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
}

function isLead(person: Person): boolean {
  return person.groups.some(({ name }) => name === 'Team leads');
}

function PersonOptions({ people }: Pick<TopBarProps, 'people'>) {
  return people.map(({ key, name }) => (
    <option key={key} value={key}>
      {name}
    </option>
  ));
}

function PeopleSelect({ people, user, onUser }: Pick<TopBarProps, 'people' | 'user' | 'onUser'>) {
  const leads = people.filter((person) => isLead(person) || person.role === 'admin');
  const agents = people.filter((person) => !leads.includes(person));
  return (
    <label className="field field--inline">
      <span>Signed in as</span>
      <select value={user.key} onChange={(event) => onUser(event.target.value)}>
        <optgroup label="Agents">
          <PersonOptions people={agents} />
        </optgroup>
        <optgroup label="Leads and admins">
          <PersonOptions people={leads} />
        </optgroup>
      </select>
    </label>
  );
}

export function TopBar(props: TopBarProps) {
  const { accountName, timeZone, now, locales, locale, scheme, isInspectorOpen } = props;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <header className="top-bar">
      <p className="top-bar__account">
        <strong>{accountName}</strong>
      </p>
      <p className="top-bar__clock" title={`The sandbox's time, ${timeZone}`}>
        <span className="visually-hidden">Sandbox time </span>
        <time dateTime={now.toISOString()}>{clock.format(now)}</time>
      </p>
      <PeopleSelect {...props} />
      <label className="field field--inline">
        <span>Language</span>
        <select value={locale} onChange={(event) => props.onLocale(event.target.value)}>
          {[...new Set([locale, ...locales])].map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="bar-button"
        aria-pressed={scheme === 'dark'}
        onClick={() => props.onScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        <MoonIcon /> Dark
      </button>
      <button type="button" className="bar-button" aria-expanded={isInspectorOpen} aria-controls="inspector" onClick={props.onInspector}>
        <PulseIcon /> Inspector
      </button>
    </header>
  );
}
