import { vi } from 'vitest';
import { type ZafClient, createZafClient } from '#adapters/zaf/client.ts';
import { createRuntime } from '#adapters/browser/runtime.ts';
import { type ZendeskRequest, createZendeskRequest } from '#adapters/zendesk/request.ts';
import type { TransportRequest } from '#adapters/shared/transport.ts';
import { type RequestPace, createRequestPace } from '#ledger/request-pace.ts';
import type { Runtime } from '#ports/runtime.ts';
import { seededRandom } from '#builders/random.ts';
import { type SandboxApi, createSandboxApi } from '#sandbox/server/api.ts';
import type { InstalledApp, Manifest } from '#sandbox/server/app-description.ts';
import { type ApiResponse, splitAddress } from '#sandbox/server/http.ts';
import { createVendors, proxyRequest } from '#sandbox/server/proxy.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { readRequiredObjects } from '#sandbox/world/objects.ts';
import { readFileSync } from 'node:fs';
import { pacedTransport } from '#adapters/shared/paced-transport.ts';
import type { HostAnswer, WrongAnswer } from './answers.ts';
import { callOf } from './calls.ts';

const START_MS = Date.parse('2026-10-28T09:30:00.500Z');

const REQUEST_MS = 7;

const objects = readRequiredObjects('requirements.json');
const manifest = JSON.parse(readFileSync('manifest.json', 'utf8')) as Manifest;
// The same for every account: what changes is kept beside it.
const world = createWorld({ nowMs: START_MS, objects });
const vendors = createVendors();

/** A simulated account as the app's pages reach it through Zendesk's framework, with one call that may be answered wrongly. */
export interface MatrixAccount {
  readonly api: SandboxApi;
  /** The calls that were made, each once, since they were last forgotten. */
  readonly calls: Set<string>;
  /** Sets the clocks of people's machines so far ahead of the server's. */
  setMachinesAhead(ms: number): void;
  /** When each request came. */
  readonly askedMs: number[];
  /** The rest of the framework around a page; null: nobody asks it for anything. */
  workspace: WorkspaceSdk | null;
  wrong: { readonly call: string; readonly answer: WrongAnswer } | null;
  /** The app's end of the framework, for one person, on a ticket or on the leads' page. */
  page(userKey: string, where?: 'ticket' | 'lead'): MatrixPage;
}

/** What a page does in the workspace, without a request. */
export type WorkspaceSdk = Pick<ZafSdkClient, 'get' | 'set' | 'invoke'>;

export interface MatrixPage {
  readonly client: ZafClient;
  readonly request: ZendeskRequest;
  readonly runtime: Runtime;
  readonly pace: RequestPace;
}

