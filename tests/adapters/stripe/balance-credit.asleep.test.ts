import { beforeEach, expect, it } from 'vitest';
import { createBalanceCredit } from '#adapters/stripe/balance-credit.ts';
import type { ExecutorCalls } from '#adapters/shared/lazy-executor.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { KEY, aCredit, recipientOf } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

let account: VendorAccount;
let recipientId: string;

const open = (): ExecutorCalls => createBalanceCredit(account.transport, account.nowMs);
const given = () => (account.holds().stripe.holds['balanceTransactions'] ?? []).map(({ amount }) => -Number(amount));

/** A page that reads its first answer only after something has happened, and Stripe has forgotten its keys. */
function asleep(meanwhile: () => Promise<void>): ExecutorCalls {
  let isOver = false;
  return createBalanceCredit(async (request) => {
    const answer = await account.transport(request);
    if (isOver) return answer;
    isOver = true;
    await meanwhile();
    account.waitMs(2 * DAY_MS);
    return answer;
  }, account.nowMs);
}

beforeEach(async () => {
  account = openVendorAccount({ settings: { stripe_key: 'rk_test_giving' } });
  recipientId = await recipientOf(open(), account);
});

it('is not given by what was read before its page slept', async () => {
  const page = asleep(async () => {
    expect(await open().execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
  });
  expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
  expect(given()).toEqual([500]);
});

it('is not taken back twice by what was read before its page slept', async () => {
  await open().execute(aCredit({ recipientId }), KEY);
  const page = asleep(async () => {
    expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    // Of another gesture there is enough to take it from once more.
    await open().execute(aCredit({ recipientId }), `${KEY}-other`);
  });
  expect(await page.reverse(aCredit({ recipientId }), KEY, null)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
  expect(await page.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
  expect(given()).toEqual([500, -500, 500]);
});
