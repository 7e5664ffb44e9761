import type { EarlierLineUp } from '#domain/line-up/line-up.ts';

/** A line-up of yesterday's, seen from the sample day, that told nothing and named nobody. */
export function anEarlierLineUp(changes: Partial<EarlierLineUp> = {}): EarlierLineUp {
  const day = changes.day ?? '2026-03-17';
  return {
    day,
    every: 'day',
    told: {},
    namedIds: [],
    readerId: '',
    nextReaderId: '',
    isHeld: false,
    atMs: Date.parse(`${day}T08:00Z`),
    ...changes,
  };
}
