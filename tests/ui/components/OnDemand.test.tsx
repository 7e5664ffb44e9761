import { screen } from '@testing-library/react';
import type { JSX } from 'react';
import { describe, expect, it } from 'vitest';
import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { NotLoaded, OnDemand } from '#ui/components/OnDemand.tsx';
import { around } from '../around.tsx';
import { expectFaults } from '../expect-faults.ts';
import { rendered, user } from '../rendered.tsx';

interface Script {
  readonly Part: (props: { readonly name: string }) => JSX.Element;
  readonly Other: (props: { readonly name: string }) => JSX.Element;
}

const script: Script = { Part: ({ name }) => <p>part of {name}</p>, Other: ({ name }) => <p>other of {name}</p> };
function Broken(): never {
  throw new Error('a fault of the app');
}

expectFaults();

describe('what loads on demand', () => {
  it('shows that it loads, then itself, with what it was given', async () => {
    const Part = onDemandGroup([], () => Promise.resolve(script)).pick((module) => module.Part);
    const page = await rendered(
      around(
        <OnDemand loading={<p>just a moment</p>}>
          <Part name="Ada" />
        </OnDemand>,
      ),
    );
    expect(await screen.findByText('part of Ada')).toBeDefined();
    expect(page.textContent).not.toContain('just a moment');
  });

  it('loads once for all that comes from one script', async () => {
    let loads = 0;
    const group = onDemandGroup([], () => {
      loads += 1;
      return Promise.resolve(script);
    });
    const Part = group.pick((module) => module.Part);
    const Other = group.pick((module) => module.Other);
    await rendered(
      around(
        <OnDemand>
          <Part name="Ada" />
          <Other name="Cy" />
        </OnDemand>,
      ),
    );
    expect(await screen.findByText('part of Ada')).toBeDefined();
    expect(await screen.findByText('other of Cy')).toBeDefined();
    expect(loads).toBe(1);
  });

  it('that does not load says so, and is loaded again at a press', async () => {
    let isOffline = true;
    const group = onDemandGroup([], () => (isOffline ? Promise.reject(new Error('offline')) : Promise.resolve(script)));
    const Part = group.pick((module) => module.Part);
    await rendered(
      around(
        <OnDemand>
          <Part name="Ada" />
        </OnDemand>,
      ),
    );
    const again = await screen.findByRole('button', { name: 'Try again' });
    isOffline = false;
    await user.click(again);
    expect(await screen.findByText('part of Ada')).toBeDefined();
  });

  it('that does not load is left out where something else is said to stand there', async () => {
    const Part = onDemandGroup([], (): Promise<Script> => Promise.reject(new Error('offline'))).pick((module) => module.Part);
    const page = await rendered(
      around(
        <OnDemand failed={<p>without it</p>}>
          <Part name="Ada" />
        </OnDemand>,
      ),
    );
    expect(await screen.findByText('without it')).toBeDefined();
    expect(page.querySelector('button')).toBeNull();
  });

  it('that breaks for another reason cannot be loaded again, and offers no such button', async () => {
    await rendered(
      around(
        <OnDemand>
          <Broken />
        </OnDemand>,
      ),
    );
    expect(screen.getByText(/^This part cannot be shown/)).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

it('a fault of loading names its cause', () => {
  const cause = new Error('offline');
  expect(new NotLoaded(() => {}, cause)).toMatchObject({ name: 'NotLoaded', cause });
});
