import { afterEach, describe, expect, it, vi } from 'vitest';
import { CALL_TIMEOUT_MS, REQUEST_TIMEOUT_MS, type ZafClient, createZafClient } from '#adapters/zaf/client.ts';

afterEach(() => {
  vi.useRealTimers();
});

function ignore(): void {}

const never = (): Promise<unknown> => new Promise(() => undefined);

function clientOf(sdk: Partial<ZafSdkClient>, registration: unknown = {}): ZafClient {
  const idle: ZafSdkClient = { on: ignore, off: ignore, get: never, set: never, invoke: never, request: never, trigger: ignore };
  return createZafClient({ ...idle, ...sdk }, registration);
}

describe('the settings that the app is told when it registers', () => {
  it.each([
    [{ metadata: { settings: { currency: 'EUR' } } }, { currency: 'EUR' }],
    [{ metadata: { settings: [1] } }, [1]],
    [{ metadata: {} }, undefined],
    [{ metadata: null }, undefined],
    [{ metadata: 'none' }, undefined],
    [{}, undefined],
    [null, undefined],
    ['registered', undefined],
  ])('in %j are %j', (registration, settings) => {
    expect(clientOf({}, registration).metadata).toEqual({ settings });
  });
});

function reading(paths: readonly string[], result: unknown): ReturnType<ZafClient['get']> {
  return clientOf({ get: () => Promise.resolve(result) }).get(paths);
}

describe('what is read through the SDK', () => {
  it.each([
    [
      'one of two paths, without a list of errors',
      ['a', 'b'],
      { a: 1 },
      [
        ['a', 1],
        ['b', undefined],
      ],
    ],
    ['paths beside errors', ['a', 'b'], { a: 1, b: 2, errors: { b: { message: 'no' } } }, [['a', 1]]],
    ['nothing but errors', ['a'], { errors: { a: { message: 'no' } } }, []],
    ['an odd list of errors', ['a'], { a: 1, errors: 'none' }, [['a', 1]]],
    ['nothing where nothing was asked for', [], {}, []],
  ])('are %s', async (_title, paths, result, read) => {
    const values = await reading(paths, result);
    expect(values.ok && [...values.value]).toEqual(read);
  });

  it('is asked for in a list of its own, since the SDK may change what it is given', async () => {
    const paths = ['a'];
    const get = vi.fn<ZafSdkClient['get']>(() => Promise.resolve({ a: 1 }));
    await clientOf({ get }).get(paths);
    expect(get.mock.calls).toEqual([[['a']]]);
    expect(get.mock.calls[0]?.[0]).not.toBe(paths);
  });

  it('is named in full where it cannot be read', async () => {
    expect(await reading(['a', 'b'], null)).toEqual({ ok: false, error: { kind: 'refused', what: 'a b', cause: null } });
    const failing = clientOf({ get: () => Promise.reject(new Error('no')) });
    expect(await failing.get(['a', 'b'])).toEqual({ ok: false, error: { kind: 'refused', what: 'a b', cause: new Error('no') } });
  });
});

describe('what is done through the SDK', () => {
  it('is told without what the SDK gave back', async () => {
    const set = vi.fn<ZafSdkClient['set']>(() => Promise.resolve('given back'));
    const invoke = vi.fn<ZafSdkClient['invoke']>(() => Promise.resolve('given back'));
    const client = clientOf({ set, invoke });
    expect(await client.set('ticket.subject', 'x')).toEqual({ ok: true, value: undefined });
    expect(await client.invoke('routeTo', 'ticket', '7')).toEqual({ ok: true, value: undefined });
    expect(set.mock.calls).toEqual([['ticket.subject', 'x']]);
    expect(invoke.mock.calls).toEqual([['routeTo', 'ticket', '7']]);
  });

  it.each([
    'Could not find handler for: "x"',
    'x is not supported',
    'x is not available in this location',
    'The field does not exist',
    'Unknown action',
  ])('is unsupported where Zendesk says: %s', async (message) => {
    for (const cause of [new Error(message), { message }, message])
      expect(await clientOf({ invoke: () => Promise.reject(cause) }).invoke('x')).toEqual({
        ok: false,
        error: { kind: 'unsupported', what: 'x', cause },
      });
  });

  it.each([['Ticket is closed'], [{ message: 'Ticket is closed' }], [{}], [null], [undefined]])('is refused with %j', async (cause) => {
    expect(await clientOf({ invoke: () => Promise.reject(cause) }).invoke('x')).toEqual({
      ok: false,
      error: { kind: 'refused', what: 'x', cause },
    });
  });

  it.each(['result', 'rejection'])("is timed out where the SDK's own time-out comes as a %s", async (way) => {
    const cause = { name: 'TimeoutError', message: 'too long' };
    const invoke = () => (way === 'result' ? Promise.resolve(cause) : Promise.reject(cause));
    expect(await clientOf({ invoke }).invoke('x')).toEqual({ ok: false, error: { kind: 'timed_out', what: 'x', cause } });
  });

  it.each([['get'], ['set'], ['invoke']] as const)('is waited for in %s for 8 seconds, and no longer', async (verb) => {
    expect(CALL_TIMEOUT_MS).toBe(8_000);
    vi.useFakeTimers();
    const client = clientOf({});
    const ended = vi.fn<(answer: unknown) => void>();
    void (verb === 'get' ? client.get(['a']) : verb === 'set' ? client.set('a', 1) : client.invoke('a')).then(ended);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended.mock.calls).toEqual([[{ ok: false, error: { kind: 'timed_out', what: 'a' } }]]);
  });
});

