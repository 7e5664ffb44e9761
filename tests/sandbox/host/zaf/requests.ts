import { asText, isRecord } from './protocol.ts';

/** What client.request answers with: the SDK resolves or rejects with the first of `responseArgs`. */
export interface RequestAnswer {
  readonly outcome: 'done' | 'fail';
  readonly responseArgs: readonly unknown[];
}

interface JqXhr {
  readonly status: number;
  readonly statusText: string;
  readonly responseText: string;
  readonly responseJSON?: unknown;
}

export interface RequestSurroundings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly wait: (ms: number) => Promise<void>;
  readonly userKey: string;
  readonly subdomain: string;
}

interface AppRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly wantsComplete: boolean;
  readonly retriesOn429: boolean;
  readonly isSecure: boolean;
  readonly dataType: string | null;
  readonly timeoutMs: number | null;
}

// The sandbox's choice: Zendesk says that a throttled request is retried after Retry-After, not how often.
const MAX_RETRIES = 2;
const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

function formEncoded(data: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) {
    if (Array.isArray(value)) {
      // As jQuery.param writes a list.
      value.forEach((item) => pairs.append(`${name}[]`, asText(item)));
    } else if (isRecord(value)) {
      Object.entries(value).forEach(([key, item]) => pairs.append(`${name}[${key}]`, asText(item)));
    } else {
      pairs.append(name, value === null || value === undefined ? '' : asText(value));
    }
  }
  return pairs.toString();
}

function headersOf(value: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, text] of isRecord(value) ? Object.entries(value) : []) {
    // An app cannot choose who it is: Zendesk takes the person from the session.
    if (!name.toLowerCase().startsWith('x-sandbox-')) {
      headers[name.toLowerCase()] = asText(text);
    }
  }
  return headers;
}

/** The method of a client.request, under either of the names that jQuery.ajax takes. */
export function methodOf(options: Record<string, unknown>): string {
  return asText(options['type'] ?? options['method'] ?? 'GET').toUpperCase();
}

function readOptions(options: unknown): AppRequest | null {
  if (!isRecord(options) || typeof options['url'] !== 'string') {
    return null;
  }
  const method = methodOf(options);
  const data = options['data'];
  const text = typeof data === 'string' ? data : isRecord(data) ? formEncoded(data) : null;
  const headers = headersOf(options['headers']);
  const isQuery = method === 'GET' || method === 'HEAD';
  if (typeof options['contentType'] === 'string') {
    headers['content-type'] = options['contentType'];
  } else if (text !== null && !isQuery && headers['content-type'] === undefined) {
    headers['content-type'] = FORM;
  }
  const url = isQuery && text ? `${options['url']}${options['url'].includes('?') ? '&' : '?'}${text}` : options['url'];
  return {
    url,
    method,
    headers,
    body: isQuery ? null : text,
    wantsComplete: options['httpCompleteResponse'] === true,
    retriesOn429: options['autoRetry'] !== false,
    isSecure: options['secure'] === true && options['cors'] !== true,
    dataType: typeof options['dataType'] === 'string' ? options['dataType'] : null,
    timeoutMs: typeof options['timeout'] === 'number' && options['timeout'] > 0 ? options['timeout'] : null,
  };
}

type Target =
  | { readonly kind: 'zendesk'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'unknown' };

function targetOf(url: string, subdomain: string): Target {
  const account = `https://${subdomain}.zendesk.com`;
  if (!URL.canParse(url, account)) {
    return { kind: 'unknown' };
  }
  const resolved = new URL(url, account);
  if (resolved.origin !== account) {
    return { kind: 'elsewhere', url: resolved.href };
  }
  // The resolved path, so that "/api/v2/../../__sandbox" is not taken for an API address.
  return resolved.pathname.startsWith('/api/v2/') ? { kind: 'zendesk', path: resolved.pathname + resolved.search } : { kind: 'unknown' };
}

function failure(xhr: JqXhr): RequestAnswer {
  return { outcome: 'fail', responseArgs: [xhr, 'error', xhr.statusText] };
}

// The envelope of Zendesk's own 404 for an address it does not have.
const INVALID_ENDPOINT: JqXhr = {
  status: 404,
  statusText: 'Not Found',
  responseText: '{"error":"InvalidEndpoint","description":"Not found"}',
  responseJSON: { error: 'InvalidEndpoint', description: 'Not found' },
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function answerOf(response: Response, request: AppRequest): Promise<RequestAnswer> {
  const responseText = await response.text();
  const isJson = request.dataType === 'json' || (request.dataType === null && /\bjson\b/.test(response.headers.get('content-type') ?? ''));
  const responseJSON = isJson && responseText !== '' ? jsonOf(responseText) : undefined;
  const xhr: JqXhr = { status: response.status, statusText: response.statusText, responseText, responseJSON };
  if (!response.ok) {
    return failure(xhr);
  }
  if (isJson && responseText !== '' && responseJSON === undefined) {
    // As jQuery reports a body that is not the JSON it was announced to be.
    return { outcome: 'fail', responseArgs: [{ ...xhr, statusText: 'parsererror' }, 'parsererror'] };
  }
  if (request.wantsComplete) {
    return { outcome: 'done', responseArgs: [{ ...xhr, headers: Object.fromEntries(response.headers.entries()) }, 'success', xhr] };
  }
  return { outcome: 'done', responseArgs: [isJson ? responseJSON : responseText, 'success', xhr] };
}

function send(
  request: AppRequest,
  target: Exclude<Target, { kind: 'unknown' }>,
  { fetch, userKey }: RequestSurroundings,
): Promise<Response> {
  const signal = request.timeoutMs === null ? null : AbortSignal.timeout(request.timeoutMs);
  if (target.kind === 'zendesk') {
    const headers = { accept: 'application/json', ...request.headers, 'x-sandbox-user': userKey, 'x-sandbox-app': '1' };
    return fetch(target.path, { method: request.method, headers, body: request.body, signal });
  }
  const { method, headers, body, isSecure } = request;
  return fetch('/__sandbox/proxy', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: target.url, method, headers, body, user: userKey, secure: isSecure }),
    signal,
  });
}

/** Does what client.request asks: Zendesk's API as the agent, other hosts through the proxy, throttling retried unless `autoRetry` is false. */
export async function performRequest(options: unknown, surroundings: RequestSurroundings): Promise<RequestAnswer> {
  const request = readOptions(typeof options === 'string' ? { url: options } : options);
  const target: Target = request === null ? { kind: 'unknown' } : targetOf(request.url, surroundings.subdomain);
  if (request === null || target.kind === 'unknown') {
    return failure(INVALID_ENDPOINT);
  }
  try {
    for (let attempt = 0; ; attempt++) {
      const response = await send(request, target, surroundings);
      if (response.status !== 429 || !request.retriesOn429 || attempt === MAX_RETRIES) {
        return await answerOf(response, request);
      }
      await surroundings.wait(Math.max(0, Number(response.headers.get('retry-after') ?? 1)) * 1000);
    }
  } catch (cause) {
    // As jQuery reports a connection without an answer.
    const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
    return failure({ status: 0, statusText: isTimeout ? 'timeout' : 'error', responseText: '' });
  }
}
