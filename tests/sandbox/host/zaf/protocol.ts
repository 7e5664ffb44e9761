/**
 * The messages of the Zendesk App Framework between an app's frame and the page around it,
 * as the SDK's client.js writes and reads them. Pure: text in, text out.
 */

export type CallVerb = 'get' | 'set' | 'invoke';

export type AppMessage =
  | { readonly kind: 'handshake'; readonly version: string }
  | { readonly kind: 'call'; readonly id: number; readonly verb: CallVerb; readonly params: unknown; readonly instanceGuid: string | null }
  | { readonly kind: 'request'; readonly key: string; readonly options: unknown }
  | { readonly kind: 'subscription'; readonly event: string; readonly count: number }
  | { readonly kind: 'trigger'; readonly event: string; readonly data: unknown; readonly instanceGuid: string | null }
  | { readonly kind: 'reply'; readonly hook: string; readonly refusal: { readonly reason: unknown } | null }
  | { readonly kind: 'other'; readonly key: string };

export interface ZafError {
  readonly name: string;
  readonly message: string;
}

const CALL_VERBS: readonly string[] = ['get', 'set', 'invoke'] satisfies readonly CallVerb[];

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as text: strings as they are, everything else as JSON writes it. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function decode(data: unknown): Record<string, unknown> | null {
  if (typeof data !== 'string') {
    return isRecord(data) ? data : null;
  }
  try {
    const parsed: unknown = JSON.parse(data);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function afterPrefix(key: string, prefix: string): string | null {
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

function subscription(key: string, message: unknown): AppMessage | null {
  const event = afterPrefix(key, 'iframe.on:') ?? afterPrefix(key, 'iframe.off:');
  if (event === null) {
    return null;
  }
  const count = isRecord(message) && typeof message['subscriberCount'] === 'number' ? message['subscriberCount'] : 0;
  return { kind: 'subscription', event, count };
}

function keyedMessage(key: string, body: Record<string, unknown>): AppMessage {
  const message = body['message'];
  if (key === 'iframe.handshake') {
    return { kind: 'handshake', version: (isRecord(message) && textOf(message['version'])) || 'unknown' };
  }
  const subscribed = subscription(key, message);
  if (subscribed !== null) {
    return subscribed;
  }
  const triggered = afterPrefix(key, 'iframe.trigger:');
  if (triggered !== null) {
    return { kind: 'trigger', event: triggered, data: message, instanceGuid: textOf(body['instanceGuid']) };
  }
  const hook = afterPrefix(key, 'iframe.reply:');
  if (hook !== null) {
    const error = body['error'];
    return { kind: 'reply', hook, refusal: isRecord(error) ? { reason: error['msg'] } : null };
  }
  return /^request:\d+$/.test(key) ? { kind: 'request', key, options: message } : { kind: 'other', key };
}

/** Reads what a frame posted: JSON text for most messages, a plain object for the reply to a hook. Anything else is null. */
export function parseAppMessage(data: unknown): AppMessage | null {
  const body = decode(data);
  if (body === null) {
    return null;
  }
  const { id, request, key } = body;
  if (typeof id === 'number' && typeof request === 'string' && CALL_VERBS.includes(request)) {
    return { kind: 'call', id, verb: request as CallVerb, params: body['params'], instanceGuid: textOf(body['instanceGuid']) };
  }
  return typeof key === 'string' ? keyedMessage(key, body) : null;
}

export function eventMessage(event: string, payload: unknown): string {
  return JSON.stringify({ key: `zaf.${event}`, message: payload });
}

export function hookMessage(hook: string): string {
  return JSON.stringify({ key: `zaf.${hook}`, needsReply: true });
}

export function resultMessage(id: number, result: unknown): string {
  return JSON.stringify({ id, result });
}

/** The SDK makes an Error only of an error with a name; a nameless one would resolve the app's promise. */
export function errorMessage(id: number, error: ZafError): string {
  return JSON.stringify({ id, error });
}

export function answerMessage(key: string, outcome: 'done' | 'fail', responseArgs: readonly unknown[]): string {
  return eventMessage(`${key}.${outcome}`, { responseArgs });
}
