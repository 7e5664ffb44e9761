import { beforeEach, describe, expect, it } from 'vitest';
import { createChargeRefund } from '#adapters/stripe/charge-refund.ts';
import type { OwedCalls } from '#adapters/shared/lazy-owed.ts';
import type { OwedCandidate, OwedRefund } from '#ports/owed-executor.ts';
import { eur } from '#builders/currencies.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { describeOwedExecutor } from '../../contracts/owed-executor.contract.ts';
import { OWED_KEY, anOwedRefund, asCustomer } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

let account: VendorAccount;
let executor: OwedCalls;
let newest: OwedCandidate;

const refunds = () => account.holds().stripe.holds['refunds'] ?? [];
const owed = (overrides: Partial<OwedRefund> = {}): OwedRefund => anOwedRefund({ candidateId: newest.id, ...overrides });

beforeEach(async () => {
  account = openVendorAccount({ settings: { stripe_key: 'rk_test_giving' } });
  executor = createChargeRefund(account.transport, account.nowMs);
  const [first] = expectOk(await executor.candidates(asCustomer(account, 2_000_001)));
  if (first === undefined) throw new Error('the customer has paid');
  newest = first;
});

describe('a refund of a charge of Stripe', () => {
  describeOwedExecutor(() => ({ account, executor, refunds }));

  it('is chosen among what the customer paid and can be paid back, newest first', async () => {
    const found = expectOk(await executor.candidates(asCustomer(account, 2_000_001)));
    expect(found.length).toBeGreaterThan(5);
    expect(found.map(({ paidAtMs }) => paidAtMs)).toEqual(found.map(({ paidAtMs }) => paidAtMs).toSorted((a, b) => b - a));
    expect(found.every(({ refundable }) => refundable.amountMinor > 0)).toBe(true);
    expect(expectOk(await executor.candidates(asCustomer(account, 2_000_001, { emails: [] })))).toEqual([]);
  });

  it('is made once, found by its key, and named in words for accounts', async () => {
    expect(await executor.find(owed(), OWED_KEY)).toEqual({ kind: 'none' });
    const made = await executor.execute(owed(), OWED_KEY);
    expect(made).toMatchObject({ kind: 'receipt', receipt: { executor: 'stripe', kind: 'refund', steps: [] } });
    expect(await createChargeRefund(account.transport, account.nowMs).execute(owed(), OWED_KEY)).toEqual(made);
    expect(await executor.find(owed(), OWED_KEY)).toEqual(made);
    expect(refunds()).toMatchObject([{ amount: 300, metadata: { moment: OWED_KEY, ticket: '5001', label: 'owed_refund' } }]);
  });

  it('is found at a charge with more refunds than Stripe tells with it, and at one of a customer who is gone', async () => {
    const made = await executor.execute(owed({ amount: eur(1) }), OWED_KEY);
    for (let index = 0; index < 11; index += 1) {
      const of = owed({ amount: eur(1), momentId: `other-${index}` });
      await executor.execute(of, `owed:other-${index}`);
    }
    expect(await executor.find(owed(), OWED_KEY)).toEqual(made);
    const withoutCustomer = createChargeRefund(async (request) => {
      const answer = await account.transport(request);
      const isLookedFor = /\/charges\/\w+$/.test(request.url) && answer.kind === 'answered';
      return isLookedFor ? { ...answer, body: { ...(answer.body as object), customer: 'cus_gone' } } : answer;
    }, account.nowMs);
    expect(await withoutCustomer.find(owed(), OWED_KEY)).toEqual(made);
  });

  it('before which the charges cannot be read is not sent, and what is refused then is refused', async () => {
    account.suffer({ vendors: 'down' });
    expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'not_sent' });
    account.suffer({ vendors: 'none' });
    const tooMuch = owed({ amount: eur(99_999_999) });
    expect(await executor.execute(tooMuch, OWED_KEY)).toMatchObject({ kind: 'refused', code: 'declined' });
  });

  it('is not sent by what was read before its page slept', async () => {
    let isAsleep = true;
    const page = createChargeRefund(async (request) => {
      const answer = await account.transport(request);
      if (isAsleep) account.waitMs(60_001);
      return answer;
    }, account.nowMs);
    expect(await page.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'not_sent', error: { kind: 'rate_limited' } });
    isAsleep = false;
    expect(refunds()).toEqual([]);
    expect(await page.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'receipt' });
  });

  it.each(['failed', 'canceled'])('that the bank has sent back is refused, and is none of another attempt: %s', async (status) => {
    await executor.execute(owed(), OWED_KEY);
    const later = createChargeRefund(async (request) => {
      const answer = await account.transport(request);
      const text = answer.kind === 'answered' ? JSON.stringify(answer.body).replaceAll('"status":"succeeded"', `"status":"${status}"`) : '';
      return answer.kind === 'answered' ? { ...answer, body: JSON.parse(text) as unknown } : answer;
    }, account.nowMs);
    expect(await later.find(owed(), OWED_KEY)).toEqual({ kind: 'refused', code: 'declined', reason: status });
    expect(await later.find(owed(), `${OWED_KEY}:2`)).toEqual({ kind: 'none' });
  });

  it('whose answer was lost is unknown, then found', async () => {
    account.suffer({ vendors: 'lost_reply' });
    expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'unknown' });
    account.suffer({ vendors: 'key_expired' });
    expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'unknown' });
    account.suffer({ vendors: 'none' });
    expect(await executor.find(owed(), OWED_KEY)).toMatchObject({ kind: 'receipt' });
  });

  it('that was only throttled before it was refused is refused', async () => {
    const unheard = owed({ candidateId: 'ch_none' });
    account.suffer({ vendors: 'throttled' });
    expect(await executor.execute(unheard, OWED_KEY)).toMatchObject({ kind: 'not_sent', error: { kind: 'rate_limited' } });
    account.suffer({ vendors: 'none' });
    expect(await executor.execute(unheard, OWED_KEY)).toMatchObject({ kind: 'refused', code: 'no_recipient' });
  });

  it('is refused where all was given back, where the charge is not there, and where the key may not', async () => {
    await executor.execute(owed({ amount: newest.refundable }), 'owed:all');
    expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'refused', code: 'nothing_left' });
    expect(await executor.execute(owed({ candidateId: 'ch_none' }), 'owed:x')).toMatchObject({ kind: 'refused', code: 'no_recipient' });
    account.set({ stripe_key: 'rk_test_credit' });
    expect(await executor.execute(owed(), 'owed:y')).toMatchObject({
      kind: 'refused',
      code: 'not_permitted',
      reason: expect.stringContaining('rak_charge_write'),
    });
  });
});
