import { describe, expect, it } from 'vitest';
import { createStripeCharges } from '#adapters/stripe/charges.ts';
import type { Transport, TransportAnswer } from '#adapters/shared/transport.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { valueSourceContract } from '../../contracts/value-source.contract.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';
import { CHARGE } from './a-charge.ts';

const TIME_ZONE = 'Europe/Dublin';

function sourceIn({ transport, nowMs }: Pick<VendorAccount, 'transport' | 'nowMs'>) {
  return createStripeCharges(transport, { timeZone: TIME_ZONE, nowMs });
}

valueSourceContract('Stripe', () => {
  const account = openVendorAccount();
  return Promise.resolve({
    source: sourceIn(account),
    known: { requester: account.requester(2_000_001), netMinor: 124_000, orders: 14 },
    negative: null,
    unknown: { requester: account.requester(2_000_003) },
  });
});

async function read(account: VendorAccount, customerId: number, overrides?: Partial<OpenTicket['requester']>) {
  return expectOk(await sourceIn(account).historyOf(account.requester(customerId, overrides)));
}

describe("payments in the sandbox's Stripe", () => {
  it('cost two requests by address, and one by the id in a user field', async () => {
    const account = openVendorAccount();
    await read(account, 2_000_001);
    expect(account.calls).toEqual([
      'GET /v1/customers?email=ada.farrow%40shop.example&limit=100',
      'GET /v1/charges?customer=cus_2000001x11&limit=100',
    ]);
    const { histories, provenance } = await read(account, 2_000_001, { fields: { stripe_customer_id: ' cus_2000001x11 ' }, emails: [] });
    expect(account.calls).toHaveLength(3);
    expect(histories).toMatchObject([{ net: { amountMinor: 124_000 }, orders: 14 }]);
    expect(provenance).toMatchObject({ approximations: [] });
    expect(provenance.identity).toEqual({ by: 'account_id', isVerified: true, addresses: [], accounts: 1 });
  });

  it('are asked for with a placeholder, and the key is seen by Stripe alone', async () => {
    const account = openVendorAccount();
    await read(account, 2_000_001);
    expect(account.sent.every(({ isSecure }) => isSecure === true)).toBe(true);
    expect(JSON.stringify(account.sent)).not.toContain('sk_test');
    expect(account.holds().stripe.received.map(({ headers }) => headers['Authorization'])).toEqual([
      'Bearer {{setting.stripe_key}}',
      'Bearer {{setting.stripe_key}}',
    ]);
  });

  it('leave out what was declined or never taken, and say that a test key made them', async () => {
    const { provenance } = await read(openVendorAccount(), 2_000_001);
    expect(provenance).toMatchObject({
      source: 'stripe',
      rowsRead: 16,
      rowsRejected: 0,
      approximations: [],
      isTestData: true,
      invoiced: [],
    });
  });

  it('of two accounts with one address are counted together, and an address that nobody verified is said to be so', async () => {
    const { histories, provenance } = await read(openVendorAccount(), 2_000_005);
    expect(histories).toMatchObject([{ orders: 22 }]);
    expect(provenance.identity).toEqual({
      by: 'email',
      isVerified: false,
      addresses: [{ address: 'emil.jansen@shop.example', isVerified: false }],
      accounts: 2,
    });
  });

  it("of one person's several addresses are counted together, each with what is known of it", async () => {
    const { histories, provenance } = await read(openVendorAccount(), 2_000_006);
    expect(histories).toMatchObject([{ orders: 6 }]);
    expect(provenance.identity).toMatchObject({
      isVerified: false,
      addresses: [
        { address: 'fay.kowalczyk@shop.example', isVerified: true },
        { address: 'fay.at.home@mail.example', isVerified: false },
      ],
      accounts: 2,
    });
  });

  it('that an invoice asked for are in the sum and are no orders', async () => {
    const { histories, provenance } = await read(openVendorAccount(), 2_000_007);
    const [sum] = provenance.invoiced;
    expect(histories).toMatchObject([{ orders: 15, net: { amountMinor: 74_350 } }]);
    expect(sum).toMatchObject({ payments: 15, paid: { currency: 'EUR' } });
    expect(sum?.paid.amountMinor).toBeGreaterThan(0);
    expect(sum?.paid.amountMinor).toBeLessThan(74_350);
  });

  it('are read in pages of a hundred, a thousand at most', async () => {
    const order = { customerId: 2_000_003, amountMinor: 100, currency: 'EUR' };
    const plant = (count: number) =>
      openVendorAccount({
        orders: Array.from({ length: count }, (_, index) => ({
          ...order,
          id: `p-${index}`,
          orderedMs: Date.UTC(2020, 0, 1) + index * 86_400_000,
        })),
      });
    const some = plant(250);
    expect(await read(some, 2_000_003)).toMatchObject({
      histories: [{ net: { amountMinor: 25_000 }, orders: 250 }],
      provenance: { rowsRead: 250, approximations: [] },
    });
    expect(some.calls).toHaveLength(4);
    expect(some.calls.at(-1)).toContain('starting_after=ch_2000003x11_50');
    const many = plant(1001);
    const { provenance } = await read(many, 2_000_003);
    expect(provenance).toMatchObject({ rowsRead: 1000, approximations: ['older_unread'] });
    expect(many.calls).toHaveLength(11);
  });

  it('in several currencies stay apart, each with its own digits', async () => {
    const order = { customerId: 2_000_003, orderedMs: Date.UTC(2026, 0, 1) };
    const account = openVendorAccount({
      orders: [
        { ...order, id: 'a', amountMinor: 500, currency: 'JPY' },
        { ...order, id: 'b', amountMinor: 5125, currency: 'KWD' },
        { ...order, id: 'c', amountMinor: 7, currency: 'ISK' },
      ],
    });
    const { histories } = await read(account, 2_000_003);
    expect(histories.map(({ net }) => net)).toEqual([
      { amountMinor: 7, currency: 'ISK' },
      { amountMinor: 500, currency: 'JPY' },
      { amountMinor: 5125, currency: 'KWD' },
    ]);
  });
});

