import { accountUrl } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { ApiError, invalidEndpoint } from './errors.ts';
import { RateLimit, type FaultSettings } from './faults.ts';
import { splitAddress, type ApiRequest, type ApiResponse, type Reply } from './http.ts';
import { objectRoutes } from './object-routes.ts';
import { permissionRoutes } from './permission-routes.ts';
import { triggerRoutes } from './trigger-routes.ts';
import { plans } from './plans.ts';
import { recordRoutes } from './record-routes.ts';
import { findRoute, type Route } from './router.ts';
import { createState, sessionOf, type ApiContext, type SandboxState } from './state.ts';
import { supportRoutes } from './support-routes.ts';
import { userFieldRoutes } from './user-field-routes.ts';
import { Traffic } from './traffic.ts';

export interface ApiOptions {
  /** Milliseconds since 1970; the world's own time, running on, where none is given. */
  clock?: () => number;
  /** Waits out a latency; the machine's timer where none is given. */
  sleep?: (ms: number) => Promise<void>;
  faults?: Partial<FaultSettings>;
}

export interface SandboxApi {
  /** Answers one request to /api/v2, faults and all. */
  handle(request: ApiRequest): Promise<ApiResponse>;
  readonly state: SandboxState;
  readonly traffic: Traffic;
  now(): number;
  /** Sets the account's clock ahead, for everything that happens from now on. */
  advance(ms: number): void;
}

const prefix = '/api/v2';
// Fixed words come before names: /records/search before /records/:id.
const routes: Route<ApiContext>[] = [
  ...recordRoutes,
  ...objectRoutes,
  ...permissionRoutes,
  ...triggerRoutes,
  ...supportRoutes,
  ...userFieldRoutes,
];

/**
 * The simulated REST API without a network socket, for tests of anything that speaks to Zendesk.
 *
 * @example
 * const api = createSandboxApi(createWorld({ nowMs, objects: readRequiredObjects('requirements.json') }), { clock: () => nowMs });
 * const { status, body } = await api.handle({
 *   method: 'POST',
 *   path: '/api/v2/custom_objects/moment_entry/records',
 *   headers: { 'X-Sandbox-User': 'agent' },
 *   body: { custom_object_record: { name: 'reserve', custom_object_fields: { kind: 'reserve', amount_minor: 1500 } } },
 * });
 * api.state.faults.change({ lostReplyRate: 1 });          // the next write answers { status: 0, lost: true }
 * api.state.tables.get('moment_entry')?.all();            // what the database holds, whatever lists show
 */
export function createSandboxApi(world: World, options: ApiOptions = {}): SandboxApi {
  const startedMs = Date.now();
  const clock = options.clock ?? (() => world.nowMs + Date.now() - startedMs);
  let aheadMs = 0;
  const now = (): number => clock() + aheadMs;
  const sleep = options.sleep ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const state = createState(world, options.faults ?? {});
  const rateLimit = new RateLimit();
  const traffic = new Traffic();

  const handle = async (request: ApiRequest): Promise<ApiResponse> => {
    const startMs = now();
    const address = splitAddress(request.path, request.query);
    const headers = lowerCased(request.headers ?? {});
    // Links lead where the caller can follow them: the app to the account's address, which the workspace knows, others to this server.
    const isApp = headers['x-sandbox-app'] === '1';
    const baseUrl = isApp || headers['host'] === undefined ? accountUrl : `http://${headers['host']}`;
    const call = { ...request, ...address, headers, baseUrl };
    const response = await delayed(state.faults.settings.latencyMs, sleep, () => answer(call, { state, rateLimit, now }));
    if (isApp) traffic.record({ request: call, response, startMs, endMs: now() });
    return response;
  };
  const advance = (ms: number): void => {
    aheadMs += ms;
  };
  return { handle, state, traffic, now, advance };
}

