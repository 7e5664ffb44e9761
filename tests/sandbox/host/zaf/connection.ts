import {
  answerMessage,
  errorMessage,
  eventMessage,
  hookMessage,
  isRecord,
  parseAppMessage,
  resultMessage,
  type AppMessage,
  type ZafError,
} from './protocol.ts';
import type { RequestAnswer } from './requests.ts';

export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ZafError };

export interface ZafEvent {
  readonly name: string;
  readonly payload: unknown;
}

export type HookAnswer =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly reason: string | null }
  | { readonly kind: 'unanswered' };

/** What the workspace offers to one app frame. */
export interface AppHost {
  registration(): { readonly metadata: unknown; readonly context: unknown };
  get(path: string): Outcome;
  set(path: string, value: unknown): Outcome;
  invoke(action: string, args: readonly unknown[]): Outcome;
  request(options: unknown): Promise<RequestAnswer>;
  trigger(event: ZafEvent): void;
  /** What is told once, to the first subscriber of an event after the app has loaded; null where there is nothing to tell. */
  firstNews(event: string): ZafEvent | null;
}

export interface LoggedMessage {
  readonly direction: 'in' | 'out';
  readonly text: string;
}

export interface AppConnection {
  receive(data: unknown): void;
  /** Sends an event to the app where it has subscribed to it, and to the wildcard "*.changed" where it has subscribed to that. */
  emit(event: ZafEvent): void;
  /** Asks the app's handlers of a hook, such as ticket.save. An app without a handler allows. */
  ask(hook: string): Promise<HookAnswer>;
  close(): void;
}

interface ConnectionOptions {
  readonly guid: string;
  readonly host: AppHost;
  readonly post: (message: string) => void;
  readonly log?: (message: LoggedMessage) => void;
  readonly hookTimeoutMs?: number;
}

// Zendesk does not say how long it waits for a save hook; the sandbox gives up after this so that a test cannot hang.
const HOOK_TIMEOUT_MS = 60_000;

function reasonOf(refusal: { readonly reason: unknown }): string | null {
  return typeof refusal.reason === 'string' && refusal.reason !== '' ? refusal.reason : null;
}

function inBulk(entries: readonly (readonly [string, Outcome])[]): Record<string, unknown> {
  const errors: Record<string, ZafError> = {};
  const result: Record<string, unknown> = {};
  for (const [path, outcome] of entries) {
    if (outcome.ok) {
      result[path] = outcome.value;
    } else {
      errors[path] = outcome.error;
    }
  }
  return { ...result, errors };
}

function callEntries(host: AppHost, message: Extract<AppMessage, { kind: 'call' }>): (readonly [string, Outcome])[] | null {
  const { verb, params } = message;
  if (verb === 'get') {
    return Array.isArray(params) ? params.map((path) => [String(path), host.get(String(path))] as const) : null;
  }
  if (!isRecord(params)) {
    return null;
  }
  return Object.entries(params).map(([name, value]) =>
    verb === 'set'
      ? ([name, host.set(name, value)] as const)
      : ([name, host.invoke(name, Array.isArray(value) ? value : [value])] as const),
  );
}

/** The workspace's end of one app frame: the counterpart of the SDK's Client. */
export function createConnection({ guid, host, post, log, hookTimeoutMs = HOOK_TIMEOUT_MS }: ConnectionOptions): AppConnection {
  const subscribers = new Map<string, number>();
  const told = new Set<string>();
  const pendingHooks = new Map<string, (answer: HookAnswer) => void>();
  let isRegistered = false;
  let isClosed = false;

  function send(text: string): void {
    if (!isClosed) {
      log?.({ direction: 'out', text });
      post(text);
    }
  }

  function settleHooks(answer: HookAnswer): void {
    const settle = [...pendingHooks.values()];
    pendingHooks.clear();
    for (const answerHook of settle) {
      answerHook(answer);
    }
  }

  function register(): void {
    // A frame that reloads itself shakes hands again; what the earlier page had subscribed to is gone with it.
    subscribers.clear();
    told.clear();
    settleHooks({ kind: 'unanswered' });
    isRegistered = true;
    send(eventMessage('app.registered', host.registration()));
  }

  function subscribe(event: string, count: number): void {
    subscribers.set(event, count);
    if (count === 0 || told.has(event)) {
      return;
    }
    told.add(event);
    const news = host.firstNews(event);
    if (news !== null) {
      send(eventMessage(news.name, news.payload));
    }
  }

  function answerCall(message: Extract<AppMessage, { kind: 'call' }>): void {
    if (message.instanceGuid !== null && message.instanceGuid !== guid) {
      send(errorMessage(message.id, { name: 'Error', message: `No app instance ${message.instanceGuid} is open.` }));
      return;
    }
    const entries = callEntries(host, message);
    send(
      entries === null
        ? errorMessage(message.id, { name: 'Error', message: `The parameters of "${message.verb}" are not in the SDK's form.` })
        : resultMessage(message.id, inBulk(entries)),
    );
  }

  async function answerRequest(key: string, options: unknown): Promise<void> {
    const answer = await host.request(options);
    send(answerMessage(key, answer.outcome, answer.responseArgs));
  }

  function act(message: AppMessage): void {
    switch (message.kind) {
      case 'handshake':
        return register();
      case 'call':
        return answerCall(message);
      case 'request':
        void answerRequest(message.key, message.options);
        return;
      case 'subscription':
        return subscribe(message.event, message.count);
      case 'trigger':
        return host.trigger({ name: message.event, payload: message.data });
      case 'reply': {
        const settle = pendingHooks.get(message.hook);
        pendingHooks.delete(message.hook);
        settle?.(message.refusal === null ? { kind: 'allowed' } : { kind: 'refused', reason: reasonOf(message.refusal) });
        return;
      }
      case 'other':
        // session.live and __track__ are reports that the SDK expects no answer to.
        return;
    }
  }

  function ask(hook: string): Promise<HookAnswer> {
    if (!isRegistered || (subscribers.get(hook) ?? 0) === 0) {
      return Promise.resolve({ kind: 'allowed' });
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        pendingHooks.delete(hook);
        resolve({ kind: 'unanswered' });
      }, hookTimeoutMs);
      pendingHooks.set(hook, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      send(hookMessage(hook));
    });
  }

  return {
    receive(data) {
      const message = parseAppMessage(data);
      // Before the handshake nothing is answered: the SDK itself sends nothing else first.
      if (message === null || isClosed || (!isRegistered && message.kind !== 'handshake')) {
        return;
      }
      log?.({ direction: 'in', text: typeof data === 'string' ? data : JSON.stringify(data) });
      act(message);
    },
    emit({ name, payload }) {
      if ((subscribers.get(name) ?? 0) > 0) {
        send(eventMessage(name, payload));
      }
      if (name.endsWith('.changed') && (subscribers.get('*.changed') ?? 0) > 0) {
        send(eventMessage('*.changed', { propertyName: name.slice(0, -'.changed'.length), newValue: payload }));
      }
    },
    ask,
    close() {
      isClosed = true;
      settleHooks({ kind: 'unanswered' });
    },
  };
}
