import { describe, expect, it } from 'vitest';
import { createSandboxApi, type SandboxApi } from '#sandbox/server/api.ts';
import type { Notification } from '#sandbox/server/object-triggers.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { readRequiredObjects, requiredObjects } from '#sandbox/world/objects.ts';
import type { ObjectDefinition, TriggerDefinition } from '#sandbox/world/world.ts';
import { at, openedMs } from './sandbox-client.ts';

const field = 'custom_object.thing.custom_fields.state';
const mail = {
  field: 'notification_group',
  value: ['7', 'Look: {{custom_object.thing.name}}', '{{custom_object.thing.custom_fields.state}}{{nothing}}!'],
};

function things(trigger: Partial<TriggerDefinition> & Pick<TriggerDefinition, 'conditions'>): ObjectDefinition[] {
  return requiredObjects({
    custom_objects_v2: {
      objects: [{ key: 'thing', title: 'Thing', title_pluralized: 'Things', include_in_list_view: true }],
      object_fields: [
        {
          object_key: 'thing',
          key: 'state',
          title: 'State',
          type: 'dropdown',
          custom_field_options: ['asked', 'done'].map((value) => ({ name: value, value })),
        },
        { object_key: 'thing', key: 'note', title: 'Note', type: 'text' },
      ],
      object_triggers: [{ object_key: 'thing', title: 'Tell', actions: [mail], ...trigger }],
    },
  });
}

function openWith(objects: ObjectDefinition[]): SandboxApi {
  return createSandboxApi(createWorld({ nowMs: openedMs, objects }), { clock: () => openedMs });
}

async function write(api: SandboxApi, method: 'POST' | 'PATCH', fields: object, id?: string): Promise<string> {
  const body = { custom_object_record: { name: 'one', custom_object_fields: fields } };
  const path = `/api/v2/custom_objects/thing/records${id === undefined ? '' : `/${id}`}`;
  const response = await api.handle({ method, path, headers: { 'X-Sandbox-User': 'agent' }, body });
  expect(response.status).toBeLessThan(300);
  return String(at(response.body, 'custom_object_record')['id']);
}

const isAsked = { field, operator: 'is', value: 'asked' };
const isNew = { field: 'update_type', operator: 'is', value: 'Create' };

