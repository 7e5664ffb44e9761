import type { State } from './state.ts';
import { GIVEN } from './worlds/given.ts';
import { BARRED, PENDING } from './worlds/pending.ts';
import { READING } from './worlds/reading.ts';
import { LIMITED, VERDICTS } from './worlds/verdicts.ts';

/** Every state of the sidebar that somebody may see, by what it is about. */
export const ALL_STATES: readonly { readonly title: string; readonly states: readonly State[] }[] = [
  { title: 'What is read', states: READING },
  { title: 'Verdicts', states: VERDICTS },
  { title: 'Limits', states: LIMITED },
  { title: 'Begun, and asked of a lead', states: PENDING },
  { title: 'Given', states: GIVEN },
  { title: 'In the way', states: BARRED },
];
