import { describe, expect, it } from 'vitest';
import type { Transport, TransportAnswer } from '#adapters/shared/transport.ts';
import { createWebhookExecutor } from '#adapters/webhook/executor.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { eur } from '#builders/currencies.ts';
import type { ExecutableGesture } from '#ports/gesture-executor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const SETTINGS = { host: 'gestures.sample.example', path: '/v1', sendsEmail: false };
const credit: ExecutableGesture = { kind: 'credit', amount: eur(1500), customerId: '2000001', ticketId: '501', recipientId: null };
const KEY = 'moment-1';

function executorOver(transport: Transport, of: { readonly email?: string | null; readonly sendsEmail?: boolean } = {}) {
  const { email = 'ada@sample.example', sendsEmail = false } = of;
  const zendesk: Transport = () => Promise.resolve({ kind: 'answered', status: 200, headers: {}, body: { user: { id: 1, email } } });
  const request = createZendeskRequest({ transport: zendesk, learnServerTime: () => {} });
  return createWebhookExecutor({ transport, request }, { ...SETTINGS, sendsEmail });
}

function opened(): { readonly account: VendorAccount; readonly executor: ReturnType<typeof executorOver> } {
  const account = openVendorAccount();
  return { account, executor: executorOver(account.transport) };
}

/** A system that answers everything so. */
function answering(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const answer: TransportAnswer = { kind: 'answered', status, headers, body };
  return executorOver(() => Promise.resolve(answer));
}

