import type { WorkspaceError } from '#ports/workspace.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { Transport } from '../shared/transport.ts';
import { isRecord } from '../shared/is-record.ts';
import { requestAnswer } from './request-answer.ts';
import { requestOptions, settingsOf } from './sdk-words.ts';
import { type Ending, endingWithin } from './time-limit.ts';

/** Reading and doing things in the workspace stays inside the browser: this is beyond any busy page, and short enough to say so. */
export const CALL_TIMEOUT_MS = 8_000;
/** Zendesk's slow answers take seconds; one that takes longer is as good as none. The SDK itself would wait for ever. */
export const REQUEST_TIMEOUT_MS = 15_000;

/** The workspace's end of the app framework, with bounds on every wait and failures as data. */
export interface ZafClient {
  /** What the app was told when it registered. */
  readonly metadata: { readonly settings: unknown };
  /** Reads paths in one call. A path that the workspace does not have is absent from the map. */
  get(paths: readonly string[]): Promise<Result<ReadonlyMap<string, unknown>, WorkspaceError>>;
  set(path: string, value: unknown): Promise<Result<void, WorkspaceError>>;
  invoke(action: string, ...args: readonly unknown[]): Promise<Result<void, WorkspaceError>>;
  readonly request: Transport;
  /** Gives a function that stops it. */
  on(event: string, handler: (payload: unknown) => unknown): () => void;
}

export function createZafClient(sdk: ZafSdkClient, registration: unknown): ZafClient {
  return {
    metadata: { settings: settingsOf(registration) },
    async get(paths) {
      const ending = await endingWithin(CALL_TIMEOUT_MS, () => sdk.get([...paths]));
      const answer = settled(paths.join(' '), ending);
      return answer.ok ? valuesOf(paths, answer.value) : answer;
    },
    async set(path, value) {
      return done(path, settled(path, await endingWithin(CALL_TIMEOUT_MS, () => sdk.set(path, value))));
    },
    async invoke(action, ...args) {
      return done(action, settled(action, await endingWithin(CALL_TIMEOUT_MS, () => sdk.invoke(action, ...args))));
    },
    async request(request) {
      const ending = await endingWithin(REQUEST_TIMEOUT_MS, () => sdk.request(requestOptions(request)));
      if (ending.kind === 'timed_out') return { kind: 'unanswered', cause: 'timeout' };
      const isDone = ending.kind === 'answered';
      return requestAnswer({ isDone, value: isDone ? ending.value : ending.cause });
    },
    on(event, handler) {
      sdk.on(event, handler);
      return () => void sdk.off(event, handler);
    },
  };
}

function settled(what: string, ending: Ending<unknown>): Result<unknown, WorkspaceError> {
  if (ending.kind === 'timed_out') return fail({ kind: 'timed_out', what });
  const value = ending.kind === 'failed' ? ending.cause : ending.value;
  // The SDK on npm gives up after 5 s with an object that is no Error, and its clean-up turns that rejection into a result.
  if (isRecord(value) && value['name'] === 'TimeoutError') return fail({ kind: 'timed_out', what, cause: value });
  return ending.kind === 'failed' ? fail(refusal(what, value)) : ok(value);
}

/** Zendesk names paths and actions that a location does not have in words only. */
const NO_SUCH_THING = /could not find handler|not supported|not available|does not exist|unknown/i;

function refusal(what: string, cause: unknown): WorkspaceError {
  const message = isRecord(cause) || cause instanceof Error ? cause['message' as keyof typeof cause] : cause;
  return { kind: NO_SUCH_THING.test(String(message)) ? 'unsupported' : 'refused', what, cause };
}

function done(what: string, answer: Result<unknown, WorkspaceError>): Result<void, WorkspaceError> {
  if (!answer.ok) return answer;
  // As with what is read, an answer may name what was asked among its errors.
  const errors = isRecord(answer.value) ? answer.value['errors'] : null;
  return isRecord(errors) && what in errors ? fail(refusal(what, errors[what])) : ok(undefined);
}

function valuesOf(paths: readonly string[], result: unknown): Result<ReadonlyMap<string, unknown>, WorkspaceError> {
  const isAnswer = isRecord(result) && ('errors' in result || paths.length === 0 || paths.some((path) => path in result));
  // An error without a name is resolved like a result by the SDK on npm: it has none of the paths that were asked for.
  if (!isAnswer) return fail(refusal(paths.join(' '), result));
  const errors = isRecord(result['errors']) ? result['errors'] : {};
  return ok(new Map(paths.filter((path) => !(path in errors)).map((path) => [path, result[path]])));
}
