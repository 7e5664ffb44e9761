import type { InstalledApp, SettingValue } from './app-description.ts';
import { isRecord, textOf, type Reply } from './http.ts';

interface ProxyCall {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
  secure: boolean;
}

/** A request as the vendor would have got it, placeholders filled in. */
export interface Received {
  at: string;
  user: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface Vendors {
  stripe: { received: Received[]; holds: Record<string, unknown> };
  shopify: { received: Received[]; holds: Record<string, unknown> };
  webhook: { received: Received[] };
}

export function createVendors(): Vendors {
  return { stripe: { received: [], holds: {} }, shopify: { received: [], holds: {} }, webhook: { received: [] } };
}

/** Stands in for Zendesk's proxy: fills in secure settings, and passes on only to hosts that the manifest allows. */
export function proxyRequest(given: unknown, { app, vendors, nowMs }: { app: InstalledApp; vendors: Vendors; nowMs: number }): Reply {
  const call = readCall(given);
  if (call === null) return refusal('The proxy needs a JSON body with url, method, headers and body.');
  const sent = call.secure ? filledIn(call, app.settings) : call;
  const url = URL.canParse(sent.url) ? new URL(sent.url) : null;
  if (url === null) return refusal(`"${sent.url}" is not an address.`);
  const allowed = app.manifest.domainWhitelist ?? [];
  if (!allowed.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain.replace(/^\*\./, '')}`))) {
    return refusal(`${url.hostname} is not in the manifest's domainWhitelist: Zendesk's proxy passes nothing on to it.`);
  }
  const received: Received = {
    at: new Date(nowMs).toISOString(),
    user: isRecord(given) ? textOf(given['user']) : '',
    method: sent.method,
    url: sent.url,
    headers: sent.headers,
    body: sent.body,
  };
  return deliver(received, url, { app, vendors });
}

function deliver(received: Received, url: URL, { app, vendors }: { app: InstalledApp; vendors: Vendors }): Reply {
  const webhook = String(app.settings['webhook_url'] ?? '');
  if (URL.canParse(webhook) && new URL(webhook).hostname === url.hostname) {
    vendors.webhook.received.push(received);
    return { status: 200, body: { received: true } };
  }
  const vendor = url.hostname === 'api.stripe.com' ? vendors.stripe : url.hostname.endsWith('.myshopify.com') ? vendors.shopify : null;
  if (vendor === null) return refusal(`The sandbox has nobody at ${url.hostname}.`);
  vendor.received.push(received);
  return refusal(`The sandbox has written down what ${url.hostname} was sent, and has no account there that could answer.`);
}

function readCall(given: unknown): ProxyCall | null {
  if (!isRecord(given) || typeof given['url'] !== 'string') return null;
  const headers = isRecord(given['headers']) ? given['headers'] : {};
  return {
    url: given['url'],
    method: (textOf(given['method']) || 'GET').toUpperCase(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: given['body'] ?? null,
    secure: given['secure'] === true,
  };
}

/** Puts settings in the place of `{{setting.name}}`, which is all that the browser ever sees of a secret. */
function filledIn(call: ProxyCall, settings: Record<string, SettingValue>): ProxyCall {
  const fill = (text: string): string =>
    text.replace(/\{\{setting\.(\w+)\}\}/g, (placeholder, name: string) => String(settings[name] ?? placeholder));
  return {
    ...call,
    url: fill(call.url),
    headers: Object.fromEntries(Object.entries(call.headers).map(([name, value]) => [name, fill(value)])),
    body: typeof call.body === 'string' ? fill(call.body) : call.body,
  };
}

function refusal(message: string): Reply {
  return { status: 502, body: { error: 'BadGateway', message } };
}
