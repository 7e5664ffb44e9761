import { describe, expect, it } from 'vitest';
import { ANSWERS_HOLD_MS, VALUES_HOLD_MS, createHeadStart } from '#adapters/zaf/head-start.ts';
import { requestOptions } from '#adapters/zaf/sdk-words.ts';
import type { TransportRequest } from '#adapters/shared/transport.ts';

const REQUEST: TransportRequest = { method: 'POST', url: '/api/v2/things', body: { a: 1 } };

const nothing = (): Promise<unknown> => Promise.resolve(undefined);

/** An SDK whose answers are the number of the call. */
function aHeadStart(values: unknown = { errors: {} }) {
  const clock = { nowMs: 0 };
  const sent: unknown[] = [];
  const gets: (readonly string[])[] = [];
  const sdk: ZafSdkClient = {
    on: () => undefined,
    off: () => undefined,
    set: nothing,
    invoke: nothing,
    trigger: () => undefined,
    get: (paths) => {
      gets.push(paths);
      return values instanceof Error ? Promise.reject(values) : Promise.resolve(values);
    },
    request: (options) => Promise.resolve(sent.push(options)),
  };
  return { clock, sent, gets, headStart: createHeadStart(sdk, () => clock.nowMs) };
}

describe('a request that was sent ahead', () => {
  it('is sent at once, and answers whoever asks the same', async () => {
    const { headStart, sent } = aHeadStart();
    headStart.askAhead(REQUEST);
    expect(sent).toEqual([requestOptions(REQUEST)]);
    expect(await headStart.sdk.request(requestOptions({ ...REQUEST }))).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('answers once, so that what is read again is fresh', async () => {
    const { headStart } = aHeadStart();
    headStart.askAhead(REQUEST);
    await headStart.sdk.request(requestOptions(REQUEST));
    expect(await headStart.sdk.request(requestOptions(REQUEST))).toBe(2);
  });

  it.each([
    ['method', { ...REQUEST, method: 'PUT' as const }],
    ['address', { ...REQUEST, url: '/api/v2/things?b' }],
    ['body', { ...REQUEST, body: { a: 2 } }],
  ])('answers nobody who asks with another %s', async (_what, other) => {
    const { headStart } = aHeadStart();
    headStart.askAhead(REQUEST);
    expect(await headStart.sdk.request(requestOptions(other))).toBe(2);
  });

  it('answers for ten seconds, and no millisecond longer', async () => {
    const { headStart, clock } = aHeadStart();
    headStart.askAhead(REQUEST);
    clock.nowMs = ANSWERS_HOLD_MS;
    expect(await headStart.sdk.request(requestOptions(REQUEST))).toBe(1);
    headStart.askAhead(REQUEST);
    clock.nowMs += ANSWERS_HOLD_MS + 1;
    expect(await headStart.sdk.request(requestOptions(REQUEST))).toBe(3);
  });
});

describe('what was read ahead', () => {
  it('is given to several who read parts of it, each part once', async () => {
    const values = { errors: {}, a: 1, b: 2 };
    const { headStart, gets } = aHeadStart(values);
    expect(await headStart.readAhead(['a', 'b'])).toBe(values);
    expect(await headStart.sdk.get(['a'])).toMatchObject({ a: 1 });
    expect(await headStart.sdk.get(['b'])).toMatchObject({ b: 2 });
    expect(gets).toEqual([['a', 'b']]);
    await headStart.sdk.get(['a']);
    expect(gets).toEqual([['a', 'b'], ['a']]);
  });

  it('is read anew with what was not, all of it', async () => {
    const { headStart, gets } = aHeadStart();
    await headStart.readAhead(['a']);
    await headStart.sdk.get(['a', 'c']);
    expect(gets).toEqual([['a'], ['a', 'c']]);
  });

  it('holds for a second, and no millisecond longer: somebody may be changing the ticket', async () => {
    const { headStart, clock, gets } = aHeadStart();
    await headStart.readAhead(['a', 'b']);
    clock.nowMs = VALUES_HOLD_MS;
    await headStart.sdk.get(['a']);
    expect(gets).toHaveLength(1);
    clock.nowMs = VALUES_HOLD_MS + 1;
    await headStart.sdk.get(['b']);
    expect(gets).toHaveLength(2);
  });

  it.each([
    ['was refused', new Error('no')],
    ['is the time-out of the SDK', { name: 'TimeoutError' }],
  ])('is nothing where it %s: whoever reads finds out for themselves', async (_what, values) => {
    const { headStart, gets } = aHeadStart(values);
    expect(await headStart.readAhead(['a'])).toEqual({});
    await headStart.sdk.get(['a']).catch(() => undefined);
    expect(gets).toHaveLength(2);
  });
});
