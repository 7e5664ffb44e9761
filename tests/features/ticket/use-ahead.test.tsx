import { act, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { suggestionControls } from '#features/ticket/suggestion/lazy.ts';
import { useAhead } from '#features/ticket/use-ahead.tsx';
import { around } from '../../ui/around.tsx';
import { rendered } from '../../ui/rendered.tsx';

type Session = Parameters<typeof useAhead>[0];

function Near({ session }: { readonly session: Session }) {
  const approach = useAhead(session);
  return (
    <button type="button" onFocus={approach}>
      Here
    </button>
  );
}

/** A page on which the time is told by hand, and the session plays what of the ticket is read. */
async function page(state: Partial<SessionState> = {}) {
  const fetch = vi.spyOn(suggestionControls, 'fetch');
  const { session } = await aWorld().open();
  const listeners = new Set<() => void>();
  let now: SessionState = { ...session.getState(), ...state };
  const screen = await rendered(
    around(
      <Near
        session={{
          getState: () => now,
          subscribe: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        }}
      />,
    ),
  );
  return {
    screen,
    fetch,
    after: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
    change: (over: Partial<SessionState>) => {
      act(() => {
        now = { ...now, ...over };
        for (const listener of listeners) listener();
      });
    },
    ready: { value: session.getState().value, incidents: session.getState().incidents, journal: session.getState().journal },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('what no first look needs', () => {
  it('is fetched a second and a half after everything is read, and not before', async () => {
    const { fetch, after } = await page();
    await after(1499);
    expect(fetch).not.toHaveBeenCalled();
    await after(1);
    expect(fetch).toHaveBeenCalledExactlyOnceWith(['en-US']);
  });

  it.each(['value', 'incidents', 'journal'] as const)('waits until the %s is read too', async (name) => {
    const { fetch, after, change, ready } = await page({ [name]: { state: 'loading' } });
    await after(60_000);
    expect(fetch).not.toHaveBeenCalled();
    change({ [name]: ready[name] });
    await after(1499);
    expect(fetch).not.toHaveBeenCalled();
    await after(1);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('waits anew where something is read again from the start', async () => {
    const { fetch, after, change } = await page();
    await after(1000);
    change({ journal: { state: 'loading' } });
    await after(60_000);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is fetched at once when somebody comes near', async () => {
    const { fetch, screen } = await page({ journal: { state: 'loading' } });
    const button = screen.querySelector('button');
    if (button === null) throw new Error('there is no button');
    fireEvent.focusIn(button);
    expect(fetch).toHaveBeenCalledOnce();
  });
});
