import type { ZafClient } from '#adapters/zaf/client.ts';
import { ok } from '#domain/shared/result.ts';

/** A workspace that holds what it is given, does whatever it is asked and says only what a test lets it say. */
export interface FakeClient extends ZafClient {
  /** What was asked of it, as the words of the call. */
  readonly invoked: (readonly unknown[])[];
  /** The events that somebody listens for. */
  listenedFor(): readonly string[];
  fire(event: string, payload?: unknown): unknown;
}

export function fakeClient(values: Readonly<Record<string, unknown>> = {}): FakeClient {
  const invoked: (readonly unknown[])[] = [];
  const handlers = new Map<string, (payload: unknown) => unknown>();
  return {
    invoked,
    listenedFor: () => [...handlers.keys()],
    fire: (event, payload) => handlers.get(event)?.(payload),
    metadata: { settings: null },
    get: (paths) => Promise.resolve(ok(new Map(paths.filter((path) => path in values).map((path) => [path, values[path]])))),
    set: () => Promise.resolve(ok(undefined)),
    invoke(...call) {
      invoked.push(call);
      return Promise.resolve(ok(undefined));
    },
    request: () => Promise.resolve({ kind: 'unanswered', cause: 'not used' }),
    on(event, handler) {
      handlers.set(event, handler);
      return () => void handlers.delete(event);
    },
  };
}
