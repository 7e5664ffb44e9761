// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CALL_TIMEOUT_MS, REQUEST_TIMEOUT_MS, createZafClient } from '#adapters/zaf/client.ts';
import { connect } from '#adapters/zaf/connect.ts';
import { recordsOf } from '#adapters/zendesk/record-writes.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { createTicketHistory } from '#adapters/zendesk/ticket-history.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { openWorkspace, surround } from './scripted-host.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function ignore(): void {}

const never = (): Promise<unknown> => new Promise(() => undefined);

function clientOf(sdk: Partial<ZafSdkClient>): ReturnType<typeof createZafClient> {
  const idle: ZafSdkClient = {
    on: ignore,
    off: ignore,
    get: never,
    set: never,
    invoke: never,
    request: never,
    trigger: ignore,
  };
  return createZafClient({ ...idle, ...sdk }, {});
}

describe('reading and doing things through the SDK', () => {
  it('gives the values that are there and leaves out paths with an error', async () => {
    const { client } = await openWorkspace();
    const values = expectOk(await client.get(['ticket.id', 'ticket.nothing', 'currentAccount.subdomain']));
    expect([...values]).toEqual([
      ['ticket.id', 101],
      ['currentAccount.subdomain', 'sandbox'],
    ]);
  });

  it('says that an action does not exist, and that one was refused', async () => {
    const { client, host } = await openWorkspace();
    expect(await client.invoke('ticket.sing')).toMatchObject({ ok: false, error: { kind: 'unsupported', what: 'ticket.sing' } });
    host.set = () => ({ ok: false, error: { name: 'Error', message: 'takes a list of tags' } });
    expect(await client.set('ticket.tags', 1)).toMatchObject({ ok: false, error: { kind: 'refused', what: 'ticket.tags' } });
  });

  it.each(['get', 'set', 'invoke'] as const)('gives up on %s in time where the SDK would not', async (verb) => {
    vi.useFakeTimers();
    const client = clientOf({});
    const answer = verb === 'get' ? client.get(['a']) : verb === 'set' ? client.set('a', 1) : client.invoke('a');
    await vi.advanceTimersByTimeAsync(CALL_TIMEOUT_MS);
    expect(await answer).toEqual({ ok: false, error: { kind: 'timed_out', what: 'a' } });
  });

  it('knows the time-out of the bundled SDK, which comes as a result', async () => {
    const { say } = surround((message) => {
      if (String(message).includes('iframe.handshake')) say({ key: 'zaf.app.registered', message: {} });
    });
    const client = expectOk(await connect({ location: window.location }));
    vi.useFakeTimers();
    const answer = client.get(['ticket.id']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'timed_out', cause: { name: 'TimeoutError' } } });
  });

  it.each([
    ['a nameless error that comes as a result', () => Promise.resolve({ message: 'no' })],
    ['nothing', () => Promise.resolve(undefined)],
    ['a rejection with words', () => Promise.reject(new Error('no'))],
    [
      'a call that throws',
      () => {
        throw new Error('The get method accepts a string or array of strings.');
      },
    ],
  ])('takes %s as a refusal', async (_title, get) => {
    expect(await clientOf({ get }).get(['a'])).toMatchObject({ ok: false, error: { kind: 'refused', what: 'a' } });
  });

  it('reads values that are empty, and a result without a list of errors', async () => {
    const values = expectOk(await clientOf({ get: () => Promise.resolve({ a: null }) }).get(['a']));
    expect([...values]).toEqual([['a', null]]);
  });

  it('stops listening where it is told to', () => {
    const off = vi.fn<ZafSdkClient['off']>();
    clientOf({ off }).on('app.activated', ignore)();
    expect(off).toHaveBeenCalledWith('app.activated', ignore);
  });
});

async function answerTo(request: ZafSdkClient['request'], body?: unknown) {
  return clientOf({ request }).request({ method: 'POST', url: '/api/v2/things', body });
}

