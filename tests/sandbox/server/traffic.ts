import type { ApiResponse } from './http.ts';

/** One request of the app and its answer, as `/__sandbox/traffic` shows it. */
export interface Exchange {
  at: string;
  user: string;
  method: string;
  path: string;
  query: Record<string, string>;
  requestBody: unknown;
  /** 0 for a reply that was lost. */
  status: number;
  responseBody: unknown;
  ms: number;
  lost?: true;
}

interface Observed {
  request: { method: string; path: string; query: Record<string, string>; headers: Record<string, string>; body?: unknown };
  response: ApiResponse;
  startMs: number;
  endMs: number;
}

const mostExchanges = 20_000;

/** What the app has sent, oldest first; the oldest make room for new ones. */
export class Traffic {
  #exchanges: Exchange[] = [];

  record({ request, response, startMs, endMs }: Observed): void {
    if (this.#exchanges.length >= mostExchanges) this.#exchanges = this.#exchanges.slice(mostExchanges / 10);
    this.#exchanges.push({
      at: new Date(startMs).toISOString(),
      user: request.headers['x-sandbox-user'] ?? '',
      method: request.method,
      path: request.path,
      query: request.query,
      requestBody: request.body ?? null,
      status: response.status,
      responseBody: response.body,
      ms: Math.round(endMs - startMs),
      ...(response.lost === true ? { lost: true } : {}),
    });
  }

  list(): readonly Exchange[] {
    return this.#exchanges;
  }

  clear(): void {
    this.#exchanges = [];
  }
}
