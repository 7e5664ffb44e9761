/** Zendesk's app framework SDK, as far as this app uses it: the package on npm has no types, and neither has Zendesk's own script. */
interface ZafSdkClient {
  on(event: string, handler: (payload: unknown) => unknown): void;
  off(event: string, handler: (payload: unknown) => unknown): unknown;
  get(paths: readonly string[]): Promise<unknown>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(action: string, ...args: readonly unknown[]): Promise<unknown>;
  request(options: Readonly<Record<string, unknown>>): Promise<unknown>;
  trigger(event: string, payload?: unknown): void;
}

interface ZafSdk {
  /** False where the page was not opened by Zendesk. */
  init(): ZafSdkClient | false;
}

interface Window {
  /** Set by Zendesk's script tag, where that could be loaded. */
  readonly ZAFClient?: ZafSdk;
}

declare module 'zendesk_app_framework_sdk' {
  const sdk: ZafSdk;
  export = sdk;
}
