import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Account, openAccount } from '#tools/deploy/account.ts';
import { readGroups } from '#tools/deploy/groups.ts';
import { Refused } from '#tools/deploy/refused.ts';

const CALL = { method: 'GET', path: '/api/v2/thing.json', answer: v.object({ id: v.number() }) } as const;

/** An account that gives these answers, one after the other. */
function answering(...answers: readonly (() => Response)[]): { readonly account: Account; readonly asked: () => number } {
  let asked = 0;
  const carry: typeof fetch = () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return answer === undefined
      ? Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') }))
      : Promise.resolve(answer());
  };
  return { account: openAccount({ address: 'https://shop.example', authorization: 'Bearer o1' }, carry), asked: () => asked };
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (): Response =>
    Response.json(body, { status, headers });

afterEach(() => vi.useRealTimers());

describe('an account that is asked', () => {
  it('is asked again where it wants patience, as long as it says', async () => {
    vi.useFakeTimers();
    const { account, asked } = answering(json(429, {}, { 'Retry-After': '7' }), json(429, {}), json(200, { id: 7 }));
    const answered = account.call(CALL);
    await vi.advanceTimersByTimeAsync(6999);
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked()).toBe(2);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await answered).toEqual({ id: 7 });
    expect(asked()).toBe(3);
  });

  it('is asked again where it fails to answer a question, and never where something is to change', async () => {
    vi.useFakeTimers();
    const { account, asked } = answering(json(502, {}), json(503, {}, { 'Retry-After': '1' }), json(200, { id: 7 }));
    const answered = account.call(CALL);
    await vi.advanceTimersByTimeAsync(6000);
    expect(await answered).toEqual({ id: 7 });
    expect(asked()).toBe(3);
    const changing = answering(json(502, {}), json(200, { id: 7 }));
    await expect(changing.account.call({ ...CALL, method: 'PUT' })).rejects.toThrow('Zendesk is at fault, not this call');
    expect(changing.asked()).toBe(1);
  });

  it('is given up after five times', async () => {
    const { account, asked } = answering(json(429, { description: 'Too many' }, { 'Retry-After': '0' }));
    await expect(account.call(CALL)).rejects.toThrow('was answered with 429: Too many');
    expect(asked()).toBe(5);
  });

  it.each<[what: string, answer: () => Response, said: string]>([
    [
      'nobody it knows',
      json(401, { error: "Couldn't authenticate you" }),
      "check the e-mail address and the token. GET /api/v2/thing.json was answered with 401: Couldn't authenticate you",
    ],
    ['somebody who may not', json(403, { error: { title: 'Forbidden', message: 'No' } }), 'an admin has to do it'],
    [
      'wrongly',
      json(422, { error: 'RecordInvalid', description: 'Name is taken', details: { name: ['taken'] } }),
      '422: Name is taken {"name":["taken"]}',
    ],
    [
      'while it is down',
      () => new Response('<html>Maintenance</html>', { status: 503, headers: { 'Retry-After': '0' } }),
      '503: <html>Maintenance</html>',
    ],
    ['and says nothing', () => new Response('', { status: 500, headers: { 'Retry-After': '0' } }), '500: nothing was said.'],
    ['and says what is not known here', json(200, { name: 'x' }), 'was answered in a way that is not known here'],
  ])('says why it refuses, asked by or %s', async (_what, answer, said) => {
    await expect(answering(answer).account.call(CALL)).rejects.toThrow(said);
  });

  it('may lack what is looked for, and must not lack what is called', async () => {
    const { account } = answering(json(404, {}));
    expect(await account.find(CALL)).toBeNull();
    await expect(account.call(CALL)).rejects.toThrow('Zendesk knows no /api/v2/thing.json (404).');
  });

  it('may not be there at all', async () => {
    await expect(answering().account.call(CALL)).rejects.toThrow('No answer came from https://shop.example: getaddrinfo ENOTFOUND.');
  });
});

it('an answer that breaks off on its way is said in a sentence, as one that never comes is', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('other side closed')) });
  const asking = answering(() => new Response(broken)).account.call(CALL);
  await expect(asking).rejects.toBeInstanceOf(Refused);
  await expect(asking).rejects.toThrow('No answer came from https://shop.example: other side closed.');
});

it('groups of which Zendesk says that there are more, and not where, are no list of all', async () => {
  const { account } = answering(json(200, { groups: [{ id: 1, name: 'Support' }], meta: { has_more: true, after_cursor: null } }));
  await expect(readGroups(account)).rejects.toBeInstanceOf(Refused);
});
