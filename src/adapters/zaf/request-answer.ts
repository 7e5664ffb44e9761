import type { TransportAnswer } from '../shared/transport.ts';
import { isRecord } from '../shared/is-record.ts';

/**
 * Reads what the SDK's `request` resolved or rejected with. Both are meant to be like a jqXHR with `status`, `responseJSON`
 * and `responseText`; headers come as a plain object or with a `get`, and not at all on some failures.
 */
export function requestAnswer(settled: { readonly isDone: boolean; readonly value: unknown }): TransportAnswer {
  const { isDone, value } = settled;
  if (isRecord(value) && typeof value['status'] === 'number' && (!isDone || 'responseText' in value || 'responseJSON' in value)) {
    // A status of 0 is the browser's way to say that nothing came back.
    if (value['status'] === 0) return { kind: 'unanswered', cause: value['statusText'] ?? value };
    return { kind: 'answered', status: value['status'], headers: headersOf(value['headers']), body: bodyOf(value) };
  }
  // A host that does not know `httpCompleteResponse` answers with the body alone.
  return isDone ? { kind: 'answered', status: 200, headers: {}, body: value } : { kind: 'unanswered', cause: value };
}

/** The headers that anything here reads; an object with a `get` does not tell which it has. */
const HEADERS = ['date', 'retry-after', 'x-zendesk-request-id', 'x-request-id', 'request-id'] as const;

function headersOf(headers: unknown): Readonly<Record<string, string>> {
  if (!isRecord(headers)) return {};
  const read = headers['get'];
  if (typeof read === 'function') {
    const pairs = HEADERS.map((name) => [name, read.call(headers, name) as unknown] as const);
    return Object.fromEntries(pairs.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])));
  }
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, text]) =>
      typeof text === 'string' || typeof text === 'number' ? [[name.toLowerCase(), String(text)]] : [],
    ),
  );
}

function bodyOf(response: Readonly<Record<string, unknown>>): unknown {
  const { responseJSON, responseText } = response;
  if (responseJSON !== undefined) return responseJSON;
  if (typeof responseText !== 'string') return undefined;
  try {
    return JSON.parse(responseText);
  } catch {
    return undefined;
  }
}
