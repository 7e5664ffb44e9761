import { expect, it } from 'vitest';
import { isRead } from '#features/ticket/session/is-read.ts';

const LOADING = { state: 'loading' } as const;
const FAILED = { state: 'failed', error: { kind: 'unreachable', what: 'journal' }, last: null } as const;

it('is so once each of three sections was read, well or not', () => {
  expect(isRead({ value: FAILED, incidents: FAILED, journal: FAILED })).toBe(true);
});

it.each(['value', 'incidents', 'journal'] as const)('is not so while %s is being read', (section) => {
  expect(isRead({ value: FAILED, incidents: FAILED, journal: FAILED, [section]: LOADING })).toBe(false);
});
