import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { NOW_MS } from '#builders/clock.ts';
import { Toolbar } from '#features/lead/parts/Toolbar.tsx';
import type { Section } from '#ports/section.ts';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

it.each<[string, Section<number>, boolean, number]>([
  ['that was read says as of when, and is read again at a press', { state: 'ready', value: 1, atMs: NOW_MS }, true, 1],
  ['being read again is not read twice', { state: 'stale', value: 1, atMs: NOW_MS }, false, 0],
  ['being read for the first time is not read twice', { state: 'loading' }, false, 0],
  ['that failed is read again at a press', { state: 'failed', error: DOWN, last: 1 }, false, 1],
])('a tab %s', async (_what, section, isDated, presses) => {
  const pressed: number[] = [];
  const refresh = (): Promise<void> => Promise.resolve(void pressed.push(1));
  const page = await rendered(around(<Toolbar title="March" section={section} timeZone="UTC" onRefresh={refresh} />));
  expect(screen.getByRole('heading', { level: 2, name: 'March' })).toBeDefined();
  expect(/As of 12:00\sPM/.test(page.textContent)).toBe(isDated);
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(pressed).toHaveLength(presses);
});
