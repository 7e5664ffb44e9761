import type { Filter, PageAddress, Place } from '#ports/page-address.ts';
import { quietly } from './quietly.ts';

const TAB = 'tab';
/** Keeps the names of a filter apart from what Zendesk puts into an address. */
const FILTER = 'filter.';
const NAME = 'make-it-right:place';

/**
 * Keeps the place in the page's own address, after `#`, and leaves alone what else stands there. Zendesk opens the frame with
 * an address without it when the page around is reloaded: then the place that this tab of the browser had last counts.
 */
export function createPageAddress(browser: {
  readonly window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
    readonly location: Pick<Location, 'hash' | 'search' | 'pathname'>;
    readonly history: Pick<History, 'pushState' | 'replaceState'>;
  };
  /** Browsers throw on the mere look at a storage that they block. */
  readonly openStorage: () => Storage;
}): PageAddress {
  const { window } = browser;
  const storage = quietly(browser.openStorage);
  const remember = (): void => void quietly(() => storage?.setItem(NAME, textOf(read())));

  function read(): Place {
    const place = placeOf(window.location.hash);
    return place.tab === null ? placeOf(window.location.search) : place;
  }

  function write(place: Place, step: 'push' | 'replace'): void {
    const kept = [...parametersOf(window.location.hash)].filter(([name]) => !isOurs(name));
    const hash = `#${new URLSearchParams([...kept, ...parametersOf(textOf(place))]).toString()}`;
    if (hash === window.location.hash) return;
    const { pathname, search } = window.location;
    // A step to where somebody is already would make Back do nothing.
    window.history[step === 'push' ? 'pushState' : 'replaceState'](null, '', `${pathname}${search}${hash}`);
    remember();
  }

  const last = placeOf(quietly(() => storage?.getItem(NAME) ?? null) ?? '');
  if (read().tab === null && last.tab !== null) write(last, 'replace');
  return {
    read,
    write,
    onMoved(listener) {
      const moved = (): void => {
        remember();
        listener();
      };
      window.addEventListener('popstate', moved);
      return () => {
        window.removeEventListener('popstate', moved);
      };
    },
  };
}

function isOurs(name: string): boolean {
  return name === TAB || name.startsWith(FILTER);
}

/** `text` is empty or begins with `#` or `?`. */
function parametersOf(text: string): URLSearchParams {
  return new URLSearchParams(text.slice(1));
}

function placeOf(text: string): Place {
  const parameters = parametersOf(text);
  const named = [...parameters]
    .filter(([name]) => name.startsWith(FILTER))
    .map(([name, value]) => [name.slice(FILTER.length), value] as const);
  const filter: Filter = Object.fromEntries(named);
  return { tab: parameters.get(TAB), filter };
}

function textOf({ tab, filter }: Place): string {
  const values = Object.entries(filter).map(([name, value]) => [`${FILTER}${name}`, value]);
  return `#${new URLSearchParams([...(tab === null ? [] : [[TAB, tab]]), ...values]).toString()}`;
}
