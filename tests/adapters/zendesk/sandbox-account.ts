import { afterEach, expect } from 'vitest';
import type { Transport } from '#adapters/shared/transport.ts';
import { type ZendeskRequest, createZendeskRequest } from '#adapters/zendesk/request.ts';
import { type SandboxApi, createSandboxApi } from '#sandbox/server/api.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import type { FaultSettings } from '#sandbox/server/faults.ts';
import { splitAddress } from '#sandbox/server/http.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { readRequiredObjects } from '#sandbox/world/objects.ts';
import { type OpenApi, loadOpenApi } from '../../contracts/openapi.ts';

// Zendesk's document is long: it is read by the first test that needs it.
let openApi: OpenApi | null | undefined;
const problems: string[] = [];

/** Fails every test of a file whose exchanges with the sandbox differ from Zendesk's own description of its API. */
export function checkExchanges(): void {
  afterEach(() => {
    expect(problems.splice(0)).toEqual([]);
  });
}

/** A simulated account with a clock that goes on a little with every request. */
export interface SandboxAccount {
  readonly api: SandboxApi;
  /** What was asked, as `METHOD path`. */
  readonly calls: string[];
  transport(userKey: string): Transport;
  request(userKey: string): ZendeskRequest;
  nowMs(): number;
  advance(ms: number): void;
}

const START_MS = Date.parse('2026-10-28T09:30:00.500Z');
const REQUEST_MS = 7;

export function openSandboxAccount(faults: Partial<FaultSettings> = {}): SandboxAccount {
  let nowMs = START_MS;
  const world = createWorld({ nowMs, objects: readRequiredObjects('requirements.json') });
  const api = createSandboxApi(world, { clock: () => nowMs, faults: { rateLimitPerMinute: 0, ...faults } });
  const calls: string[] = [];

  const transport =
    (userKey: string): Transport =>
    async ({ method, url, body }) => {
      nowMs += REQUEST_MS;
      const address = splitAddress(url);
      calls.push(`${method} ${address.path}`);
      const sent: unknown = body === undefined ? null : JSON.parse(JSON.stringify(body));
      const response = await api.handle({ method, ...address, headers: { 'X-Sandbox-User': userKey }, body: sent });
      const { status, body: responseBody } = response;
      openApi ??= loadOpenApi();
      problems.push(...(openApi?.checkExchange({ method, ...address, requestBody: sent, status, responseBody }) ?? []));
      if (status === 0) return { kind: 'unanswered', cause: 'lost reply' };
      const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
      return { kind: 'answered', status, headers, body: responseBody };
    };

  return {
    api,
    calls,
    transport,
    request: (userKey) => createZendeskRequest({ transport: transport(userKey), learnServerTime: () => undefined }),
    nowMs: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
  };
}

/** An entry about a ticket and a customer of that account, whose key is that of its moment and kind. */
export function newEntry(momentId = 'm-1', kind: NewEntry['kind'] = 'reserve'): NewEntry {
  return {
    externalId: `${momentId}:${kind}`,
    kind,
    momentId,
    ticketId: '101',
    customerId: '2000001',
    agentId: '1000001',
    amountMinor: 1500,
    currency: 'EUR',
    cause: 'late_delivery',
    agentDay: '1000001@2026-10-28',
    detail: {},
  };
}

/** An admin takes a field away. Gives what puts it back. */
export function takeAway(account: SandboxAccount, objectKey: string, key: string): () => void {
  const object = account.api.state.objects.get(objectKey);
  const index = object?.fields.findIndex((field) => field.key === key) ?? -1;
  if (object === undefined || index === -1) throw new Error(`${objectKey} has no field ${key}`);
  const removed = object.fields.splice(index, 1);
  return () => {
    object.fields.push(...removed);
  };
}

/** Takes an option of a field of the moments out of the account. */
export function takeOptionAway({ api }: SandboxAccount, key: string, option: string): void {
  const fields = api.state.objects.get('service_moment')?.fields;
  const index = fields?.findIndex((field) => field.key === key) ?? -1;
  const field = fields?.[index];
  if (fields === undefined || field === undefined) throw new Error(`service_moment has no field ${key}`);
  fields[index] = { ...field, options: field.options.filter(({ value }) => value !== option) };
}
