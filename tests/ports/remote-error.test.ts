import { expect, it } from 'vitest';
import { type RemoteError, isOutcomeUnknown, isTransient } from '#ports/remote-error.ts';

const errors: readonly RemoteError[] = [
  { kind: 'not_set_up', what: '' },
  { kind: 'forbidden', what: '' },
  { kind: 'rejected', what: '', detail: '' },
  { kind: 'rate_limited', what: '', retryAfterMs: 0 },
  { kind: 'unavailable', what: '', status: 500 },
  { kind: 'unreachable', what: '' },
  { kind: 'unreadable', what: '', path: '' },
];

it('only what passes by itself is worth trying again', () => {
  expect(errors.filter(isTransient).map(({ kind }) => kind)).toEqual(['rate_limited', 'unavailable', 'unreachable']);
});

it('whatever is no clear refusal may have taken effect', () => {
  expect(errors.filter(isOutcomeUnknown).map(({ kind }) => kind)).toEqual(['unavailable', 'unreachable', 'unreadable']);
});
