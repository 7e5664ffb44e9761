import { type Result, fail, ok } from '#domain/shared/result.ts';
import { endingWithin } from './time-limit.ts';

/** The workspace answers the handshake at once; a page that is still loading may take seconds. */
export const REGISTER_TIMEOUT_MS = 10_000;

/**
 * Why there is no workspace to work in, in order of precedence: `no_parameters` the page was not opened by Zendesk ·
 * `foreign_origin` whoever opened it is not Zendesk · `refused` the SDK would not start · `no_answer` nobody answered it, or
 * it could not be loaded.
 */
export type ConnectError =
  | { readonly kind: 'no_parameters' }
  | { readonly kind: 'foreign_origin'; readonly origin: string }
  | { readonly kind: 'refused'; readonly cause?: unknown }
  | { readonly kind: 'no_answer'; readonly cause?: unknown };

/** An app that Zendesk knows of: the SDK's client, and what it was told when it registered. */
export interface Registered {
  readonly sdk: ZafSdkClient;
  readonly registration: unknown;
}

/** Registers this page with the workspace that opened it. */
export async function register(page: {
  readonly location: Pick<Location, 'search' | 'hash'>;
  readonly loadSdk?: () => Promise<ZafSdk>;
}): Promise<Result<Registered, ConnectError>> {
  const origin = pageParameter(page.location, 'origin');
  if (origin === null || pageParameter(page.location, 'app_guid') === null) return fail({ kind: 'no_parameters' });
  if (!isZendesk(origin)) return fail({ kind: 'foreign_origin', origin });
  const sdk = await endingWithin(REGISTER_TIMEOUT_MS, page.loadSdk ?? loadSdk);
  if (sdk.kind !== 'answered') return fail({ kind: 'no_answer', ...(sdk.kind === 'failed' && { cause: sdk.cause }) });
  return introduce(sdk.value);
}

async function introduce(sdk: ZafSdk): Promise<Result<Registered, ConnectError>> {
  let client: ZafSdkClient | false;
  try {
    client = sdk.init();
  } catch (cause) {
    return fail({ kind: 'refused', cause });
  }
  if (client === false) return fail({ kind: 'refused' });
  const started = client;
  const ending = await endingWithin(REGISTER_TIMEOUT_MS, () => new Promise<unknown>((resolve) => started.on('app.registered', resolve)));
  return ending.kind === 'answered' ? ok({ sdk: started, registration: ending.value }) : fail({ kind: 'no_answer' });
}

/** Zendesk's own script where the page could load it, since that one is kept up to date; the bundled one otherwise. */
async function loadSdk(): Promise<ZafSdk> {
  if (window.ZAFClient !== undefined) return window.ZAFClient;
  return import('./bundled-sdk.ts').then((module) => module.bundledSdk);
}

/** What Zendesk says in the page's address. Of a name given twice the SDK takes the last: the origin that is checked must be the one it will speak to. */
function pageParameter(location: Pick<Location, 'search' | 'hash'>, name: string): string | null {
  const last = (text: string): string => new URLSearchParams(text.slice(1)).getAll(name).at(-1) ?? '';
  return last(location.search) || last(location.hash) || null;
}

/** The account that a page was opened in, by its address: the pages of an app may have one storage in all accounts. */
export function accountOf(location: Pick<Location, 'search' | 'hash'>): string {
  return pageParameter(location, 'origin') ?? '';
}

const ZENDESK_HOST = /^(?:[a-z0-9-]+\.)+(?:zendesk|zd-staging|zd-dev|zd-master|zendesk-staging|zendesk-dev)\.com$/;
const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

function isZendesk(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin) return false;
  if (LOCAL_HOSTS.includes(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:';
  return url.protocol === 'https:' && url.port === '' && ZENDESK_HOST.test(url.hostname);
}