describe('what Stripe refuses', () => {
  it.each([
    ['a wrong key', { settings: { stripe_key: 'sk_test_wrong' } }, { kind: 'refused_key', what: 'Stripe' }],
    ['a key that may not read charges', { settings: { stripe_key: 'rk_test_customers' } }, { kind: 'refused_key', what: 'Stripe' }],
    ['too many requests', { faults: { vendors: 'throttled' as const } }, { kind: 'rate_limited', what: 'Stripe', retryAfterMs: 2000 }],
    ['everything, while it is down', { faults: { vendors: 'down' as const } }, { kind: 'unavailable', what: 'Stripe', status: 503 }],
  ])('is said: %s', async (_what, options, error) => {
    const account = openVendorAccount(options);
    expect(await sourceIn(account).historyOf(account.requester(2_000_001))).toMatchObject({ ok: false, error });
  });

  it('names an id in the profile that Stripe does not have', async () => {
    const account = openVendorAccount();
    const requester = account.requester(2_000_001, { fields: { stripe_customer_id: 'cus_gone' } });
    expect(await sourceIn(account).historyOf(requester)).toMatchObject({
      ok: false,
      error: { kind: 'rejected', detail: "No such customer: 'cus_gone'" },
    });
  });
});

/** Answers with these rows by address or account; of those `withMore` Stripe has more. */
function scripted(
  answers: Readonly<Record<string, readonly unknown[]>>,
  withMore: readonly string[] = [],
): { transport: Transport; asked: string[]; nowMs: () => number } {
  const asked: string[] = [];
  const transport: Transport = ({ url }) => {
    const { pathname, searchParams } = new URL(url);
    asked.push(searchParams.get('email') ?? searchParams.get('customer') ?? '');
    const about = asked.at(-1) ?? '';
    const body = { object: 'list', has_more: withMore.includes(about), data: answers[about] ?? [], url: pathname };
    return Promise.resolve<TransportAnswer>({ kind: 'answered', status: 200, headers: {}, body });
  };
  return { transport, asked, nowMs: () => 42 };
}

const mixed = { id: '1', name: '', locale: null, fields: {}, emails: [{ address: 'Ada@Shop.example', isVerified: true }] };

