import { createSandboxApi, type ApiOptions, type SandboxApi } from '#sandbox/server/api.ts';
import type { ApiResponse } from '#sandbox/server/http.ts';
import { createWorld, type WorldOptions } from '#sandbox/world/create-world.ts';
import { requiredObjects } from '#sandbox/world/objects.ts';
import type { ObjectDefinition } from '#sandbox/world/world.ts';

export const openedMs = Date.parse('2026-10-28T09:30:00Z');

/** A small object with one field of each sort, so that these tests do not change with the app's own. */
const journalObjects: ObjectDefinition[] = requiredObjects({
  custom_objects_v2: {
    objects: [{ key: 'entry', title: 'Entry', title_pluralized: 'Entries', include_in_list_view: false }],
    object_fields: [
      {
        object_key: 'entry',
        key: 'kind',
        title: 'Kind',
        type: 'dropdown',
        custom_field_options: [
          { name: 'Reserve', value: 'reserve' },
          { name: 'Void', value: 'void' },
        ],
      },
      { object_key: 'entry', key: 'amount', title: 'Amount', type: 'integer' },
      { object_key: 'entry', key: 'note', title: 'Note', type: 'textarea' },
      { object_key: 'entry', key: 'ticket', title: 'Ticket', type: 'lookup', relationship_target_type: 'zen:ticket' },
      { object_key: 'entry', key: 'day', title: 'Day', type: 'date' },
    ],
  },
});

type Body = Record<string, unknown>;

export interface Client {
  api: SandboxApi;
  /** Moves the clock. */
  wait(ms: number): void;
  send(method: string, path: string, options?: { body?: unknown; user?: string | null; isApp?: boolean }): Promise<ApiResponse>;
  /** Creates an entry and gives it as the API answered it. */
  create(fields?: Body, options?: { externalId?: string; name?: string; user?: string }): Promise<Body>;
  /** The entries of a list or a search. */
  entries(response: ApiResponse): Body[];
}

export const records = '/api/v2/custom_objects/entry/records';

/** Speaks to a sandbox of its own whose clock stands still until told. */
export function openSandbox(faults: ApiOptions['faults'] = {}, world: Partial<WorldOptions> = {}): Client {
  let nowMs = world.nowMs ?? openedMs;
  const sleep = (ms: number): Promise<void> => {
    nowMs += ms;
    return Promise.resolve();
  };
  const api = createSandboxApi(createWorld({ nowMs, objects: journalObjects, ...world }), { clock: () => nowMs, sleep, faults });
  const send: Client['send'] = (method, path, { body, user = 'agent', isApp = false } = {}) =>
    api.handle({
      method,
      path,
      body,
      headers: { ...(user === null ? {} : { 'X-Sandbox-User': user }), ...(isApp ? { 'X-Sandbox-App': '1' } : {}) },
    });
  return {
    api,
    send,
    wait: (ms) => {
      nowMs += ms;
    },
    create: async (fields = {}, { externalId, name = 'entry', user = 'agent' } = {}) => {
      const body = {
        custom_object_record: { name, custom_object_fields: fields, ...(externalId === undefined ? {} : { external_id: externalId }) },
      };
      const response = await send('POST', records, { body, user });
      if (response.status !== 201) throw new Error(`Creating answered ${response.status}: ${JSON.stringify(response.body)}`);
      return at(response.body, 'custom_object_record');
    },
    entries: (response) => {
      const found = Reflect.get(Object(response.body), 'custom_object_records');
      if (!Array.isArray(found)) throw new Error(`No records in ${JSON.stringify(response.body)}`);
      return found;
    },
  };
}

/** A part of an answer that must be there and be an object. */
export function at(body: unknown, key: string): Body {
  const part: unknown = Reflect.get(Object(body), key);
  if (typeof part !== 'object' || part === null) throw new Error(`No ${key} in ${JSON.stringify(body)}`);
  return part as Body;
}
