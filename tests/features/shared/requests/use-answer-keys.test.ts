import type { KeyboardEvent } from 'react';
import { expect, it } from 'vitest';
import { useAnswerKeys } from '#features/shared/requests/use-answer-keys.ts';

it('names the keys of the answers that there are', () => {
  expect(useAnswerKeys(['approve', 'decline'], false, () => {})['aria-keyshortcuts']).toBe('A D');
});

/** A key that is pressed on the form itself, unless something else is said. */
function pressing(key: string, over: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const form = new EventTarget();
  return { key, target: form, currentTarget: form, preventDefault: () => undefined, ...over } as unknown as KeyboardEvent;
}

it('takes a letter, large or small, for an answer that there is', () => {
  const asked: string[] = [];
  const { onKeyDown } = useAnswerKeys(['approve', 'decline'], false, (kind) => void asked.push(kind));
  for (const key of ['a', 'D', 'q', 'x']) onKeyDown(pressing(key));
  expect(asked).toEqual(['approve', 'decline']);
});

it('takes none with a modifier, in a field, or while an answer is on its way', () => {
  const asked: string[] = [];
  const { onKeyDown } = useAnswerKeys(['approve', 'decline'], false, (kind) => void asked.push(kind));
  for (const over of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { target: new EventTarget() }])
    onKeyDown(pressing('a', over));
  useAnswerKeys(['approve', 'decline'], true, (kind) => void asked.push(kind)).onKeyDown(pressing('d'));
  expect(asked).toEqual([]);
});
