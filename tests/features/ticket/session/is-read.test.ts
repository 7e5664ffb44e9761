import { expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { reloading } from '#ports/section.ts';
import { isRead } from '#features/ticket/session/is-read.ts';

const LOADING = { state: 'loading' } as const;
const FAILED = { state: 'failed', error: { kind: 'unreachable', what: 'journal' }, last: null } as const;

it('is so once each of three sections was read, well or not, and stays so while one is read again', async () => {
  const { value, incidents, journal } = (await aWorld().open()).session.getState();
  expect(isRead({ value, incidents, journal })).toBe(true);
  expect(isRead({ value, incidents, journal: reloading(journal, NOW_MS) })).toBe(true);
  expect(isRead({ value: FAILED, incidents: FAILED, journal: FAILED })).toBe(true);
});

it.each(['value', 'incidents', 'journal'] as const)('is not so while %s is being read', (section) => {
  expect(isRead({ value: FAILED, incidents: FAILED, journal: FAILED, [section]: LOADING })).toBe(false);
});