/** Half of the latency on the way there, half on the way back: the effect lies between. */
async function delayed(latencyMs: number, sleep: (ms: number) => Promise<void>, act: () => ApiResponse): Promise<ApiResponse> {
  if (latencyMs > 0) await sleep(latencyMs / 2);
  const response = act();
  if (latencyMs > 0) await sleep(latencyMs / 2);
  return response;
}

interface IncomingCall {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: unknown;
  baseUrl: string;
}

interface Answering {
  state: SandboxState;
  rateLimit: RateLimit;
  now: () => number;
}

function answer(call: IncomingCall, { state, rateLimit, now }: Answering): ApiResponse {
  const nowMs = now();
  const limit = rateLimit.count(nowMs, requestsPerMinute(state));
  const headers = {
    ...(state.account.rules.sendsDate ? { Date: new Date(nowMs).toUTCString() } : {}),
    'Content-Type': 'application/json; charset=utf-8',
    ...limit.headers,
  };
  const retryAfterSeconds = limit.retryAfterSeconds ?? appRetryAfterSeconds(state, call.headers['x-sandbox-user'], nowMs);
  if (retryAfterSeconds !== null) {
    return { status: 429, headers: { ...headers, 'Retry-After': String(retryAfterSeconds) }, body: tooManyRequests };
  }
  const error = state.faults.error();
  if (error !== null) return { status: error, headers, body: errorBodies[error] };

  const reply = dispatch(call, { state, nowMs });
  if (isWrite(call) && reply.status < 300 && state.faults.losesReply()) return { status: 0, headers: {}, body: null, lost: true };
  return { status: reply.status, headers: { ...headers, ...reply.headers }, body: reply.body };
}

const tooManyRequests = { error: 'APIRateLimitExceeded', description: 'Number of allowed API requests per minute exceeded' };

/** What the plan allows, where the account has one, or less where the faults say so; 0 for no limit. */
function requestsPerMinute({ account, faults }: SandboxState): number {
  const { plan } = account.rules;
  const limits = [faults.settings.rateLimitPerMinute, plan === null ? 0 : plans[plan].requestsPerMinute].filter((limit) => limit > 0);
  return limits.length === 0 ? 0 : Math.min(...limits);
}

/**
 * Counts a request against what one person's app may ask in a minute. Zendesk counts in the browser, and everything that the app
 * asks for; here whoever asks as that person is taken for their app. Null where there is room.
 */
export function appRetryAfterSeconds({ account, appLimits }: SandboxState, user: string | undefined, nowMs: number): number | null {
  if (user === undefined) return null;
  const limit = appLimits.get(user) ?? new RateLimit();
  appLimits.set(user, limit);
  return limit.count(nowMs, account.rules.requestsPerAppMinute).retryAfterSeconds;
}

const errorBodies = {
  500: { error: 'InternalServerError', description: 'An unexpected error occurred' },
  503: {
    error: {
      title: 'Service unavailable',
      message: 'We are sorry, but the service is temporarily unavailable. Please try again in a moment.',
    },
  },
};

function dispatch(call: IncomingCall, { state, nowMs }: { state: SandboxState; nowMs: number }): Reply {
  try {
    const session = sessionOf(state.world, call.headers['x-sandbox-user']);
    refuseWithoutPlan(state, call.path);
    const found = findRoute(routes, call.method, call.path.slice(prefix.length));
    return found.handler({
      context: { state, session, nowMs, baseUrl: call.baseUrl },
      params: found.params,
      query: call.query,
      body: call.body ?? null,
    });
  } catch (error) {
    if (error instanceof ApiError) return error.reply;
    throw error;
  }
}

/** What a plan does not have is answered as an address that does not exist. */
function refuseWithoutPlan({ account }: SandboxState, path: string): void {
  const { plan } = account.rules;
  if (plan !== null && !plans[plan].hasCustomObjects && path.startsWith(`${prefix}/custom_objects`)) throw invalidEndpoint();
}

/** A filtered search is a POST that writes nothing. */
function isWrite({ method, path }: IncomingCall): boolean {
  return method !== 'GET' && !/\/records\/search(\.json)?$/.test(path);
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
