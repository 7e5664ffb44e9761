import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { TransportAnswer, TransportRequest } from '#adapters/shared/transport.ts';
import { type VendorCall, vendorRequest } from '#adapters/shared/vendor-request.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const call: VendorCall<{ readonly name: string }> = {
  what: 'Stripe',
  method: 'POST',
  url: 'https://api.vendor.example/v1/customers?email=ada%40example.test',
  body: { limit: 1 },
  headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
  answer: v.object({ name: v.string() }),
  errorOf: () => ({ code: 'odd', detail: 'It is odd.' }),
  isOwnError: () => true,
  isOfAccount: false,
};
const REQUEST = { method: 'POST', path: '/v1/customers' };
const ANSWERED = { what: 'Stripe', code: 'odd', request: { ...REQUEST, requestId: 'req_1' } };

async function asked(answer: Partial<Answer>, change: Partial<typeof call> = {}) {
  const sent: TransportRequest[] = [];
  const transport = (request: TransportRequest): Promise<TransportAnswer> => {
    sent.push(request);
    return Promise.resolve({ kind: 'answered', status: 200, body: { name: 'Ada' }, headers: { 'request-id': 'req_1' }, ...answer });
  };
  return { sent, result: await vendorRequest(transport, { ...call, ...change }) };
}

describe('a call of a vendor', () => {
  it('is sent once, through the proxy that puts the secret in its place', async () => {
    const { sent } = await asked({});
    expect(sent).toEqual([{ method: 'POST', url: call.url, body: call.body, headers: call.headers, isSecure: true }]);
  });

  it.each([200, 299])('is answered with what the vendor promised: %i', async (status) => {
    expect((await asked({ status })).result).toEqual({ ok: true, value: { name: 'Ada' } });
  });

  it('that nobody answers names the request alone, and why', async () => {
    const cause = new Error('offline');
    const result = await vendorRequest(() => Promise.resolve({ kind: 'unanswered', cause }), call);
    expect(result).toEqual({ ok: false, error: { kind: 'unreachable', what: 'Stripe', request: REQUEST, cause } });
  });

  it.each([
    ['a number for a name', { name: 5 }, 'name', 'expected string'],
    ['no object', 'Ada', '', 'expected Object'],
  ])('that is answered with %s says where that is, and nothing of what was received', async (_what, body, path, cause) => {
    const error = { kind: 'unreadable', what: 'Stripe', path, request: ANSWERED.request, cause };
    expect((await asked({ body })).result).toEqual({ ok: false, error });
  });

  it('whose answer breaks a rule that expects nothing says which rule', async () => {
    const notAda = v.check((name: string) => name !== 'Ada');
    const answer = v.object({ name: v.pipe(v.string(), notAda) });
    expect((await asked({}, { answer })).result).toMatchObject({ error: { kind: 'unreadable', path: 'name', cause: 'expected check' } });
  });
});

describe('a refusal of a vendor', () => {
  it.each([
    [199, { kind: 'unavailable', status: 199 }],
    [300, { kind: 'unavailable', status: 300 }],
    [399, { kind: 'unavailable', status: 399 }],
    [400, { kind: 'rejected', status: 400, detail: 'It is odd.' }],
    [401, { kind: 'refused_key', status: 401, detail: 'It is odd.' }],
    [402, { kind: 'rejected', status: 402, detail: 'It is odd.' }],
    [403, { kind: 'refused_key', status: 403, detail: 'It is odd.' }],
    [404, { kind: 'rejected', status: 404, detail: 'It is odd.' }],
    [429, { kind: 'rate_limited', status: 429, retryAfterMs: 2000 }],
    [499, { kind: 'rejected', status: 499, detail: 'It is odd.' }],
    [500, { kind: 'unavailable', status: 500 }],
  ])('with %i is %o', async (status, error) => {
    expect((await asked({ status })).result).toEqual({ ok: false, error: { ...ANSWERED, ...error } });
  });

  it.each([
    [400, { kind: 'refused_by_proxy', status: 400 }],
    [401, { kind: 'refused_by_proxy', status: 401 }],
    [403, { kind: 'refused_by_proxy', status: 403 }],
    [404, { kind: 'refused_by_proxy', status: 404 }],
    [429, { kind: 'rate_limited', what: 'orders', status: 429, retryAfterMs: 2000 }],
    [405, { kind: 'refused_by_proxy', status: 405 }],
    [410, { kind: 'refused_by_proxy', status: 410 }],
    [413, { kind: 'refused_by_proxy', status: 413 }],
    [415, { kind: 'refused_by_proxy', status: 415 }],
    [422, { kind: 'refused_by_proxy', status: 422 }],
    [500, { kind: 'unavailable', status: 500 }],
  ])("with %i in nobody's words but those of the proxy says nothing of the key: %o", async (status, error) => {
    const { result } = await asked({ status }, { isOwnError: () => false });
    expect(result).toEqual({ ok: false, error: { ...ANSWERED, ...error } });
  });

  it.each([402, 406, 408, 409, 411, 412, 414, 416, 423, 425, 428, 499])(
    'with %i in no words of the vendor’s may be a gateway’s, after the vendor has done it',
    async (status) => {
      const { result } = await asked({ status }, { isOwnError: () => false });
      expect(result).toEqual({ ok: false, error: { ...ANSWERED, kind: 'unavailable', status } });
    },
  );

  it('as not found means that there is no such account, where the address is that of the account', async () => {
    const { result } = await asked({ status: 404 }, { isOfAccount: true });
    expect(result).toEqual({ ok: false, error: { ...ANSWERED, kind: 'not_set_up', status: 404 } });
    expect((await asked({ status: 400 }, { isOfAccount: true })).result).toMatchObject({ error: { kind: 'rejected' } });
  });

  it('is read from its body, and has no name where the vendor gives none', async () => {
    const { result } = await asked({ status: 400, body: 'teapot' }, { errorOf: (body) => ({ code: '', detail: String(body) }) });
    const { code: _none, ...answered } = ANSWERED;
    expect(result).toEqual({ ok: false, error: { ...answered, kind: 'rejected', status: 400, detail: 'teapot' } });
  });

  it('is kept to the first 200 characters of what the vendor says', async () => {
    const { result } = await asked({ status: 400 }, { errorOf: () => ({ code: '', detail: `${'x'.repeat(200)}y` }) });
    expect(result).toMatchObject({ error: { detail: 'x'.repeat(200) } });
  });
});

describe('a vendor that has had too many requests', () => {
  it.each([
    ['3', 3000],
    [' 12.5 ', 12_500],
    ['0.0001', 1],
    ['999999', 999_999_000],
    ['1000000', 2000],
    ['2.', 2000],
    ['-1', 2000],
    ['in 3', 2000],
    ['3 s', 2000],
    ['', 2000],
    ['Wed, 28 Oct 2026 09:30:00 GMT', 2000],
  ])('and says to come back after “%s” is asked again in %i ms', async (seconds, retryAfterMs) => {
    const { result } = await asked({ status: 429, headers: { 'retry-after': seconds } });
    expect(result).toMatchObject({ error: { kind: 'rate_limited', retryAfterMs } });
  });
});
