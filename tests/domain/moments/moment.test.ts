import { expect, it } from 'vitest';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import { ASKED_TAG } from '#domain/moments/request.ts';

it('the tags are two, and such as Zendesk keeps unchanged: small letters without a space', () => {
  expect([MOMENT_TAG, ASKED_TAG]).toEqual([expect.stringMatching(/^[a-z_]+$/), expect.stringMatching(/^[a-z_]+$/)]);
  expect(MOMENT_TAG).not.toBe(ASKED_TAG);
});
