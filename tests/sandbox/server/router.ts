import { invalidEndpoint } from './errors.ts';
import type { Reply } from './http.ts';

export interface Call<Context> {
  context: Context;
  /** What the `:name` parts of the pattern stand for. */
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

type Handler<Context> = (call: Call<Context>) => Reply;

export interface Route<Context> {
  method: string;
  segments: string[];
  handler: Handler<Context>;
}

/** `route('GET', '/users/:user/tickets', …)`; earlier routes win, so fixed words come before `:names`. */
export function route<Context>(method: string, pattern: string, handler: Handler<Context>): Route<Context> {
  return { method, segments: pattern.split('/').slice(1), handler };
}

export interface Found<Context> {
  handler: Handler<Context>;
  params: Record<string, string>;
}

/** Finds the route; Zendesk answers with and without `.json` at the end, and 404 where the method does not fit. */
export function findRoute<Context>(routes: readonly Route<Context>[], method: string, path: string): Found<Context> {
  const segments = path
    .replace(/\.json$/, '')
    .replace(/\/$/, '')
    .split('/')
    .slice(1);
  for (const candidate of routes) {
    const params = candidate.method === method ? match(candidate.segments, segments) : null;
    if (params !== null) return { handler: candidate.handler, params };
  }
  throw invalidEndpoint();
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) {
      const value = decode(segment);
      if (value === null) return null;
      params[part.slice(1)] = value;
    } else if (part !== segment) return null;
  }
  return params;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