describe('an object trigger', () => {
  it('mails the group about a new record that meets all its conditions, and about no other', async () => {
    const api = openWith(things({ conditions: { all: [isAsked, isNew], any: [] } }));
    const recordId = await write(api, 'POST', { state: 'asked' });
    await write(api, 'POST', { state: 'done' });
    await write(api, 'POST', {});
    await write(api, 'PATCH', { note: 'more' }, recordId);
    const expected: Notification = { at: '2026-10-28T09:30:00.000Z', groupId: 7, subject: 'Look: one', body: 'asked!', recordId };
    expect(api.state.notifications).toEqual([expected]);
  });

  it('mails nobody while it is switched off', async () => {
    const objects = things({ conditions: { all: [isNew], any: [] } });
    for (const trigger of objects.flatMap(({ triggers }) => triggers)) trigger.active = false;
    const api = openWith(objects);
    await write(api, 'POST', { state: 'asked' });
    expect(api.state.notifications).toEqual([]);
  });

  it('needs one of the conditions of which any will do', async () => {
    const conditions = { all: [], any: [{ field: 'custom_object.thing.custom_fields.note', operator: 'present' }, isAsked] };
    const api = openWith(things({ conditions }));
    await write(api, 'POST', { state: 'done' });
    expect(api.state.notifications).toHaveLength(0);
    await write(api, 'POST', { state: 'done', note: 'x' });
    const id = await write(api, 'POST', { state: 'asked' });
    await write(api, 'PATCH', { state: 'done' }, id);
    expect(api.state.notifications).toHaveLength(2);
  });

  it.each([
    [{ field, operator: 'is_not', value: 'asked' }, ['done', null]],
    [{ field, operator: 'present' }, ['asked', 'done']],
    [{ field, operator: 'not_present' }, [null]],
    [{ field: 'update_type', operator: 'is', value: 'Change' }, []],
  ])('knows $operator', async (condition, states) => {
    const api = openWith(things({ conditions: { all: [condition], any: [] } }));
    for (const state of ['asked', 'done', null]) await write(api, 'POST', { state });
    expect(api.state.notifications.map(({ body }) => body)).toEqual(states.map((state) => `${state ?? ''}!`));
  });

  it('also runs where the reply of the write is lost', async () => {
    const api = openWith(things({ conditions: { all: [isAsked], any: [] } }));
    api.state.faults.change({ lostReplyRate: 1 });
    const body = { custom_object_record: { name: 'one', custom_object_fields: { state: 'asked' } } };
    const path = '/api/v2/custom_objects/thing/records';
    expect(await api.handle({ method: 'POST', path, headers: { 'X-Sandbox-User': 'agent' }, body })).toMatchObject({ status: 0 });
    expect(api.state.notifications).toHaveLength(1);
  });

  it.each([
    [{ field, operator: 'changed' }, 'uses the operator "changed"'],
    [{ field, operator: 'is', value: 'gone' }, 'waits for "gone", which is no option of state'],
    [{ field: 'custom_object.thing.custom_fields.absent', operator: 'present' }, 'which thing does not have'],
    [{ field: 'status', operator: 'is', value: 'open' }, 'which thing does not have'],
    [{ field: 'update_type', operator: 'is', value: 'Delete' }, 'asks whether an update is "Delete"'],
  ])('cannot be installed with the condition %j', (condition, complaint) => {
    expect(() => things({ conditions: { all: [condition], any: [] } })).toThrow(complaint);
  });

  it.each([
    [{ field: 'notification_user', value: ['1', 's', 'b'] }, 'which the sandbox does not know'],
    [{ field: 'notification_group', value: ['LEADS_GROUP_ID', 's', 'b'] }, "must name a group's number"],
    [{ field: 'notification_group', value: ['7', 's'] }, 'a subject and a text'],
  ])('cannot be installed with the action %j', (action, complaint) => {
    expect(() => things({ conditions: { all: [isNew], any: [] }, actions: [action] })).toThrow(complaint);
  });
});

describe('the trigger that the app brings', () => {
  it("tells the leads' group of a request, names its ticket and says where to answer", async () => {
    const world = createWorld({ nowMs: openedMs, objects: readRequiredObjects('requirements.json') });
    const api = createSandboxApi(world, { clock: () => openedMs });
    const create = (status: string): ReturnType<SandboxApi['handle']> =>
      api.handle({
        method: 'POST',
        path: '/api/v2/custom_objects/service_moment/records',
        headers: { 'X-Sandbox-User': 'agent' },
        body: { custom_object_record: { name: 'credit on ticket 101', custom_object_fields: { status, ticket: '101' } } },
      });
    await create('given');
    expect(api.state.notifications).toEqual([]);
    await create('asked');
    expect(api.state.notifications).toMatchObject([{ groupId: 360000000102, subject: expect.stringContaining('credit on ticket 101') }]);
    const [{ body } = { body: '' }] = api.state.notifications;
    expect(body).toContain('Ticket number: 101');
    expect(body).toContain('navigation bar');
    expect(body).not.toMatch(/[{}]/);
  });

  it('is listed among the triggers of the object, to agents', async () => {
    const world = createWorld({ nowMs: openedMs, objects: readRequiredObjects('requirements.json') });
    const list = (user: string): ReturnType<SandboxApi['handle']> =>
      createSandboxApi(world).handle({
        method: 'GET',
        path: '/api/v2/custom_objects/service_moment/triggers',
        headers: { 'X-Sandbox-User': user },
      });
    expect(await list('agent')).toMatchObject({
      status: 200,
      body: { count: 1, triggers: [{ active: true, title: expect.stringContaining('leads') }] },
    });
    expect(await list('2000001')).toMatchObject({ status: 403 });
  });
});
