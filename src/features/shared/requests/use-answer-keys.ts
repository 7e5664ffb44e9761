import type { KeyboardEvent } from 'react';
import type { Answer } from '#approvals/decide-request.ts';

/** One key for each answer, the same in every language. */
const KEY_OF = { approve: 'a', decline: 'd', question: 'q' } as const satisfies Readonly<Record<Answer['kind'], string>>;

/** What makes the form of an answer take one key for each, where the focus is on itself: in a field they are letters. */
export function useAnswerKeys(kinds: readonly Answer['kind'][], isBusy: boolean, onKey: (kind: Answer['kind']) => void) {
  return {
    role: 'group',
    tabIndex: 0,
    'aria-keyshortcuts': kinds.map((one) => KEY_OF[one].toUpperCase()).join(' '),
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || isBusy) return;
      const chosen = kinds.find((one) => KEY_OF[one] === event.key.toLowerCase());
      if (chosen === undefined) return;
      event.preventDefault();
      onKey(chosen);
    },
  } as const;
}
