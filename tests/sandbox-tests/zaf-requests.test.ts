import { describe, expect, test } from 'vitest';
import { performRequest, type RequestAnswer } from '#sandbox/host/zaf/requests.ts';

interface Sent {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Headers;
  readonly body: unknown;
}

function json(body: unknown, init: Omit<ResponseInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> } = {}): Response {
  return new Response(JSON.stringify(body), { ...init, headers: { 'content-type': 'application/json', ...init.headers } });
}

async function perform(
  options: unknown,
  ...answers: readonly (Response | Error)[]
): Promise<{ readonly answer: RequestAnswer; readonly sent: readonly Sent[]; readonly waits: readonly number[] }> {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const answer = await performRequest(options, {
    userKey: 'agent2',
    subdomain: 'sample',
    fetch(url, init) {
      const reply = answers[sent.length] ?? json({});
      sent.push({ url, method: init.method, headers: new Headers(init.headers), body: init.body });
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
    },
    wait(ms) {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { answer, sent, waits };
}

const throttled = (seconds: string): Response =>
  json({ error: 'APIRateLimitExceeded' }, { status: 429, headers: { 'retry-after': seconds } });

describe('requests to Zendesk', () => {
  test('go out as the agent, whatever the app says about who it is', async () => {
    const { sent, answer } = await perform({ url: '/api/v2/users/me.json', headers: { 'X-Sandbox-User': 'admin' } }, json({ user: 1 }));
    expect(sent[0]?.headers.get('x-sandbox-user')).toBe('agent2');
    expect(sent[0]?.headers.get('x-sandbox-app')).toBe('1');
    expect(answer).toMatchObject({ outcome: 'done', responseArgs: [{ user: 1 }, 'success', { status: 200 }] });
  });

  test('take a JSON body as it is written', async () => {
    const { sent } = await perform({ url: '/api/v2/x', type: 'post', contentType: 'application/json', data: '{"a":1}' });
    expect(sent[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(sent[0]?.headers.get('content-type')).toBe('application/json');
  });

  test('write an object as jQuery would: into the query of a GET, as a form otherwise', async () => {
    expect((await perform({ url: '/api/v2/x?a=1', data: { b: 2 } })).sent[0]?.url).toBe('/api/v2/x?a=1&b=2');
    const { sent } = await perform({ url: '/api/v2/x', type: 'POST', data: { a: 1, list: [1, 2], deep: { b: 2 } } });
    expect(decodeURIComponent(String(sent[0]?.body))).toBe('a=1&list[]=1&list[]=2&deep[b]=2');
    expect(sent[0]?.headers.get('content-type')).toContain('x-www-form-urlencoded');
  });

  test('reach the account under its own host name too', async () => {
    expect((await perform('https://sample.zendesk.com/api/v2/x?y=1')).sent[0]?.url).toBe('/api/v2/x?y=1');
  });

  test.each(['/__sandbox/faults', '/api/v2/../../__sandbox/faults', '/apiv2', '/'])('do not reach %s', async (url) => {
    const { sent, answer } = await perform(url);
    expect(sent).toEqual([]);
    expect(answer.outcome).toBe('fail');
    expect(answer.responseArgs[0]).toMatchObject({ status: 404, responseJSON: { error: 'InvalidEndpoint' } });
  });
});

describe('answers', () => {
  test('fail with the shape of a jqXHR', async () => {
    const { answer } = await perform('/api/v2/x', json({ error: 'RecordNotFound' }, { status: 404, statusText: 'Not Found' }));
    expect(answer.outcome).toBe('fail');
    expect(answer.responseArgs[0]).toEqual({
      status: 404,
      statusText: 'Not Found',
      responseText: '{"error":"RecordNotFound"}',
      responseJSON: { error: 'RecordNotFound' },
    });
  });

  test('are whole where the app asks for that, with small header names', async () => {
    const { answer } = await perform(
      { url: '/api/v2/x', httpCompleteResponse: true },
      json({ a: 1 }, { status: 201, statusText: 'Created', headers: { 'X-Rate-Limit': '700' } }),
    );
    expect(answer.responseArgs[0]).toMatchObject({
      status: 201,
      statusText: 'Created',
      responseJSON: { a: 1 },
      responseText: '{"a":1}',
      headers: { 'x-rate-limit': '700' },
    });
  });

  test('without a body are done with nothing', async () => {
    expect((await perform('/api/v2/x', new Response(null, { status: 204 }))).answer).toMatchObject({
      outcome: 'done',
      responseArgs: ['', 'success', { status: 204 }],
    });
  });

  test('that never came fail with status 0', async () => {
    const { answer } = await perform('/api/v2/x', new TypeError('Failed to fetch'));
    expect(answer).toMatchObject({
      outcome: 'fail',
      responseArgs: [{ status: 0, statusText: 'error', responseText: '' }, 'error', 'error'],
    });
  });
});

describe('throttling', () => {
  test('is waited for as long as Zendesk says, twice at most', async () => {
    const once = await perform('/api/v2/x', throttled('3'), json({ a: 1 }));
    expect(once.waits).toEqual([3000]);
    expect(once.answer.outcome).toBe('done');
    const always = await perform('/api/v2/x', throttled('1'), throttled('2'), throttled('3'));
    expect(always.waits).toEqual([1000, 2000]);
    expect(always.answer.outcome).toBe('fail');
    expect(always.answer.responseArgs[0]).toMatchObject({ status: 429 });
  });

  test('is told at once where the app wants no retries', async () => {
    const { sent, answer } = await perform({ url: '/api/v2/x', autoRetry: false }, throttled('3'));
    expect(sent).toHaveLength(1);
    expect(answer.outcome).toBe('fail');
    expect(answer.responseArgs[0]).toMatchObject({ status: 429 });
  });
});

describe('requests to other hosts', () => {
  test('go through the proxy with everything it needs to fill in secure settings', async () => {
    const options = {
      url: 'https://api.stripe.com/v1/charges',
      type: 'POST',
      secure: true,
      headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
      data: { amount: 5 },
    };
    const { sent } = await perform(options, json({ id: 'c' }));
    expect(sent[0]).toMatchObject({ url: '/__sandbox/proxy', method: 'POST' });
    expect(JSON.parse(String(sent[0]?.body))).toEqual({
      url: 'https://api.stripe.com/v1/charges',
      method: 'POST',
      headers: { authorization: 'Bearer {{setting.stripe_key}}', 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      body: 'amount=5',
      user: 'agent2',
      secure: true,
    });
  });
});
