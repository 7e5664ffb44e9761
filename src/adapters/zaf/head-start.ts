import { isRecord } from '../shared/is-record.ts';
import type { TransportRequest } from '../shared/transport.ts';
import { requestOptions } from './sdk-words.ts';

/** What the workspace told is taken for its word for so long: an agent may be changing the ticket. */
export const VALUES_HOLD_MS = 1_000;
/** A request that was sent longer ago is sent again: what it says may have changed. */
export const ANSWERS_HOLD_MS = 10_000;

/** An SDK's client with which things are asked before whoever needs them is there. */
export interface HeadStart {
  /** Reads what will be read, and gives it by its path; empty where that failed. */
  readonly readAhead: (paths: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
  /** Sends what will be asked. */
  readonly askAhead: (request: TransportRequest) => void;
  /**
   * The same client, which gives what was asked ahead to whoever asks the same: each answer once, so that what is read again is
   * fresh. Whatever else is asked goes to Zendesk.
   */
  readonly sdk: ZafSdkClient;
}

export function createHeadStart(sdk: ZafSdkClient, nowMs: () => number = () => performance.now()): HeadStart {
  const underWay = new Map<string, { readonly answer: Promise<unknown>; readonly askedAtMs: number }>();
  let told: { readonly values: Readonly<Record<string, unknown>>; readonly unread: Set<string>; readonly atMs: number } | null = null;
  return {
    async readAhead(paths) {
      const values = await sdk.get([...paths]).catch(() => null);
      // What is no answer in the usual form is left to whoever can tell what it is.
      if (!isRecord(values) || !isRecord(values['errors'])) return {};
      told = { values, unread: new Set(paths), atMs: nowMs() };
      return values;
    },
    askAhead(request) {
      const options = requestOptions(request);
      const answer = sdk.request(options);
      // Whoever asks the same hears of it.
      answer.catch(() => undefined);
      underWay.set(JSON.stringify(options), { answer, askedAtMs: nowMs() });
    },
    sdk: {
      on: sdk.on.bind(sdk),
      off: sdk.off.bind(sdk),
      set: sdk.set.bind(sdk),
      invoke: sdk.invoke.bind(sdk),
      trigger: sdk.trigger.bind(sdk),
      get(paths) {
        const known = told;
        const isKnown = known !== null && nowMs() - known.atMs <= VALUES_HOLD_MS && paths.every((path) => known.unread.has(path));
        if (!isKnown) return sdk.get(paths);
        for (const path of paths) known.unread.delete(path);
        return Promise.resolve(known.values);
      },
      request(options) {
        const name = JSON.stringify(options);
        const asked = underWay.get(name);
        underWay.delete(name);
        return asked !== undefined && nowMs() - asked.askedAtMs <= ANSWERS_HOLD_MS ? asked.answer : sdk.request(options);
      },
    },
  };
}
