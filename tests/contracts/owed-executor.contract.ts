import { beforeEach, describe, expect, it } from 'vitest';
import type { OwedCalls } from '#adapters/shared/lazy-owed.ts';
import { eur } from '#builders/currencies.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { OwedCandidate, OwedRefund } from '#ports/owed-executor.ts';
import { OWED_KEY, anOwedRefund, asCustomer } from '../adapters/giving-at-a-vendor.ts';
import type { VendorAccount } from '../adapters/vendor-account.ts';
import { expectOk } from './expect-result.ts';

/** A provider of the sandbox, and whoever pays back there. */
interface OwedAtVendor {
  readonly account: VendorAccount;
  readonly executor: OwedCalls;
  /** All that was ever paid back there. */
  readonly refunds: () => readonly unknown[];
}

/** What holds of every provider that pays back what is owed: of one moment it pays once, whatever it and its caller have forgotten. */
export function describeOwedExecutor(open: () => OwedAtVendor): void {
  describe('of one moment', () => {
    let at: OwedAtVendor;
    let candidates: readonly OwedCandidate[];

    beforeEach(async () => {
      at = open();
      candidates = expectOk(await at.executor.candidates(asCustomer(at.account, 2_000_001)));
    });

    const owed = (change: Partial<OwedRefund> = {}): OwedRefund => anOwedRefund({ candidateId: candidates[0]?.id ?? '', ...change });

    it('is found of whichever payment and attempt, and not made again when the provider has forgotten its key', async () => {
      const { account, executor, refunds } = at;
      const made = await executor.execute(owed(), `${OWED_KEY}:2`);
      expect(made).toMatchObject({ kind: 'receipt', paid: { candidateId: candidates[0]?.id, amount: eur(300), attempt: 2 } });
      account.waitMs(2 * DAY_MS);
      const later = owed({ candidateId: candidates[1]?.id ?? '', amount: eur(200) });
      expect(await executor.find(later, OWED_KEY)).toEqual(made);
      expect(await executor.execute(later, OWED_KEY)).toEqual(made);
      expect(await executor.find(owed({ ...later, momentId: 'another' }), 'owed:another')).toEqual({ kind: 'none' });
      expect(refunds()).toHaveLength(1);
    });

    it('that may have been sent before is neither refused nor said to be not sent', async () => {
      const { account, executor } = at;
      account.suffer({ vendors: 'lost_reply' });
      await executor.execute(owed(), OWED_KEY);
      account.suffer({ vendors: 'down' });
      expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'unknown' });
    });
  });
}