export function openAccount(
  app: { readonly settings?: Readonly<Record<string, string>>; readonly sendsDate?: boolean } = {},
): MatrixAccount {
  let aheadMs = 0;
  const clock = (): number => Date.now() - aheadMs;
  const api = createSandboxApi(world, { clock, faults: { rateLimitPerMinute: 0, searchLagMs: 0 } });
  if (app.sendsDate === false) api.state.account.change({ sendsDate: false });
  const random = seededRandom(1);
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${ids}`;
  };
  const account: MatrixAccount = {
    api,
    calls: new Set(),
    askedMs: [],
    workspace: null,
    setMachinesAhead(ms) {
      vi.setSystemTime(clock() + ms);
      aheadMs = ms;
    },
    wrong: null,
    page(userKey, where = 'ticket') {
      const client = createZafClient(
        { ...sdkOf((request) => answerOf(account, userKey, request, app.settings ?? {})), ...account.workspace },
        null,
      );
      const machine = createRuntime();
      const runtime: Runtime = { ...machine, random, newId };
      const pace = createRequestPace(runtime);
      const transport = where === 'lead' ? pacedTransport(client.request, pace) : client.request;
      return { client, runtime, pace, request: createZendeskRequest({ transport, learnServerTime: machine.learnServerTime }) };
    },
  };
  return account;
}

function unused(): Promise<never> {
  return Promise.reject(new Error('not used'));
}

/** Zendesk's framework as far as it makes requests: it resolves and rejects with what is like a jqXHR. */
function sdkOf(answer: (request: TransportRequest) => Promise<HostAnswer | null>): ZafSdkClient {
  return {
    on: () => {},
    off: () => {},
    trigger: () => {},
    get: unused,
    set: unused,
    invoke: unused,
    async request(options) {
      const { type, url, data, headers, secure } = options as Record<'type' | 'url' | 'data', string> & {
        headers?: Record<string, string>;
        secure?: boolean;
      };
      const body: unknown = data === undefined ? undefined : JSON.parse(data);
      const method = type as TransportRequest['method'];
      const came = await answer({ method, url, body, ...(headers !== undefined && { headers }), isSecure: secure === true });
      if (came === null) return new Promise(() => {});
      const { status, text } = came;
      const xhr = { status, statusText: status === 0 ? 'error' : '', responseText: text, headers: came.headers ?? {}, ...jsonOf(text) };
      if (status >= 200 && status < 300) return xhr;
      throw xhr;
    },
  };
}

function jsonOf(text: string): { readonly responseJSON?: unknown } {
  try {
    return { responseJSON: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
}

async function answerOf(
  account: MatrixAccount,
  userKey: string,
  request: TransportRequest,
  settings: Readonly<Record<string, string>>,
): Promise<HostAnswer | null> {
  // What is written later has a later stamp, and so a later id.
  vi.setSystemTime(Date.now() + REQUEST_MS);
  const call = callOf(request);
  account.calls.add(call);
  account.askedMs.push(Date.now());
  const wrong = account.wrong?.call === call ? account.wrong.answer : null;
  if (wrong?.reaches === false) return wrong.answer({ status: 0, text: '' });
  const { status, headers, body } = request.url.startsWith('/')
    ? await account.api.handle({ ...zendesk(request), headers: { 'X-Sandbox-User': userKey } })
    : vendor(account, request, settings);
  const right = { status, headers, text: body === null || body === undefined ? '' : JSON.stringify(body) };
  return wrong === null ? right : wrong.answer(right);
}

function zendesk({ method, url, body }: TransportRequest): Parameters<SandboxApi['handle']>[0] {
  return { method, ...splitAddress(url), body: body ?? null };
}

function vendor(account: MatrixAccount, request: TransportRequest, settings: Readonly<Record<string, string>>): ApiResponse {
  const { method, url, headers, body, isSecure } = request;
  const shops = { stripe_key: 'sk_test_sandbox', shopify_shop: 'sandbox.myshopify.com', shopify_token: 'shpat_sandbox_all' };
  const app: InstalledApp = { manifest, settings: { ...shops, ...settings }, locales: [], notices: [] };
  const call = { method, url, headers, secure: isSecure, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const reply = proxyRequest(call, { app, vendors, state: account.api.state, nowMs: Date.now() });
  return { status: reply.status, headers: reply.headers ?? {}, body: structuredClone(reply.body) };
}

/** So many waits, one after the other, are no waiting any more. */
const WAITS_AT_MOST = 3_000;

/** Lets everything come to its end that waits for nobody. */
export async function settle(): Promise<void> {
  for (let waits = 0; waits < WAITS_AT_MOST; waits += 1) {
    await everyoneWaits();
    if (vi.getTimerCount() === 0) return;
    vi.advanceTimersToNextTimer();
  }
  throw new Error('It never comes to an end');
}

/** What was begun, once nothing more comes of it. */
export async function settled<T>(begun: T): Promise<Awaited<T>> {
  await settle();
  return await begun;
}

/** Beyond what waits for nothing, also what waits for a script of ours that is loaded already. */
async function everyoneWaits(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** The machine's clock stands still from here on until {@link settle} sets it ahead. */
export function stopTheClock(): void {
  vi.useFakeTimers({ now: START_MS, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
}
