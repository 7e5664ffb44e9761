import { expect, it } from 'vitest';
import { useAnswerKeys } from '#features/shared/requests/use-answer-keys.ts';

it('names the keys of the answers that there are', () => {
  expect(useAnswerKeys(['approve', 'decline'], false, () => {})['aria-keyshortcuts']).toBe('A D');
});
