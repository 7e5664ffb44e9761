/** One request to a server's API, before anything is known of what it means. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Absolute, or relative to the account for Zendesk's own API. */
  readonly url: string;
  /** Sent as a form where it is `URLSearchParams`, as JSON otherwise; undefined sends none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * True where the headers hold `{{setting.name}}`: Zendesk's proxy puts the secret in its place, for hosts that the manifest
   * names, and the browser never sees it.
   */
  readonly isSecure?: boolean;
}

/** What came back: an answer of any status, or none that can be relied on. */
export type TransportAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      /** Parsed JSON; undefined where the body is none. */
      readonly body: unknown;
    }
  | { readonly kind: 'unanswered'; readonly cause: unknown };

/** Sends a request once, as the person signed in. Never rejects. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;
