import { type Result, ok } from '#domain/shared/result.ts';
import type { WorkspaceError } from '#ports/workspace.ts';
import type { TransportAnswer, TransportRequest } from '../shared/transport.ts';
import { REQUEST_TIMEOUT_MS, type ZafClient } from './client.ts';

/** What the workspace told is taken for its word for so long: an agent may be changing the ticket. */
const VALUES_HOLD_MS = 1_000;

type Values = Result<ReadonlyMap<string, unknown>, WorkspaceError>;

/** A client with which things are asked before whoever needs them is there. */
export interface HeadStart {
  /** Reads what will be read. */
  readonly readAhead: (paths: readonly string[]) => Promise<Values>;
  /** Sends what will be asked. */
  readonly askAhead: (request: TransportRequest) => void;
  /**
   * The same client, which gives what was asked ahead to whoever asks the same: each answer once, so that what is read again is
   * fresh, and none that is older than an answer may be anyway. Whatever else is asked goes to Zendesk.
   */
  readonly client: ZafClient;
}

export function createHeadStart(client: ZafClient, nowMs: () => number = () => performance.now()): HeadStart {
  const underWay = new Map<string, { readonly answer: Promise<TransportAnswer>; readonly askedAtMs: number }>();
  let told: { readonly values: ReadonlyMap<string, unknown>; readonly unread: Set<string>; readonly atMs: number } | null = null;
  return {
    async readAhead(paths) {
      const values = await client.get(paths);
      if (values.ok) told = { values: values.value, unread: new Set(paths), atMs: nowMs() };
      return values;
    },
    askAhead(request) {
      underWay.set(nameOf(request), { answer: client.request(request), askedAtMs: nowMs() });
    },
    client: {
      ...client,
      get(paths) {
        const known = told;
        const isKnown = known !== null && nowMs() - known.atMs <= VALUES_HOLD_MS && paths.every((path) => known.unread.has(path));
        if (!isKnown) return client.get(paths);
        for (const path of paths) known.unread.delete(path);
        return Promise.resolve(ok(new Map([...known.values].filter(([path]) => paths.includes(path)))));
      },
      request(request) {
        const name = nameOf(request);
        const asked = underWay.get(name);
        underWay.delete(name);
        return asked !== undefined && nowMs() - asked.askedAtMs <= REQUEST_TIMEOUT_MS ? asked.answer : client.request(request);
      },
    },
  };
}

function nameOf({ method, url, body }: TransportRequest): string {
  return JSON.stringify([method, url, body]);
}
