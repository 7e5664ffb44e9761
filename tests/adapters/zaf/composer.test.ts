import { expect, it } from 'vitest';
import { composerOf } from '#adapters/zaf/composer.ts';

it.each([
  ['internalNote', 'internal_note'],
  ['publicReply', 'public_reply'],
  ['whatsapp', 'channel'],
  [undefined, 'channel'],
])('what Zendesk calls %s is known as %s', (type, composer) => {
  expect(composerOf(type)).toBe(composer);
});
