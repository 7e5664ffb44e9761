import { beforeEach, describe, expect, it } from 'vitest';
import { createOrderRefund } from '#adapters/shopify/order-refund.ts';
import type { OwedCalls } from '#adapters/shared/lazy-owed.ts';
import type { OwedCandidate, OwedRefund } from '#ports/owed-executor.ts';
import { eur } from '#builders/currencies.ts';
import { money, parseCurrency } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { describeOwedExecutor } from '../../contracts/owed-executor.contract.ts';
import { OWED_KEY, anOwedRefund, asCustomer } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

let account: VendorAccount;
let executor: OwedCalls;
let newest: OwedCandidate;

const refunds = () => account.holds().shopify.holds['refunds'] ?? [];
const owed = (overrides: Partial<OwedRefund> = {}): OwedRefund => anOwedRefund({ candidateId: newest.id, ...overrides });

beforeEach(async () => {
  account = openVendorAccount({ settings: { shopify_token: 'shpat_giving' } });
  executor = createOrderRefund(account.transport, 'sandbox.myshopify.com', account.nowMs);
  const [first] = expectOk(await executor.candidates(asCustomer(account, 2_000_001)));
  if (first === undefined) throw new Error('the customer has ordered');
  newest = first;
});

describe('a refund of an order in Shopify', () => {
  describeOwedExecutor(() => ({ account, executor, refunds }));

  it('is chosen among orders of which something is left, newest first', async () => {
    const found = expectOk(await executor.candidates(asCustomer(account, 2_000_001)));
    expect(found.map(({ paidAtMs }) => paidAtMs)).toEqual(found.map(({ paidAtMs }) => paidAtMs).toSorted((a, b) => b - a));
    expect(newest.label).toMatch(/^#/);
  });

  it('is made once under its key, and found by its note', async () => {
    expect(await executor.find(owed(), OWED_KEY)).toEqual({ kind: 'none' });
    const made = await executor.execute(owed(), OWED_KEY);
    expect(made).toMatchObject({ kind: 'receipt', receipt: { kind: 'refund' } });
    expect(await executor.execute(owed(), OWED_KEY)).toEqual(made);
    expect(await executor.find(owed(), OWED_KEY)).toEqual(made);
    expect(refunds()).toMatchObject([{ amountMinor: 300, note: `Make It Right: owed refund, ticket 5001, ${OWED_KEY}` }]);
  });

  it('is found beyond the tenth refund of another order, and beyond the fiftieth of its own', async () => {
    const [, other] = expectOk(await executor.candidates(asCustomer(account, 2_000_001)));
    const payCents = async (from: number, to: number): Promise<void> => {
      for (let index = from; index < to; index += 1) {
        await executor.execute(owed({ amount: eur(1), momentId: `o-${index}` }), `owed:o-${index}`);
        // Shopify gives its points back by the second.
        account.waitMs(5_000);
      }
    };
    await payCents(0, 10);
    const made = await executor.execute(owed({ amount: eur(1) }), OWED_KEY);
    account.waitMs(2 * DAY_MS);
    expect(await executor.execute(owed({ candidateId: other?.id ?? '' }), OWED_KEY)).toEqual(made);
    await payCents(10, 50);
    const last = owed({ amount: eur(1), momentId: 'last' });
    const lastMade = await executor.execute(last, 'owed:last');
    account.waitMs(2 * DAY_MS);
    expect(await executor.execute(last, 'owed:last')).toEqual(lastMade);
    expect(refunds()).toHaveLength(52);
  });

  it('is not sent where an order has more refunds than can be read', async () => {
    const page = createOrderRefund(
      async (request) => {
        const answer = await account.transport(request);
        const isOrder = answer.kind === 'answered' && JSON.stringify(answer.body).includes('"refunds"');
        const row = { id: 'r', note: null, totalRefundedSet: { shopMoney: { amount: '0.01', currencyCode: 'EUR' } } };
        const text = isOrder
          ? JSON.stringify(answer.body).replaceAll('"refunds":[]', `"refunds":${JSON.stringify(Array.from({ length: 250 }, () => row))}`)
          : '';
        return isOrder ? { ...answer, body: JSON.parse(text) as unknown } : answer;
      },
      'sandbox.myshopify.com',
      account.nowMs,
    );
    expect(await page.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'not_sent', error: { kind: 'too_much_to_read' } });
    expect(refunds()).toEqual([]);
  });

  it('before which the order cannot be read is not sent, and what is refused then is refused', async () => {
    account.suffer({ vendors: 'down' });
    expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'not_sent' });
    account.suffer({ vendors: 'none' });
    expect(await executor.execute(owed({ amount: eur(9_999_900) }), OWED_KEY)).toMatchObject({ kind: 'refused', code: 'too_large' });
  });

  it('is not sent by what was read before its page slept, and Shopify forgot the key', async () => {
    let isOver = false;
    const page = createOrderRefund(
      async (request) => {
        const answer = await account.transport(request);
        if (isOver) return answer;
        isOver = true;
        await executor.execute(owed(), OWED_KEY);
        account.waitMs(2 * DAY_MS);
        return answer;
      },
      'sandbox.myshopify.com',
      account.nowMs,
    );
    expect(await page.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'not_sent', error: { kind: 'rate_limited' } });
    expect(refunds()).toHaveLength(1);
  });

  it('whose answer was lost is unknown, then found, and never sent twice', async () => {
    account.suffer({ vendors: 'lost_reply' });
    expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'unknown' });
    account.suffer({ vendors: 'none' });
    expect(await createOrderRefund(account.transport, 'sandbox.myshopify.com', account.nowMs).execute(owed(), OWED_KEY)).toMatchObject({
      kind: 'receipt',
    });
    expect(refunds()).toHaveLength(1);
  });

  it('is not made again when Shopify has long forgotten its key', async () => {
    await executor.execute(owed(), OWED_KEY);
    account.waitMs(25 * 3_600_000);
    expect(await createOrderRefund(account.transport, 'sandbox.myshopify.com', account.nowMs).execute(owed(), OWED_KEY)).toMatchObject({
      kind: 'receipt',
    });
    expect(refunds()).toHaveLength(1);
  });

  it.each([
    ['in another currency', { amount: money(300, expectOk(parseCurrency('USD'))) }, { code: 'other_currency', reason: 'USD ≠ EUR' }],
    ['of more than was paid', { amount: eur(9_999_900) }, { code: 'too_large' }],
    ['of an order that is not there', { candidateId: 'gid://shopify/Order/none' }, { code: 'no_recipient' }],
  ])('is refused %s', async (_what, overrides, refusal) => {
    expect(await executor.execute(owed(overrides), OWED_KEY)).toMatchObject({ kind: 'refused', ...refusal });
    expect(refunds()).toEqual([]);
  });

  it('that was only throttled before it was refused is refused', async () => {
    const unheard = owed({ candidateId: 'gid://shopify/Order/none' });
    account.suffer({ vendors: 'throttled' });
    expect(await executor.execute(unheard, OWED_KEY)).toMatchObject({ kind: 'not_sent', error: { kind: 'rate_limited' } });
    account.suffer({ vendors: 'none' });
    expect(await executor.execute(unheard, OWED_KEY)).toMatchObject({ kind: 'refused', code: 'no_recipient' });
  });

  it('is refused where all was given back, and where the token may not', async () => {
    await executor.execute(owed({ amount: newest.refundable }), 'owed:all');
    expect(await executor.execute(owed(), OWED_KEY)).toMatchObject({ kind: 'refused', code: 'nothing_left' });
    account.set({ shopify_token: 'shpat_sandbox_all' });
    const [, second] = expectOk(await executor.candidates(asCustomer(account, 2_000_001)));
    expect(await executor.execute(owed({ candidateId: second?.id ?? '' }), 'owed:y')).toMatchObject({
      kind: 'refused',
      code: 'not_permitted',
      reason: expect.stringContaining('write_orders'),
    });
  });
});