describe("a gesture that the company's own system issues", () => {
  it('is sent once with its key, its sum in minor units and its customer, and with the secret only as a placeholder', async () => {
    const { account, executor } = opened();
    expect(await executor.execute(credit, KEY)).toEqual({
      kind: 'receipt',
      receipt: { executor: 'webhook', kind: 'credit', reference: 'GW-0001', steps: ['send_reply'], endingBalance: eur(1500) },
    });
    expect(account.sent).toEqual([
      {
        method: 'POST',
        url: 'https://gestures.sample.example/v1/gestures',
        headers: { Authorization: 'Bearer {{setting.webhook_secret}}', 'Idempotency-Key': KEY },
        isSecure: true,
        body: {
          schema: 1,
          key: KEY,
          gesture: 'credit',
          amount_minor: 1500,
          currency: 'EUR',
          ticket: '501',
          customer: { zendesk_id: '2000001' },
        },
      },
    ]);
  });

  it('of a kind that is counted is sent with how many, and what they are worth', async () => {
    const { account, executor } = opened();
    await executor.execute({ ...credit, kind: 'miles', amount: eur(600), count: 500 }, KEY);
    expect(account.sent[0]?.body).toMatchObject({ gesture: 'miles', amount_minor: 600, currency: 'EUR', count: 500 });
  });

  it('of a kind without money is sent without a sum', async () => {
    const { account, executor } = opened();
    expect(await executor.execute({ ...credit, kind: 'redo', amount: eur(0) }, KEY)).toMatchObject({ kind: 'receipt' });
    expect(Object.keys(account.sent[0]?.body as object)).toEqual(['schema', 'key', 'gesture', 'ticket', 'customer']);
  });

  it('names the address where the setting says so and Zendesk has one', async () => {
    const account = openVendorAccount();
    await executorOver(account.transport, { sendsEmail: true }).execute(credit, KEY);
    await executorOver(account.transport, { sendsEmail: true, email: null }).execute(credit, 'moment-2');
    expect(account.sent.map(({ body }) => (body as { customer: unknown }).customer)).toEqual([
      { zendesk_id: '2000001', email: 'ada@sample.example' },
      { zendesk_id: '2000001' },
    ]);
  });

  it('twice under one key is one, and its key finds it', async () => {
    const { account, executor } = opened();
    expect(await executor.find(credit, KEY)).toEqual({ kind: 'none' });
    await executor.execute(credit, KEY);
    await executor.execute(credit, KEY);
    expect(account.webhook.holds).toHaveLength(1);
    expect(await executor.find(credit, KEY)).toMatchObject({ kind: 'receipt', receipt: { reference: 'GW-0001' } });
    expect(account.calls.at(-1)).toBe('GET /v1/gestures/moment-1');
  });

  it('whose answer is lost is not known, and found', async () => {
    const { account, executor } = opened();
    account.webhook.mode = 'loses_answers';
    expect(await executor.execute(credit, KEY)).toMatchObject({
      kind: 'unknown',
      error: { kind: 'unavailable', what: 'Webhook', status: 504 },
    });
    account.webhook.mode = 'works';
    expect(await executor.find(credit, KEY)).toMatchObject({ kind: 'receipt' });
  });

  it('is pending until it is done', async () => {
    const { account, executor } = opened();
    account.webhook.mode = 'slow';
    expect(await executor.execute(credit, KEY)).toMatchObject({ kind: 'pending', receipt: { reference: 'GW-0001' } });
  });

  it.each([
    ['refuses', { kind: 'refused', code: 'declined', reason: 'This customer is blocked.' }],
    ['turns_away', { kind: 'refused', code: 'not_permitted', reason: '' }],
    ['down', { kind: 'unknown', error: { kind: 'unavailable', status: 503 } }],
    ['throttled', { kind: 'unknown', error: { kind: 'rate_limited', retryAfterMs: 2000 } }],
    ['odd', { kind: 'unknown', error: { kind: 'unreadable', what: 'Webhook' } }],
  ] as const)('of a system that %s is told as what it is', async (mode, execution) => {
    const { account, executor } = opened();
    account.webhook.mode = mode;
    expect(await executor.execute(credit, KEY)).toMatchObject(execution);
  });

  const refusal = { schema: 1, key: KEY, status: 'refused', code: 'declined', message: 'no' };
  it.each([
    ...[400, 402, 408, 409, 422, 425, 499].map((status) => [status, 'its documented form', refusal, 'declined'] as const),
    ...[400, 404, 405, 410, 413, 415, 422].map((status) => [status, 'its own form', { schema: 1, message: 'no' }, 'declined'] as const),
    ...[401, 403].map((status) => [status, 'its own form', { schema: 1, message: 'no' }, 'not_permitted'] as const),
    ...[400, 401, 403, 404, 405, 410, 413, 415, 422].map((status) => [status, 'no form', 'Forbidden', 'not_reached'] as const),
  ])('that is answered with %i in %s was not carried out', async (status, _form, body, code) => {
    expect(await answering(status, body).execute(credit, KEY)).toEqual({ kind: 'refused', code, reason: '' });
  });

  it.each([
    ...[402, 408, 409, 423, 425, 499].map((status) => [status, 'another form', { error: 'timeout' }] as const),
    ...[402, 408, 409, 423, 425, 499].map((status) => [status, 'its own form without a refusal', { schema: 1, message: 'busy' }] as const),
    [408, 'no form', ''] as const,
  ])('that is answered with %i in %s may be there: it is looked for', async (status, _form, body) => {
    expect(await answering(status, body).execute(credit, KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable', status } });
  });

  it('for a customer whom Zendesk does not tell is not asked for', async () => {
    const { account } = opened();
    const request = createZendeskRequest({
      transport: () => Promise.resolve({ kind: 'unanswered', cause: null }),
      learnServerTime: () => {},
    });
    const executor = createWebhookExecutor({ transport: account.transport, request }, { ...SETTINGS, sendsEmail: true });
    expect(await executor.execute(credit, KEY)).toMatchObject({ kind: 'unknown', error: { what: 'users' } });
    expect(account.calls).toEqual([]);
  });
});

describe('an answer of the system', () => {
  const done = { schema: 1, key: KEY, status: 'done', reference: 'R-1' };

  it.each([
    ['about another key', { ...done, key: 'moment-2' }],
    ['of another schema', { ...done, schema: 2 }],
    ['without a reference', { ...done, reference: ' ' }],
    ['with a reference longer than a record keeps', { ...done, reference: 'x'.repeat(201) }],
    ['with a fraction of a cent', { ...done, ending_balance: { amount_minor: 1.5, currency: 'EUR' } }],
    ['in a currency that is none', { ...done, ending_balance: { amount_minor: 1, currency: 'EURO' } }],
    ['that ends at no time', { ...done, expires_at: 'soon' }],
    ['in a state that nobody promised', { ...done, status: 'ok' }],
    ['that says nothing is there of what was just sent', { ...done, status: 'none' }],
  ])('%s is believed in nothing', async (_what, body) => {
    expect(await answering(200, body).execute(credit, KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'unreadable' } });
  });

  it('is taken with what it may say beside, and without what nobody asked for', async () => {
    const body = { ...done, expires_at: '2027-01-31T00:00:00Z', more: true };
    expect(await answering(200, body).execute(credit, KEY)).toEqual({
      kind: 'receipt',
      receipt: {
        executor: 'webhook',
        kind: 'credit',
        reference: 'R-1',
        steps: ['send_reply'],
        expiresAtMs: Date.parse('2027-01-31T00:00:00Z'),
      },
    });
    const refused = { schema: 1, key: KEY, status: 'refused', code: 'whatever', message: ` ${'m'.repeat(400)} ` };
    expect(await answering(200, refused).find(credit, KEY)).toEqual({ kind: 'refused', code: 'declined', reason: 'm'.repeat(300) });
    expect(await answering(200, { ...refused, code: 'too_large', message: 7 }).find(credit, KEY)).toEqual({
      kind: 'refused',
      code: 'too_large',
      reason: '',
    });
  });

  it('is none where only something on the way says that there is nothing', async () => {
    expect(await answering(404, 'Not Found').find(credit, KEY)).toMatchObject({ kind: 'unknown' });
  });
});

describe('taking it back', () => {
  it('is asked for by its key, and twice does it once', async () => {
    const { account, executor } = opened();
    await executor.execute(credit, KEY);
    expect(await executor.reverse(credit, KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await executor.reverse(credit, KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(account.webhook.holds).toMatchObject([{ status: 'reversed' }]);
    expect(await executor.find(credit, KEY)).toEqual({ kind: 'reversed', left: [] });
    expect(account.calls.at(-2)).toBe('POST /v1/gestures/moment-1/reversal');
  });

  it('forbids what was on its way', async () => {
    const { account, executor } = opened();
    await executor.reverse(credit, KEY, null);
    expect(await executor.execute(credit, KEY)).toMatchObject({ kind: 'unknown' });
    expect(await executor.find(credit, KEY)).toEqual({ kind: 'reversed', left: [] });
    expect(account.webhook.holds).toMatchObject([{ status: 'reversed' }]);
  });

  it('says what the customer had used, and what the system does not take back', async () => {
    const reversed = { schema: 1, key: KEY, status: 'reversed', spent: { amount_minor: 700, currency: 'EUR' } };
    expect(await answering(200, reversed).reverse(credit, KEY, null)).toEqual({ kind: 'reversed', left: ['spent'] });
    const refused = { schema: 1, key: KEY, status: 'refused', message: 'Too late.' };
    expect(await answering(200, refused).reverse(credit, KEY, null)).toEqual({ kind: 'reversed', left: ['with_provider'] });
    const done = { schema: 1, key: KEY, status: 'done', reference: 'R-1' };
    expect(await answering(200, done).reverse(credit, KEY, null)).toMatchObject({ kind: 'unknown' });
    expect(await answering(503, '').reverse(credit, KEY, null)).toMatchObject({ kind: 'unknown' });
  });
});

it('asks nobody who the customer is: the system knows them by their number in Zendesk', async () => {
  const { executor } = opened();
  expect(await executor.recipients({ id: '1', name: '', fields: {}, emails: [] })).toEqual({ ok: true, value: null });
});
