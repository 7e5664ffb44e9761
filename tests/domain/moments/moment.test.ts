import { expect, it } from 'vitest';
import { MOMENT_TAG, isSameStory } from '#domain/moments/moment.ts';
import { ASKED_TAG } from '#domain/moments/request.ts';

it('the tags are two, and such as Zendesk keeps unchanged: small letters without a space', () => {
  expect([MOMENT_TAG, ASKED_TAG]).toEqual([expect.stringMatching(/^[a-z_]+$/), expect.stringMatching(/^[a-z_]+$/)]);
  expect(MOMENT_TAG).not.toBe(ASKED_TAG);
});

it.each([
  ['One.\r\nTwo.', 'One.\nTwo.', true],
  [' One.\n', 'One.', true],
  ['One.\nTwo.', 'One. Two.', false],
])(
  'a story says the same however its lines end and whatever stands blank around it, and else it does not: %j, %j',
  (one, other, isSame) => {
    expect(isSameStory(one, other)).toBe(isSame);
  },
);
