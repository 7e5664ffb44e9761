import { type ComponentType, lazy } from 'react';
import type { SentencesPart } from '../i18n/part.ts';
import { useSentences } from '../i18n/SentencesContext.tsx';
import { NotLoaded } from './OnDemand.tsx';

interface Group<Module> {
  /** Fetches script and sentences ahead of need. Where that fails they are fetched when they are shown. */
  readonly fetch: (locales: readonly string[]) => void;
  /** A component of the script that is shown once script and sentences are there; an `OnDemand` around it waits for both. */
  readonly pick: <P extends object>(choose: (module: Module) => ComponentType<P>) => ComponentType<P>;
}

/** Components whose script and sentences load together, when the first of them is shown. */
export function onDemandGroup<Module>(parts: readonly SentencesPart[], script: () => Promise<Module>): Group<Module> {
  let loading = new Map<string, Promise<Module>>();
  const forget = (): void => {
    loading = new Map();
  };

  function load(locale: string): Promise<Module> {
    const known = loading.get(locale);
    if (known !== undefined) return known;
    const both = loadBoth(locale);
    loading.set(locale, both);
    return both;
  }

  async function loadBoth(locale: string): Promise<Module> {
    try {
      const [module] = await Promise.all([script(), ...parts.map((part) => part.load([locale]))]);
      return module;
    } catch (cause) {
      throw new NotLoaded(forget, cause);
    }
  }

  return {
    fetch(locales) {
      script().catch(() => undefined);
      for (const part of parts) part.fetch(locales);
    },
    pick<P extends object>(choose: (module: Module) => ComponentType<P>) {
      const components = new WeakMap<Promise<Module>, ComponentType<{ readonly props: P }>>();
      return function Picked(props: P) {
        const loaded = load(useSentences().locale);
        const Component = components.get(loaded) ?? lazily(loaded, choose);
        components.set(loaded, Component);
        return <Component props={props} />;
      };
    },
  };
}

function lazily<Module, P extends object>(
  loaded: Promise<Module>,
  choose: (module: Module) => ComponentType<P>,
): ComponentType<{ readonly props: P }> {
  return lazy(async () => {
    const Chosen = choose(await loaded);
    return { default: ({ props }: { readonly props: P }) => <Chosen {...props} /> };
  });
}
