import { expect, it } from 'vitest';
import { lazyOwed } from '#adapters/shared/lazy-owed.ts';
import { OWED_KEY, anOwedRefund } from '../giving-at-a-vendor.ts';

it('whose script cannot be loaded has sent nothing, and knows nothing of what was sent before', async () => {
  const executor = lazyOwed({ name: 'stripe', label: 'Stripe', wants: { userFields: [], emails: false } }, () =>
    Promise.reject(new Error('offline')),
  );
  const refund = anOwedRefund({ candidateId: 'ch_1' });
  const error = { kind: 'chunk' };
  expect(await executor.execute(refund, OWED_KEY)).toMatchObject({ kind: 'not_sent', error });
  expect(await executor.find(refund, OWED_KEY)).toMatchObject({ kind: 'unknown', error });
});
