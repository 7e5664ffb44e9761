import { expect, it } from 'vitest';
import { notSent, sentOrNot } from '#adapters/shared/not-sent.ts';
import type { AppFault } from '#ports/app-fault.ts';

const codeOf = () => 'declined' as const;
const throttled: AppFault = { kind: 'rate_limited', what: 'Stripe', retryAfterMs: 2_000 };
const lost: AppFault = { kind: 'unreachable', what: 'Stripe' };

it('of a refund whose request was throttled nothing was sent, and of one that was lost nobody knows', () => {
  expect(sentOrNot(throttled, codeOf)).toEqual({ kind: 'not_sent', error: throttled });
  expect(sentOrNot(lost, codeOf)).toEqual({ kind: 'unknown', error: lost });
});

it('before which something could not be looked up nothing was sent, unless the provider refuses', () => {
  expect(notSent(lost, codeOf)).toEqual({ kind: 'not_sent', error: lost });
  expect(notSent({ kind: 'rejected', what: 'Stripe', status: 400, detail: 'no' }, codeOf)).toMatchObject({
    kind: 'refused',
    code: 'declined',
  });
});
