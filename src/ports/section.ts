import type { AppFault } from './app-fault.ts';

/**
 * One part of the screen with its own state, so that one failure never blanks another part. `stale` shows what was read
 * before while it is read again; `failed` keeps what was last known, where anything was, and as of when where that is told.
 */
export type Section<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly atMs: number }
  | { readonly state: 'stale'; readonly value: T; readonly atMs: number }
  | { readonly state: 'failed'; readonly error: AppFault; readonly last: T | null; readonly lastAtMs?: number };

/** What a section last knew; null where it never knew anything. */
export function lastValue<T>(section: Section<T>): T | null {
  switch (section.state) {
    case 'ready':
    case 'stale':
      return section.value;
    case 'failed':
      return section.last;
    case 'loading':
      return null;
  }
}

/** The same section while it is being read again. */
export function reloading<T>(section: Section<T>, nowMs: number): Section<T> {
  const value = lastValue(section);
  if (value === null) return { state: 'loading' };
  return { state: 'stale', value, atMs: atMsOf(section) ?? nowMs };
}

/** As of when what a section shows was read; null where it shows nothing, or that is not known. */
export function atMsOf(section: Section<unknown>): number | null {
  switch (section.state) {
    case 'ready':
    case 'stale':
      return section.atMs;
    case 'failed':
      return section.lastAtMs ?? null;
    case 'loading':
      return null;
  }
}