describe('payments that Stripe gives', () => {
  it('are looked for under an address as it is and in small letters, once each', async () => {
    const script = scripted({
      'Ada@Shop.example': [{ id: 'cus_1' }],
      'ada@shop.example': [{ id: 'cus_2' }, { id: 'cus_1' }],
      cus_1: [CHARGE],
    });
    const { provenance } = expectOk(await sourceIn(script).historyOf(mixed));
    expect(script.asked).toEqual(['Ada@Shop.example', 'ada@shop.example', 'cus_1', 'cus_2']);
    expect(provenance.identity).toMatchObject({ accounts: 2, isVerified: true });
  });

  it('are all that there is where nothing was cut, and real ones where no test key made them', async () => {
    const script = scripted({ 'ada@shop.example': [{ id: 'cus_1' }], cus_1: [CHARGE, { ...CHARGE, id: 5, created: -1 }] });
    const { histories, provenance } = expectOk(await sourceIn(script).historyOf(mixed));
    expect(histories).toMatchObject([{ orders: 1, lastOrderAtMs: CHARGE.created * 1000 }]);
    expect(provenance).toMatchObject({ readAtMs: 42, isTestData: false, approximations: [], rowsRead: 2, rowsRejected: 1 });
  });

  it('are said to be trials where one of them was made with a test key', async () => {
    const script = scripted({ 'ada@shop.example': [{ id: 'cus_1' }], cus_1: [CHARGE, { ...CHARGE, livemode: false }] });
    expect(expectOk(await sourceIn(script).historyOf(mixed)).provenance.isTestData).toBe(true);
  });

  it.each(['acct_1', 'xcus_1', 'cus_1 2', 'cus_', 5, null])(
    'are looked for by address where the user field holds no id: %j',
    async (id) => {
      const script = scripted({});
      const { provenance } = expectOk(await sourceIn(script).historyOf({ ...mixed, fields: { stripe_customer_id: id } }));
      expect(script.asked).toEqual(['Ada@Shop.example', 'ada@shop.example']);
      expect(provenance).toMatchObject({ identity: { by: 'email', addresses: [], accounts: 0 }, approximations: [] });
    },
  );

  it.each([
    [5, []],
    [6, ['accounts_unread']],
  ])('are looked for under five addresses of %i, and it is said where that is not all', async (count, approximations) => {
    const emails = Array.from({ length: count }, (_, index) => ({ address: `${index}@shop.example`, isVerified: true }));
    const script = scripted({ '1@shop.example': [{ id: 'cus_1' }, { id: '' }, 'cus_2'] });
    const { provenance } = expectOk(await sourceIn(script).historyOf({ ...mixed, emails }));
    expect(script.asked).toEqual([...emails.slice(0, 5).map(({ address }) => address), 'cus_1']);
    expect(provenance).toMatchObject({ approximations, identity: { addresses: [emails[1]] } });
  });

  it.each([
    [9, 1, []],
    [9, 2, ['older_unread']],
    [10, 1, ['older_unread']],
  ])('are read of %i pages of one account and %i of another, ten together', async (first, second, approximations) => {
    const pages: Readonly<Record<string, number>> = { cus_1: first, cus_2: second };
    const transport: Transport = ({ url }) => {
      const query = new URL(url).searchParams;
      const page = Number(query.get('starting_after') ?? 0) + 1;
      const data = query.has('email') ? [{ id: 'cus_1' }, { id: 'cus_2' }] : [{ ...CHARGE, id: String(page) }];
      const body = { object: 'list', data, has_more: page < (pages[query.get('customer') ?? ''] ?? 1) };
      return Promise.resolve<TransportAnswer>({ kind: 'answered', status: 200, headers: {}, body });
    };
    const { provenance } = expectOk(await sourceIn({ transport, nowMs: () => 42 }).historyOf(mixed));
    expect(provenance).toMatchObject({ rowsRead: 10, approximations });
  });

  it('may be of more accounts than the first hundred with an address, and that is said', async () => {
    const script = scripted({ 'Ada@Shop.example': [{ id: 'cus_1' }], cus_1: [CHARGE] }, ['Ada@Shop.example']);
    const { provenance } = expectOk(await sourceIn(script).historyOf(mixed));
    expect(provenance.approximations).toEqual(['accounts_unread']);
  });

  it.each([
    [10, 'cus_9', []],
    [11, 'cus_9', ['accounts_unread']],
  ])('are read of the first ten of %i accounts', async (count, last, approximations) => {
    const accounts = Array.from({ length: count }, (_, index) => ({ id: `cus_${index}` }));
    const script = scripted({ 'ada@shop.example': accounts });
    const { provenance } = expectOk(await sourceIn(script).historyOf(mixed));
    expect(script.asked.at(-1)).toBe(last);
    expect(provenance.approximations).toEqual(approximations);
  });

  it.each([
    ['disputed', { disputed: true }, { histories: [], provenance: { approximations: ['disputed_left_out'], rowsRejected: 0 } }],
    ['refunded in part', { amount_refunded: 400 }, { histories: [{ net: { amountMinor: 600 }, orders: 1 }] }],
    ['refunded whole', { amount_refunded: 1000 }, { histories: [{ net: { amountMinor: 0 }, orders: 0 }] }],
    ['captured in part', { amount_captured: 700 }, { histories: [{ net: { amountMinor: 700 } }] }],
    ['failed', { paid: false, status: 'failed' }, { histories: [], provenance: { rowsRejected: 0 } }],
    ['authorised and not captured', { captured: false, amount_captured: 0 }, { histories: [], provenance: { rowsRejected: 0 } }],
    ['pending', { status: 'pending' }, { histories: [], provenance: { rowsRejected: 0 } }],
    ['in an unknown currency', { currency: 'xx1' }, { histories: [], provenance: { rowsRejected: 1 } }],
    ['with half a króna', { currency: 'isk', amount_captured: 1050 }, { histories: [], provenance: { rowsRejected: 1 } }],
    ['silent about invoices', { invoice: undefined }, { histories: [], provenance: { rowsRejected: 1 } }],
    [
      'invoiced, with the invoice itself',
      { invoice: { id: 'in_1' } },
      { histories: [{ net: { amountMinor: 1000 }, orders: 0, firstOrderAtMs: null }], provenance: { invoiced: [{ payments: 1 }] } },
    ],
  ])('count as what they are: %s', async (_what, change, expected) => {
    const script = scripted({ 'ada@shop.example': [{ id: 'cus_1' }], cus_1: [{ ...CHARGE, ...change }] });
    expect(expectOk(await sourceIn(script).historyOf(mixed))).toMatchObject(expected);
  });
});
