import type { JSX, ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import type { SentencesPart } from '#ui/i18n/part.ts';
import { type Sentences, createSentences } from '#ui/i18n/registry.ts';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import { sentences as german } from '#translations/de.json';
import { sentences } from '../english.ts';
import { expectFaults } from '../expect-faults.ts';
import { byRole, pressed, rendered, until } from '../rendered.tsx';

const NOT_LOADED = 'Part of the app did not load. Check the connection and try again';

interface Script {
  readonly Part: (props: { readonly name: string }) => JSX.Element;
}

const script: Script = { Part: ({ name }) => <p>part of {name}</p> };

/** Sentences and a script that count how often they are fetched, and cannot be while they are down. */
function aGroup() {
  const fetched = { script: 0, locales: [] as string[] };
  const down = { script: false, sentences: false };
  const load: SentencesPart['load'] = (locales) => {
    fetched.locales.push(String(locales[0]));
    return down.sentences ? Promise.reject(new Error('offline')) : Promise.resolve(sentences);
  };
  const part: SentencesPart = { load, fetch: (locales) => void load(locales).catch(() => undefined) };
  const group = onDemandGroup([part], () => {
    fetched.script += 1;
    return down.script ? Promise.reject(new Error('offline')) : Promise.resolve(script);
  });
  return { group, fetched, down, Part: group.pick((module) => module.Part) };
}

function shown(children: ReactNode, inLanguage: Sentences = sentences): Promise<HTMLElement> {
  return rendered(
    <SentencesProvider value={inLanguage}>
      <OnDemand>{children}</OnDemand>
    </SentencesProvider>,
  );
}

const tryAgain = (screen: HTMLElement): Promise<void> => pressed(byRole(screen, 'button', 'Try again'));

expectFaults();

describe('a part whose script and sentences load together', () => {
  it('says that it is loading until both are there', async () => {
    const arrivals: (() => void)[] = [];
    const waiting: SentencesPart = {
      load: () =>
        new Promise((resolve) => {
          arrivals.push(() => {
            resolve(sentences);
          });
        }),
      fetch: () => undefined,
    };
    const Part = onDemandGroup([waiting], () => Promise.resolve(script)).pick((module) => module.Part);
    const screen = await shown(<Part name="Ada" />);
    expect(screen.textContent).toBe('Loading …');
    for (const arrive of arrivals) arrive();
    await until(() => screen.textContent === 'part of Ada');
    expect(screen.textContent).toBe('part of Ada');
  });

  it.each(['script', 'sentences'] as const)(
    'says so where its %s cannot be fetched, and fetches both anew with each press',
    async (what) => {
      const { Part, fetched, down } = aGroup();
      down[what] = true;
      const screen = await shown(<Part name="Ada" />);
      await until(() => screen.textContent.includes(NOT_LOADED));
      expect(screen.textContent).toContain(NOT_LOADED);
      await tryAgain(screen);
      await until(() => screen.textContent.includes(NOT_LOADED));
      expect(fetched).toEqual({ script: 2, locales: ['en-US', 'en-US'] });
      down[what] = false;
      await tryAgain(screen);
      await until(() => screen.textContent === 'part of Ada');
      expect(screen.textContent).toBe('part of Ada');
      expect(fetched.script).toBe(3);
    },
  );

  it('is fetched once, however often it is shown in a language', async () => {
    const { Part, fetched } = aGroup();
    for (const name of ['Ada', 'Cy']) {
      const screen = await shown(<Part name={name} />);
      await until(() => screen.textContent === `part of ${name}`);
    }
    expect(fetched).toEqual({ script: 1, locales: ['en-US'] });
  });

  it('asks for the sentences of another language once it is shown in that', async () => {
    const { Part, fetched } = aGroup();
    await shown(<Part name="Ada" />);
    const screen = await shown(<Part name="Cy" />, createSentences('de-AT', german));
    await until(() => screen.textContent === 'part of Cy');
    expect(screen.textContent).toBe('part of Cy');
    expect(fetched.locales).toEqual(['en-US', 'de-AT']);
  });

  it('says in another language as well that it did not load', async () => {
    const { Part, down } = aGroup();
    down.script = true;
    const screen = await shown(<Part name="Ada" />, createSentences('de-AT', german));
    await until(() => screen.querySelector('button') !== null);
    expect(screen.textContent).toContain('Ein Teil der App selbst wurde nicht geladen. Prüfen Sie die Verbindung');
  });

  it('does no harm where it cannot be fetched ahead of need, and is fetched again when it is shown', async () => {
    const { group, Part, fetched, down } = aGroup();
    down.script = true;
    down.sentences = true;
    group.fetch(['en-US']);
    await Promise.resolve();
    down.script = false;
    down.sentences = false;
    const screen = await shown(<Part name="Ada" />);
    await until(() => screen.textContent === 'part of Ada');
    expect(screen.textContent).toBe('part of Ada');
    expect(fetched.script).toBe(2);
  });
});

it('a part that breaks when it is shown is no part that did not load: nothing is offered to be fetched again', async () => {
  const Part = onDemandGroup([], () =>
    Promise.resolve({
      Part: (): never => {
        throw new Error('a fault of the app');
      },
    }),
  ).pick((module) => module.Part);
  const screen = await shown(<Part />);
  await until(() => screen.textContent.includes('cannot be shown'));
  expect(screen.textContent).toBe('This part cannot be shown. Reload the app from the menu of the apps panel.');
});
