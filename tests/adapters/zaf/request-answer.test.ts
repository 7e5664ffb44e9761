import { describe, expect, it } from 'vitest';
import { requestAnswer } from '#adapters/zaf/request-answer.ts';

const resolved = (value: unknown) => requestAnswer({ isDone: true, value });
const rejected = (value: unknown) => requestAnswer({ isDone: false, value });

describe('what the request of the SDK resolved with', () => {
  it.each([
    ['its JSON', { status: 201, responseJSON: { a: 1 }, responseText: '{"a":2}' }, 201, { a: 1 }],
    ['its JSON alone', { status: 200, responseJSON: [] }, 200, []],
    ['JSON that is null', { status: 200, responseJSON: null, responseText: '7' }, 200, null],
    ['JSON in its text', { status: 200, responseText: '[1]' }, 200, [1]],
    ['a text that is no JSON', { status: 200, responseText: '<html>' }, 200, undefined],
    ['a text that is none', { status: 200, responseText: 7 }, 200, undefined],
    ['the body alone', [1], 200, [1]],
    ['nothing', undefined, 200, undefined],
    ['a body alone that has a status of its own', { status: 404 }, 200, { status: 404 }],
    ['a body alone with a status in words', { status: 'open', responseText: 'x' }, 200, { status: 'open', responseText: 'x' }],
  ])('is an answer with %s', (_title, value, status, body) => {
    expect(resolved(value)).toEqual({ kind: 'answered', status, headers: {}, body });
  });
});

describe('what the request of the SDK rejected with', () => {
  it.each([
    ['no body', { status: 503 }, 503, undefined],
    ['a body', { status: 422, responseText: '{"error":"x"}' }, 422, { error: 'x' }],
  ])('is an answer where it has a status, with %s', (_title, value, status, body) => {
    expect(rejected(value)).toEqual({ kind: 'answered', status, headers: {}, body });
  });

  it.each([
    ['the reason that it names', { status: 0, statusText: 'timeout' }, 'timeout'],
    ['the whole of it where it names none', { status: 0 }, { status: 0 }],
    ['an error', new Error('no'), new Error('no')],
    ['a status in words', { status: '503' }, { status: '503' }],
    ['nothing', undefined, undefined],
    ['null', null, null],
  ])('is no answer where nothing came back, for the reason: %s', (_title, value, cause) => {
    expect(rejected(value)).toEqual({ kind: 'unanswered', cause });
  });

  it('is no answer, either, where a status of 0 is resolved', () => {
    expect(resolved({ status: 0, responseText: '' })).toEqual({ kind: 'unanswered', cause: { status: 0, responseText: '' } });
  });
});

function headersOf(headers: unknown): unknown {
  const answer = rejected({ status: 500, headers });
  return answer.kind === 'answered' ? answer.headers : null;
}

describe('the headers of an answer', () => {
  it('are read by names in lower case, and as text', () => {
    expect(headersOf({ Date: 'today', 'RETRY-AFTER': 9, odd: null, list: ['a'], 'x-other': '' })).toEqual({
      date: 'today',
      'retry-after': '9',
      'x-other': '',
    });
  });

  it('are asked one by one for those that anything reads where they tell only one at a time', () => {
    class Headers {
      readonly held = new Map([
        ['date', 'd'],
        ['retry-after', '9'],
        ['x-zendesk-request-id', 'z'],
        ['x-request-id', 'x'],
        ['request-id', 'r'],
        ['set-cookie', 'secret'],
      ]);
      get(name: string): string | null {
        return this.held.get(name) ?? null;
      }
    }
    const headers = new Headers();
    expect(headersOf(headers)).toEqual({
      date: 'd',
      'retry-after': '9',
      'x-zendesk-request-id': 'z',
      'x-request-id': 'x',
      'request-id': 'r',
    });
    headers.held.clear();
    expect(headersOf(headers)).toEqual({});
  });

  it.each([undefined, null, 'date: today', [['date', 'today']]])('are none where they come as %j', (headers) => {
    expect(headersOf(headers)).toEqual({});
  });
});
