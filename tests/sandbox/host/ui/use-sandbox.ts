import { useEffect, useState } from 'react';
import { fetchApp, fetchPeople } from '../sandbox-api.ts';
import type { AppDescription, Person } from '../sandbox-types.ts';
import type { ColorScheme } from '../zaf/workspace-state.ts';

export interface Sandbox {
  readonly app: AppDescription;
  readonly people: readonly Person[];
  /** What to add to the browser's clock to get the sandbox's. */
  readonly clockOffsetMs: number;
}

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly value: T };

export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'The sandbox did not answer.';
}

export function useSandbox(): Loaded<Sandbox> {
  const [sandbox, setSandbox] = useState<Loaded<Sandbox>>({ kind: 'loading' });
  useEffect(() => {
    Promise.all([fetchApp(), fetchPeople()]).then(
      ([app, people]) => setSandbox({ kind: 'ready', value: { app, people, clockOffsetMs: Date.parse(app.now) - Date.now() } }),
      (cause: unknown) => setSandbox({ kind: 'failed', reason: reasonOf(cause) }),
    );
  }, []);
  return sandbox;
}

const CLOCK_TICK_MS = 10_000;

/** The sandbox's present, as it passes. */
export function useClock(offsetMs: number): Date {
  const [now, setNow] = useState(() => new Date(Date.now() + offsetMs));
  useEffect(() => {
    const tick = (): void => setNow(new Date(Date.now() + offsetMs));
    tick();
    const timer = setInterval(tick, CLOCK_TICK_MS);
    return () => clearInterval(timer);
  }, [offsetMs]);
  return now;
}

/** The browser's own preference, for an address that names none. */
export function usePreferredScheme(): ColorScheme {
  const [isDark, setIsDark] = useState(() => window.matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => setIsDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isDark ? 'dark' : 'light';
}
