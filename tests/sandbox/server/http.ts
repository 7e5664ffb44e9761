/** The simulator's own view of a request and an answer, so that it runs with and without a socket. */
export interface ApiRequest {
  method: string;
  /** With or without a query string; a query here is added to `query`. */
  path: string;
  query?: Record<string, string>;
  /** Names in any case. */
  headers?: Record<string, string>;
  /** Parsed JSON. */
  body?: unknown;
}

export interface ApiResponse {
  /** 0 where the reply is lost on its way: the write, if it was one, took effect. */
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON; null where there is none. */
  body: unknown;
  lost?: true;
}

export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export function created(body: unknown): Reply {
  return { status: 201, body };
}

export function noContent(): Reply {
  return { status: 204, body: null };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text of the caller's says; empty for anything but a text or a number. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Splits an address into its path and its query; a parameter given twice (`role[]=…`) is joined by commas. */
export function splitAddress(address: string, more: Record<string, string> = {}): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = address.split(/\?(.*)/s);
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) query[name] = name in query ? `${query[name]},${value}` : value;
  return { path, query: { ...query, ...more } };
}

/** Zendesk gives times to the second. */
export function isoSecond(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}