describe('what is requested through the SDK', () => {
  const whole = { httpCompleteResponse: true, autoRetry: false };

  it.each([
    ['nothing but the address', { method: 'GET', url: '/a' }, { url: '/a', type: 'GET', ...whole }],
    [
      'a body, null included',
      { method: 'PATCH', url: '/a', body: null },
      { url: '/a', type: 'PATCH', ...whole, contentType: 'application/json', data: 'null' },
    ],
    [
      'a form',
      { method: 'POST', url: '/a', body: new URLSearchParams({ amount: '-5', 'metadata[a b]': 'ä&' }) },
      {
        url: '/a',
        type: 'POST',
        ...whole,
        contentType: 'application/x-www-form-urlencoded',
        data: 'amount=-5&metadata%5Ba+b%5D=%C3%A4%26',
      },
    ],
    [
      'headers without a secret',
      { method: 'GET', url: '/a', headers: { accept: 'x' }, isSecure: false },
      { url: '/a', type: 'GET', ...whole, headers: { accept: 'x' } },
    ],
    ['a secret without headers', { method: 'GET', url: '/a', isSecure: true }, { url: '/a', type: 'GET', ...whole, secure: true }],
  ] as const)('is handed on with %s', async (_title, asked, options) => {
    const request = vi.fn<ZafSdkClient['request']>(() => Promise.resolve({}));
    await clientOf({ request }).request(asked);
    expect(request.mock.calls).toStrictEqual([[options]]);
  });

  it('is answered with whatever came alone', async () => {
    const { request } = clientOf({ request: () => Promise.resolve([1]) });
    expect(await request({ method: 'GET', url: '/a' })).toEqual({ kind: 'answered', status: 200, headers: {}, body: [1] });
  });

  it('is unanswered where it was rejected without a status, for that reason', async () => {
    const { request } = clientOf({ request: () => Promise.reject(new Error('no')) });
    expect(await request({ method: 'GET', url: '/a' })).toEqual({ kind: 'unanswered', cause: new Error('no') });
  });

  it('is waited for for 15 seconds, and no longer', async () => {
    expect(REQUEST_TIMEOUT_MS).toBe(15_000);
    vi.useFakeTimers();
    const ended = vi.fn<(answer: unknown) => void>();
    void clientOf({}).request({ method: 'GET', url: '/a' }).then(ended);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended.mock.calls).toEqual([[{ kind: 'unanswered', cause: 'timeout' }]]);
  });
});

describe('what is listened for through the SDK', () => {
  it('is heard until it is stopped', () => {
    const on = vi.fn<ZafSdkClient['on']>();
    const off = vi.fn<ZafSdkClient['off']>();
    const stop = clientOf({ on, off }).on('app.activated', ignore);
    expect(on.mock.calls).toEqual([['app.activated', ignore]]);
    expect(off).not.toHaveBeenCalled();
    stop();
    expect(off.mock.calls).toEqual([['app.activated', ignore]]);
  });
});

it.each(['set', 'invoke'] as const)('what was asked by %s and is named among the errors of the answer was not done', async (call) => {
  const refused = clientOf({ [call]: () => Promise.resolve({ errors: { 'comment.type': { message: 'no' } } }) });
  expect(await refused[call]('comment.type', 'x')).toMatchObject({ ok: false, error: { kind: 'refused', what: 'comment.type' } });
  const other = clientOf({ [call]: () => Promise.resolve({ errors: { 'ticket.status': { message: 'no' } } }) });
  expect(await other[call]('comment.type', 'x')).toMatchObject({ ok: true });
});
