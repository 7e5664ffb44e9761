import { describe, expect, test } from 'vitest';
import { answerMessage, asText, errorMessage, eventMessage, hookMessage, parseAppMessage } from '#sandbox/host/zaf/protocol.ts';

function posted(key: string, message?: unknown): string {
  return JSON.stringify({ key, message, appGuid: 'g', instanceGuid: 'g' });
}

describe('reading what the SDK posts', () => {
  test('reads the handshake', () => {
    expect(parseAppMessage(posted('iframe.handshake', { version: '2.0.9' }))).toEqual({ kind: 'handshake', version: '2.0.9' });
  });

  test('reads get, set and invoke with their numbers', () => {
    const call = { id: 3, request: 'get', params: ['ticket.id'], appGuid: 'g', instanceGuid: 'g' };
    expect(parseAppMessage(JSON.stringify(call))).toEqual({ kind: 'call', id: 3, verb: 'get', params: ['ticket.id'], instanceGuid: 'g' });
  });

  test('reads subscriptions with the count that is left', () => {
    expect(parseAppMessage(posted('iframe.on:ticket.tags.changed', { subscriberCount: 2 }))).toEqual({
      kind: 'subscription',
      event: 'ticket.tags.changed',
      count: 2,
    });
    expect(parseAppMessage(posted('iframe.off:ticket.tags.changed', { subscriberCount: 0 }))).toEqual({
      kind: 'subscription',
      event: 'ticket.tags.changed',
      count: 0,
    });
  });

  test('reads a request under its own number', () => {
    expect(parseAppMessage(posted('request:12', { url: '/api/v2/users/me' }))).toEqual({
      kind: 'request',
      key: 'request:12',
      options: { url: '/api/v2/users/me' },
    });
  });

  test('reads the reply to a hook, which is posted as an object', () => {
    expect(parseAppMessage({ appGuid: 'g', key: 'iframe.reply:ticket.save' })).toEqual({
      kind: 'reply',
      hook: 'ticket.save',
      refusal: null,
    });
    expect(parseAppMessage({ appGuid: 'g', key: 'iframe.reply:ticket.save', error: { msg: 'No.' } })).toEqual({
      kind: 'reply',
      hook: 'ticket.save',
      refusal: { reason: 'No.' },
    });
  });

  test('reads a trigger with its data', () => {
    expect(parseAppMessage(posted('iframe.trigger:ping', { n: 1 }))).toEqual({
      kind: 'trigger',
      event: 'ping',
      data: { n: 1 },
      instanceGuid: 'g',
    });
  });

  test('knows the keep-alive of the session as a message that wants no answer', () => {
    expect(parseAppMessage(posted('session.live'))).toEqual({ kind: 'other', key: 'session.live' });
  });

  test.each([['{'], ['"text"'], [''], [null], [12], [[1]]])('takes %j for no message', (data) => {
    expect(parseAppMessage(data)).toBeNull();
  });
});

describe('writing what the SDK reads', () => {
  test('puts the prefix of the framework before an event', () => {
    expect(JSON.parse(eventMessage('ticket.status.changed', 'open'))).toEqual({ key: 'zaf.ticket.status.changed', message: 'open' });
  });

  test('asks a hook for a reply', () => {
    expect(JSON.parse(hookMessage('ticket.save'))).toEqual({ key: 'zaf.ticket.save', needsReply: true });
  });

  test('answers a request under its number', () => {
    expect(JSON.parse(answerMessage('request:1', 'fail', [{ status: 500 }]))).toEqual({
      key: 'zaf.request:1.fail',
      message: { responseArgs: [{ status: 500 }] },
    });
  });

  test('names every error, since the SDK would resolve a nameless one', () => {
    expect(JSON.parse(errorMessage(4, { name: 'Error', message: 'No.' }))).toEqual({ id: 4, error: { name: 'Error', message: 'No.' } });
  });

  test('writes values that are not text as JSON', () => {
    expect([asText('a'), asText(1), asText(undefined), asText({ a: 1 })]).toEqual(['a', '1', 'null', '{"a":1}']);
  });
});
