import { webhookModes } from '../vendors/webhook.ts';
import { currencyDigits } from '../world/money.ts';
import { accountUrl } from '../world/people.ts';
import { customRoleOf } from './account-rules.ts';
import { appRetryAfterSeconds } from './api.ts';
import { changeSettings, describeApp, settingsJson } from './app-description.ts';
import { problem, type ControlCall, type ControlContext } from './control-call.ts';
import { ApiError } from './errors.ts';
import { isRecord, noContent, ok, splitAddress, textOf, type ApiRequest, type Reply } from './http.ts';
import { progressOf } from './progress.ts';
import { keepIn, proxyRequest, vendorsJson } from './proxy.ts';
import { recordJson } from './record-routes.ts';
import { findRoute, route, type Route } from './router.ts';
import { changeTicket, createTicket } from './ticket-changes.ts';
import { listTickets, showTicket } from './ticket-control.ts';
import { mergeUser } from './user-merge.ts';

/** The sandbox's own addresses under /__sandbox: what the host page needs, and what tests look at and set. Faults do not reach here, but for those of the vendors behind the proxy. */
const routes: Route<ControlContext>[] = [
  route('GET', '/app', showApp),
  route('GET', '/people', listPeople),
  route('GET', '/tickets', listTickets),
  route('GET', '/tickets/:ticket', showTicket),
  route('POST', '/tickets', createTicket),
  route('PUT', '/tickets/:ticket', changeTicket),
  route('POST', '/users/:user/merge', mergeUser),
  route('GET', '/settings', ({ context }) => ok(settingsJson(context.app))),
  route('PUT', '/settings', putSettings),
  route('GET', '/account', ({ context }) => ok(context.api.state.account.show())),
  route('PUT', '/account', putAccount),
  route('GET', '/progress', ({ context }) => ok(progressOf(context.api.state))),
  route('GET', '/traffic', ({ context }) => ok(context.api.traffic.list())),
  route('DELETE', '/traffic', clearTraffic),
  route('GET', '/faults', ({ context }) => ok(context.api.state.faults.settings)),
  route('PUT', '/faults', changeFaults),
  route('GET', '/records/:key', listRecords),
  route('GET', '/vendors', ({ context: { vendors, api } }) =>
    ok({ ...vendorsJson(vendors, api.state.world), notifications: api.state.notifications }),
  ),
  route('PUT', '/vendors/webhook', changeWebhook),
  route('PUT', '/vendors/customers', changeVendorCustomer),
  route('POST', '/proxy', passOn),
];

export function handleControl(request: ApiRequest, context: ControlContext): Reply {
  const { path, query } = splitAddress(request.path, request.query);
  try {
    const { handler, params } = findRoute(routes, request.method, path.replace(/^\/__sandbox/, ''));
    return handler({ context, params, query, body: request.body ?? null });
  } catch (error) {
    if (error instanceof ApiError && error.reply.status === 404) return problem(404, `The sandbox has no ${request.method} ${path}.`);
    throw error;
  }
}

function showApp({ context: { app, api, isBuilt, framePort } }: ControlCall): Reply {
  return ok({ ...describeApp({ app, state: api.state, nowMs: api.now(), isBuilt }), framePort });
}

function listPeople({ context }: ControlCall): Reply {
  const { world, account } = context.api.state;
  return ok(world.people.map((person) => ({ ...person, roleId: customRoleOf(person, account.rules)?.id ?? null })));
}

/** What the app asks of others counts as much as what it asks of Zendesk. */
function passOn({ context: { app, vendors, api }, body }: ControlCall): Reply {
  const user = isRecord(body) ? textOf(body['user']) : '';
  const retryAfterSeconds = appRetryAfterSeconds(api.state, user, api.now());
  if (retryAfterSeconds === null) return proxyRequest(body, { app, vendors, state: api.state, nowMs: api.now() });
  return { ...problem(429, 'This app has asked too often in this minute.'), headers: { 'Retry-After': String(retryAfterSeconds) } };
}

function clearTraffic({ context }: ControlCall): Reply {
  context.api.traffic.clear();
  return noContent();
}

function putSettings({ context, body }: ControlCall): Reply {
  const complaint = changeSettings(context.app, body);
  return complaint === null ? ok(settingsJson(context.app)) : problem(422, complaint);
}

function putAccount({ context, body }: ControlCall): Reply {
  const { account } = context.api.state;
  const complaint = account.change(body);
  return complaint === null ? ok(account.show()) : problem(422, complaint);
}

function changeFaults({ context, body }: ControlCall): Reply {
  const complaint = context.api.state.faults.change(body);
  return complaint === null ? ok(context.api.state.faults.settings) : problem(400, complaint);
}

function changeWebhook({ context, body }: ControlCall): Reply {
  const { mode = context.vendors.webhook.system.mode, holds = {} } = isRecord(body) ? body : {};
  const wanted = webhookModes.find((one) => one === mode);
  if (wanted === undefined) return problem(400, `mode must be one of ${webhookModes.join(', ')}.`);
  if (!isRecord(holds)) return problem(400, 'holds must be amounts in minor units by key, null for what is held no more.');
  const { system } = context.vendors.webhook;
  system.mode = wanted;
  for (const [key, amountMinor] of Object.entries(holds)) {
    system.keep(key, typeof amountMinor === 'number' ? amountMinor : null, context.api.now());
  }
  return ok({ mode: wanted });
}

function changeVendorCustomer({ context: { vendors, api }, body }: ControlCall): Reply {
  const { id, currency } = isRecord(body) ? body : {};
  if (typeof id !== 'string' || typeof currency !== 'string' || currencyDigits(currency) === null)
    return problem(400, 'Say the id of a customer at Stripe or Shopify, and a currency.');
  return keepIn(vendors, api.state.world, { id, currency }) ? noContent() : problem(404, `No vendor knows the customer ${id}.`);
}

function listRecords({ context, params }: ControlCall): Reply {
  const { objects, tables } = context.api.state;
  const object = objects.get(params['key'] ?? '');
  const table = tables.get(params['key'] ?? '');
  if (object === undefined || table === undefined)
    return problem(404, `There is no custom object "${params['key']}"; there are ${[...objects.keys()].join(', ')}.`);
  return ok(table.all().map((record) => recordJson(record, object, accountUrl)));
}
