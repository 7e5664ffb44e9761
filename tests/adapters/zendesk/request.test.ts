import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import type { Transport, TransportAnswer } from '#adapters/shared/transport.ts';

const call = {
  what: 'tickets',
  method: 'GET',
  path: '/api/v2/things',
  answer: v.object({ thing: v.object({ id: v.number() }) }),
  isOfAccount: false,
} as const;

function answered(status: number, body: unknown = null, headers: Record<string, string> = {}): TransportAnswer {
  return { kind: 'answered', status, headers, body };
}

function requestWith(answer: TransportAnswer, learnServerTime: (ms: number) => void = () => undefined) {
  const transport = vi.fn<Transport>(() => Promise.resolve(answer));
  return { transport, request: createZendeskRequest({ transport, learnServerTime }) };
}

describe('a request to Zendesk', () => {
  it('gives what was promised, leaves out what was not, and tells the clock of the server', async () => {
    const learn = vi.fn<(ms: number) => void>();
    const { request } = requestWith(
      answered(200, { thing: { id: 1, extra: true }, more: 1 }, { date: 'Wed, 28 Oct 2026 09:30:00 GMT' }),
      learn,
    );
    const serverNowMs = Date.parse('2026-10-28T09:30:00Z');
    expect(await request(call)).toEqual({ ok: true, value: { thing: { id: 1 } } });
    expect(learn.mock.calls).toEqual([[serverNowMs]]);
  });

  it.each([
    [201, { custom_object_record: { created_at: '2026-10-28T09:30:00Z' } }, {}, ['2026-10-28T09:30:00Z']],
    [
      201,
      { custom_object_record: { created_at: '2026-10-28T09:30:00Z' } },
      { date: 'Wed, 28 Oct 2026 09:30:05 GMT' },
      ['2026-10-28T09:30:05Z'],
    ],
    [200, { custom_object_record: { created_at: '2026-10-28T09:30:00Z' } }, {}, []],
    [201, { custom_object_record: { created_at: 5 } }, {}, []],
    [201, { custom_object_record: { created_at: 'soon' } }, {}, []],
    [201, 'odd', {}, []],
  ])('tells the time by what it has created, where nothing else does: %i %o', async (status, body, headers, told) => {
    const learn = vi.fn<(ms: number) => void>();
    await requestWith(answered(status, body, headers), learn).request(call);
    expect(learn.mock.calls).toEqual(told.map((instant) => [Date.parse(instant)]));
  });

  it('writes a query so that every character arrives', async () => {
    const { request, transport } = requestWith(answered(200, { thing: { id: 1 } }));
    await request({ ...call, query: { query: 'type:ticket requester:1 & more', 'page[size]': '100' } });
    expect(transport).toHaveBeenCalledWith({
      method: 'GET',
      url: '/api/v2/things?query=type%3Aticket%20requester%3A1%20%26%20more&page%5Bsize%5D=100',
      body: undefined,
    });
  });

  it('is asked once, whatever comes', async () => {
    const { request, transport } = requestWith(answered(503));
    await request(call);
    expect(transport).toHaveBeenCalledTimes(1);
  });

  it.each([
    { body: {}, path: 'thing' },
    { body: { thing: { id: '1' } }, path: 'thing.id' },
    { body: '<html>', path: '' },
    { body: undefined, path: '' },
  ])('cannot read $body, and says where', async ({ body, path }) => {
    expect(await requestWith(answered(200, body)).request(call)).toMatchObject({
      ok: false,
      error: { kind: 'unreadable', what: 'tickets', path },
    });
  });

  it.each([
    { status: 401, body: { error: "Couldn't authenticate you" }, error: { kind: 'signed_out', status: 401 } },
    {
      status: 403,
      body: { error: { title: 'Forbidden', message: 'No access' } },
      error: { kind: 'refused_by_role', action: 'read', status: 403, code: 'Forbidden' },
    },
    { status: 404, body: { error: 'InvalidEndpoint', description: 'Not found' }, error: { kind: 'not_set_up', code: 'InvalidEndpoint' } },
    {
      status: 404,
      body: { error: 'RecordNotFound', description: 'Not found' },
      error: { kind: 'missing', status: 404, code: 'RecordNotFound' },
    },
    {
      status: 400,
      body: { errors: [{ code: 'InvalidFilter', title: 'No such field', detail: 'x' }] },
      error: { kind: 'rejected', status: 400, code: 'InvalidFilter', detail: 'InvalidFilter: No such field: x' },
    },
    {
      status: 422,
      body: {
        error: 'RecordInvalid',
        description: 'Record validation errors',
        details: { external_id: [{ description: 'taken', error: 'DuplicateValue' }] },
      },
      error: {
        kind: 'rejected',
        status: 422,
        code: 'RecordInvalid',
        fields: ['external_id DuplicateValue'],
        detail: 'RecordInvalid: Record validation errors: external_id DuplicateValue taken',
      },
    },
    { status: 409, body: null, error: { kind: 'rejected', status: 409, detail: '' } },
    { status: 409, body: { error: 'DatabaseConflict', description: 'Try again' }, error: { kind: 'raced', status: 409 } },
    { status: 422, body: { error: 'DatabaseConflict', description: 'x' }, error: { kind: 'rejected', status: 422 } },
    { status: 500, body: { error: 'InternalServerError' }, error: { kind: 'unavailable', status: 500 } },
    { status: 302, body: null, error: { kind: 'unavailable', status: 302 } },
  ])('tells $status $body.error apart as $error.kind', async ({ status, body, error }) => {
    expect(await requestWith(answered(status, body)).request(call)).toMatchObject({ ok: false, error: { ...error, what: 'tickets' } });
  });

  it('says that the account lacks what is its own', async () => {
    const { request } = requestWith(answered(404, { error: 'RecordNotFound', description: 'Not found' }));
    expect(await request({ ...call, isOfAccount: true })).toMatchObject({ ok: false, error: { kind: 'not_set_up' } });
  });

  it.each([
    ['93', 93_000],
    ['0', 0],
    [' 7 ', 7_000],
    ['999999', 999_999_000],
    ['1000000', 10_000],
    [undefined, 10_000],
    ['', 10_000],
    ['soon', 10_000],
    ['in 7', 10_000],
    ['7s', 10_000],
    ['-7', 10_000],
  ])('is to wait after Retry-After %s', async (seconds, retryAfterMs) => {
    const { request } = requestWith(answered(429, null, seconds === undefined ? {} : { 'retry-after': seconds }));
    expect(await request(call)).toMatchObject({ ok: false, error: { kind: 'rate_limited', retryAfterMs } });
  });

  it.each([
    [199, 'unavailable'],
    [300, 'unavailable'],
    [399, 'unavailable'],
    [400, 'rejected'],
    [499, 'rejected'],
    [500, 'unavailable'],
  ])('takes no status from %d on as an answer that it could read', async (status, kind) => {
    const learn = vi.fn<(ms: number) => void>();
    const { request } = requestWith(answered(status, { thing: { id: 1 } }, { date: 'Wed, 28 Oct 2026 09:30:00 GMT' }), learn);
    expect(await request(call)).toMatchObject({ ok: false, error: { kind, status } });
    expect(learn).toHaveBeenCalledTimes(1);
  });

  it.each([200, 201, 299])('reads the answer of %d', async (status) => {
    expect(await requestWith(answered(status, { thing: { id: 1 } })).request(call)).toEqual({ ok: true, value: { thing: { id: 1 } } });
  });

  it.each([undefined, '', 'now'])('learns no time from the date %s', async (date) => {
    const learn = vi.fn<(ms: number) => void>();
    await requestWith(answered(200, { thing: { id: 1 } }, date === undefined ? {} : { date }), learn).request(call);
    expect(learn).not.toHaveBeenCalled();
  });

  it.each([
    ['GET', 'read'],
    ['POST', 'create'],
    ['PATCH', 'change'],
    ['PUT', 'change'],
    ['DELETE', 'delete'],
  ] as const)('says of a refused %s that the role may not %s, unless the call says what it does', async (method, action) => {
    const { request } = requestWith(answered(403));
    expect(await request({ ...call, method })).toMatchObject({ error: { kind: 'refused_by_role', action } });
    expect(await request({ ...call, method, action: 'read' })).toMatchObject({ error: { action: 'read' } });
  });

  it('says nothing of a name or of fields where the answer names none', async () => {
    const { request } = requestWith(answered(422, { error: 'not a name' }));
    const asked = { method: 'GET', path: '/api/v2/things' };
    expect(await request({ ...call, query: { a: 'b' } })).toStrictEqual({
      ok: false,
      error: { kind: 'rejected', what: 'tickets', status: 422, request: asked, detail: 'not a name' },
    });
  });

  it('says what was expected and nothing of what was received, which may be a name', async () => {
    const { request } = requestWith(answered(200, { thing: { id: 'Ada' } }, { 'x-request-id': 'r-1' }));
    const asked = { method: 'GET', path: '/api/v2/things', requestId: 'r-1' };
    expect(await request(call)).toEqual({
      ok: false,
      error: { kind: 'unreadable', what: 'tickets', path: 'thing.id', request: asked, cause: 'expected number' },
    });
    const checked = {
      ...call,
      answer: v.pipe(
        v.string(),
        v.check(() => false),
      ),
    };
    expect(await requestWith(answered(200, 'Ada')).request(checked)).toMatchObject({ error: { path: '', cause: 'expected check' } });
  });

  it('is unreachable where no answer came', async () => {
    const { request } = requestWith({ kind: 'unanswered', cause: 'timeout' });
    const asked = { method: 'GET', path: '/api/v2/things' };
    expect(await request(call)).toEqual({ ok: false, error: { kind: 'unreachable', what: 'tickets', request: asked, cause: 'timeout' } });
  });
});