describe('a request through the framework', () => {
  it("reaches Zendesk's API as the person signed in, and brings its clock along", async () => {
    const { client, api } = await openWorkspace();
    const learnServerTime = vi.fn<(ms: number) => void>();
    const history = createTicketHistory(createZendeskRequest({ transport: client.request, learnServerTime }));
    const prior = expectOk(await history.priorTickets({ customerId: '2000001', exceptTicketId: '101', causeFieldId: null }));
    expect(prior.inAll).toBe(4);
    expect(learnServerTime).toHaveBeenCalledWith(api.now());
  });

  it('brings failures and lost replies back as what they are', async () => {
    const { client, api } = await openWorkspace();
    const request = createZendeskRequest({ transport: client.request, learnServerTime: () => undefined });
    const tail = () => recordsOf(request, 'moment_entry', 'journal').newestFirst(null);
    api.state.faults.change({ errorRate: 1 });
    expect(await tail()).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    api.state.faults.change({ errorRate: 0, lostReplyRate: 1 });
    const lost = await recordsOf(request, 'moment_entry', 'journal').create({
      name: 'x',
      externalId: 'x',
      fields: { kind: 'post', moment: 'm' },
    });
    expect(lost).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    api.state.faults.change({ lostReplyRate: 0, rateLimitPerMinute: 1 });
    expect(await tail()).toMatchObject({ ok: false, error: { kind: 'rate_limited' } });
  });

  it('waits as long as Zendesk says where a failure brings its headers along', async () => {
    const limited = { status: 429, responseText: '', headers: { 'Retry-After': '93' } };
    const { request: transport } = clientOf({ request: () => Promise.reject(limited) });
    const request = createZendeskRequest({ transport, learnServerTime: () => undefined });
    const answer = await recordsOf(request, 'moment_entry', 'journal').newestFirst(null);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'rate_limited', retryAfterMs: 93_000 } });
  });

  it('deletes a record, which is answered with nothing', async () => {
    const { client, api } = await openWorkspace();
    const request = createZendeskRequest({ transport: client.request, learnServerTime: () => undefined });
    const records = recordsOf(request, 'moment_entry', 'journal');
    const { id } = expectOk(await records.create({ name: 'x', externalId: 'x', fields: { kind: 'thanks', moment: 'x' } }));
    expectOk(await records.remove(id));
    expect(api.state.tables.get('moment_entry')?.size).toBe(0);
    expectOk(await records.remove(id));
  });

  it('hands headers with placeholders to the proxy only in a request that is secure', async () => {
    const request = vi.fn<ZafSdkClient['request']>(() => Promise.resolve({ status: 200, responseJSON: {}, responseText: '{}' }));
    const client = clientOf({ request });
    const url = 'https://api.stripe.com/v1/customers';
    await client.request({ method: 'GET', url, headers: { Authorization: 'Bearer {{setting.stripe_key}}' }, isSecure: true });
    expect(request).toHaveBeenCalledWith({
      url,
      type: 'GET',
      httpCompleteResponse: true,
      autoRetry: false,
      headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
      secure: true,
    });
    await client.request({ method: 'GET', url: '/api/v2/things' });
    expect(request.mock.lastCall?.[0]).not.toHaveProperty('secure');
  });

  it('asks for the whole response, forbids retries, and sends JSON', async () => {
    const request = vi.fn<ZafSdkClient['request']>(() => Promise.resolve({ status: 201, responseJSON: { a: 1 }, responseText: '{"a":1}' }));
    expect(await answerTo(request, { b: 'ü' })).toEqual({ kind: 'answered', status: 201, headers: {}, body: { a: 1 } });
    expect(request.mock.calls).toEqual([
      [
        {
          url: '/api/v2/things',
          type: 'POST',
          httpCompleteResponse: true,
          autoRetry: false,
          contentType: 'application/json',
          data: '{"b":"ü"}',
        },
      ],
    ]);
  });

  it.each([
    ['a plain object', { Date: 'd', 'Retry-After': 9 }, { date: 'd', 'retry-after': '9' }],
    ['an object with get', { get: (name: string) => (name === 'retry-after' ? '9' : null) }, { 'retry-after': '9' }],
    ['nothing', undefined, {}],
  ])('reads headers from %s', async (_title, headers, read) => {
    const answer = await answerTo(() => Promise.resolve({ status: 200, responseJSON: {}, headers }));
    expect(answer).toMatchObject({ headers: read });
  });

  it('takes a body that comes alone', async () => {
    expect(await answerTo(() => Promise.resolve({ results: [], status: 'fine' }))).toMatchObject({
      status: 200,
      body: { results: [], status: 'fine' },
    });
  });

  it('reads JSON from the text where the host has not', async () => {
    expect(await answerTo(() => Promise.resolve({ status: 200, responseText: '{"a":1}' }))).toMatchObject({ body: { a: 1 } });
    expect(await answerTo(() => Promise.resolve({ status: 204, responseText: '' }))).toEqual({
      kind: 'answered',
      status: 204,
      headers: {},
      body: undefined,
    });
  });

  it('reads a failure with its body', async () => {
    const failure = { status: 422, statusText: 'error', responseText: '{"error":"RecordInvalid"}' };
    expect(await answerTo(() => Promise.reject(failure))).toMatchObject({
      kind: 'answered',
      status: 422,
      body: { error: 'RecordInvalid' },
    });
  });

  it.each([
    ['a status of 0', { status: 0, statusText: 'error', responseText: '' }],
    ['an error of the framework', new Error('Too many requests of this app')],
    ['nothing', undefined],
  ])('has no answer with %s', async (_title, failure) => {
    expect(await answerTo(() => Promise.reject(failure))).toMatchObject({ kind: 'unanswered' });
  });

  it('has no answer after its time', async () => {
    vi.useFakeTimers();
    const answer = answerTo(never);
    await vi.advanceTimersByTimeAsync(REQUEST_TIMEOUT_MS);
    expect(await answer).toEqual({ kind: 'unanswered', cause: 'timeout' });
  });
});
