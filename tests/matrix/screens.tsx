import { act, cleanup, render } from '@testing-library/react';
import { type ReactNode } from 'react';
import { createPastMonths } from '#features/lead/budget/past-months.ts';
import { budgetTab } from '#features/lead/budget/tab.tsx';
import { momentsTab } from '#features/lead/moments/tab.tsx';
import { OutcomesPanel } from '#features/lead/insights/outcomes/Outcomes.tsx';
import { requestsTab } from '#features/lead/requests/tab.tsx';
import type { OpenTab } from '#features/lead/session/lead-tab.ts';
import { setupTab } from '#features/lead/setup/tab.tsx';
import { Sidebar } from '#features/ticket/Sidebar.tsx';
import english from '#translations/en.json';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { around } from '../ui/around.tsx';
import { sentences } from '../ui/english.ts';
import { settle } from './an-account.ts';
import type { Expected, Look, Screen } from './matrix.ts';

/** A part of a screen whose sentences say that it broke, or did not load. */
const NEVER_SAID = ['section.broken', 'section.not_loaded', 'ask.broken'] as const;
/** What no sentence holds: values that nobody formatted, and places that nobody filled. Details show the address of a request, without ids. */
const UNFORMATTED = /\bundefined\b|\bNaN\b|\[object|\{(?!id\})\w+\}|\bInvalid Date\b/;

const seen = new Set<string>();

/** Looks at each state of a screen once: it is drawn alike every time. */
export const lookOnce: Look = async (screen, expected) => {
  const state = stateOf(screen, expected);
  if (seen.has(state)) return [];
  seen.add(state);
  const drawn = render(around(drawing(screen)));
  try {
    await act(settle);
    await act(settle);
    return problemsOn(drawn.container, expected);
  } finally {
    cleanup();
  }
};

function drawing(screen: Screen): ReactNode {
  switch (screen.of) {
    case 'ticket':
      return <Sidebar session={screen.session} />;
    case 'budget':
      return drawnTab(budgetTab(screen.core, { ...screen, past: createPastMonths(screen.core) }));
    case 'requests':
      return drawnTab(requestsTab(screen.core, screen.requests));
    case 'moments':
      return drawnTab(momentsTab(screen.core, screen));
    case 'outcomes':
      return (
        <main>
          <OutcomesPanel state={screen.core.outcomes.getState()} policy={screen.core.settings().policy} onReadOn={() => undefined} />
        </main>
      );
    case 'setup':
      return drawnTab(setupTab(screen.core, screen));
  }
}

function drawnTab({ View, Announcement }: OpenTab): ReactNode {
  return (
    <main>
      <View />
      <output aria-live="polite">
        <Announcement />
      </output>
    </main>
  );
}

function problemsOn(element: HTMLElement, { faults, typed, amounts }: Expected): readonly string[] {
  const text = (element.textContent ?? '').replaceAll(/\s+/g, ' ');
  const fields = [...element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(({ value }) => value);
  const shows = (sentence: string): boolean => text.includes(sentence.replaceAll(/\s+/g, ' '));
  const unformatted = UNFORMATTED.exec(text)?.[0];
  return [
    ...(element.querySelector('main, section') === null || text.trim() === '' ? ['nothing'] : []),
    ...(unformatted === undefined ? [] : [`"${unformatted}"`]),
    ...KEYS.filter((key) => text.includes(key)).map((key) => `the key ${key}`),
    ...NEVER_SAID.filter((key) => shows(sentences.t(key))).map((key) => `"${sentences.t(key)}"`),
    ...[...new Set(faults.map((fault) => faultSentence(sentences, fault)))]
      .filter((sentence) => !shows(sentence))
      .map((sentence) => `nothing says "${sentence}"`),
    ...typed.filter((words) => !fields.includes(words) && !shows(words)).map((words) => `lost "${words}"`),
    ...amounts
      .map((amount) => formatMoney(sentences.locale, amount))
      .filter((amount) => !shows(amount))
      .map((amount) => `nothing shows ${amount}`),
  ];
}

/** The names of sentences, as they would stand on a screen that does not know them. */
const KEYS: readonly string[] = keysIn(english.sentences, '').filter((key) => key.includes('_') && key.includes('.'));

function keysIn(topics: object, path: string): readonly string[] {
  return Object.entries(topics).flatMap(([name, inside]: [string, unknown]) =>
    typeof inside === 'object' && inside !== null ? keysIn(inside, `${path}${name}.`) : [`${path}${name}`],
  );
}

/** What of a state changes nothing of how it is drawn but a name, a number or a time in it, which what is looked for does not hang on. */
const DETAILS = /(?:Ms|Ids?)$|^(?:id|code|fields|path|detail|settings|names|ticket|agent)$/;

function stateOf(screen: Screen, expected: Expected): string {
  return JSON.stringify([screen.of, statesOf(screen), expected], (name, value: unknown) => {
    // The status of an answer is a number; that of a request says what is drawn.
    if (DETAILS.test(name) || (name === 'status' && typeof value === 'number')) return undefined;
    if (value instanceof Map) return [...value];
    return value instanceof Set ? [...value] : value;
  });
}

function statesOf(screen: Screen): readonly unknown[] {
  switch (screen.of) {
    case 'ticket':
      return [screen.session.getState()];
    case 'budget':
      return [screen.core.getState(), screen.budget.getState(), screen.reconciling.getState()];
    case 'requests':
      return [screen.core.getState(), screen.requests.getState()];
    case 'moments':
      return [screen.core.getState(), screen.moments.getState(), screen.detail.getState(), screen.logForm.getState()];
    case 'outcomes':
      return [screen.core.outcomes.getState()];
    case 'setup':
      return [screen.core.getState(), screen.setup.getState(), screen.exported.getState()];
  }
}
