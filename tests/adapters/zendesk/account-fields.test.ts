import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFieldMemory } from '#adapters/browser/field-memory.ts';
import { APP_FIELDS, createAccountFields } from '#adapters/zendesk/account-fields.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { AccountFields } from '#ports/account-fields.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { memoryStorage } from '../browser/memory-storage.ts';
import { type SandboxAccount, checkExchanges, openSandboxAccount, takeAway, takeOptionAway } from './sandbox-account.ts';

checkExchanges();

const STORY = { of: 'moments', key: 'story', option: null, isRequired: false };
const AGENT_DAY = { of: 'journal', key: 'agent_day', option: null, isRequired: true };

function fieldsOf(account: SandboxAccount, storage = memoryStorage()): AccountFields {
  return createAccountFields(account.request('agent'), {
    memory: createFieldMemory({ openStorage: () => storage, account: '' }),
    nowMs: account.nowMs,
  });
}

const namesOf = ({ required, optional }: { readonly required: readonly string[]; readonly optional: readonly string[] }) =>
  [...required, ...optional].toSorted();

describe('the fields of an account', () => {
  it('that the app asks for are those that it declares', () => {
    const declared = JSON.parse(readFileSync('requirements.json', 'utf8')) as {
      custom_objects_v2: { object_fields: { object_key: string; key: string }[] };
    };
    const { object_fields: all } = declared.custom_objects_v2;
    for (const fields of Object.values(APP_FIELDS)) {
      const keys = all.filter((field) => field.object_key === fields.objectKey).map(({ key }) => key);
      expect(namesOf(fields)).toEqual(keys.toSorted());
    }
  });

  it('whose options it writes are offered, as it declares them', () => {
    const declared = JSON.parse(readFileSync('requirements.json', 'utf8')) as {
      custom_objects_v2: { object_fields: { object_key: string; key: string; custom_field_options?: { value: string }[] }[] };
    };
    for (const { objectKey, options } of Object.values(APP_FIELDS)) {
      const dropDowns = declared.custom_objects_v2.object_fields.filter(
        (field) => field.object_key === objectKey && field.custom_field_options,
      );
      expect(options).toEqual(
        Object.fromEntries(dropDowns.map(({ key, custom_field_options: offered = [] }) => [key, offered.map(({ value }) => value)])),
      );
    }
  });

  it('that lack an option are named with it, and stop giving', async () => {
    const account = openSandboxAccount();
    takeOptionAway(account, 'status', 'declined');
    expect(expectOk(await fieldsOf(account).read())).toEqual([{ of: 'moments', key: 'status', option: 'declined', isRequired: true }]);
  });

  it('that take whatever is written lack no option', async () => {
    const account = openSandboxAccount();
    const object = account.api.state.objects.get('service_moment');
    const index = object?.fields.findIndex(({ key }) => key === 'status') ?? -1;
    const [status] = object?.fields.slice(index) ?? [];
    if (object !== undefined && status !== undefined) object.fields[index] = { ...status, type: 'text', options: [] };
    expect(expectOk(await fieldsOf(account).read())).toEqual([]);
  });

  it('are all there in a fresh account, by two requests', async () => {
    const account = openSandboxAccount();
    expect(expectOk(await fieldsOf(account).ofToday())).toEqual([]);
    expect(account.calls).toEqual(['GET /api/v2/custom_objects/moment_entry/fields', 'GET /api/v2/custom_objects/service_moment/fields']);
  });

  it('that lack are named one by one, with which of them stop giving', async () => {
    const account = openSandboxAccount();
    takeAway(account, 'service_moment', 'story');
    takeAway(account, 'moment_entry', 'agent_day');
    expect(expectOk(await fieldsOf(account).read())).toEqual([AGENT_DAY, STORY]);
  });

  it('are read once a day: not again a second before it ends, and again when it has', async () => {
    const account = openSandboxAccount();
    const storage = memoryStorage();
    expectOk(await fieldsOf(account, storage).ofToday());
    account.advance(DAY_MS - 1_000);
    expectOk(await fieldsOf(account, storage).ofToday());
    expect(account.calls).toHaveLength(2);
    account.advance(1_000);
    expectOk(await fieldsOf(account, storage).ofToday());
    expect(account.calls).toHaveLength(4);
  });

  it('are read again at once where something lacked, since an admin may have added it', async () => {
    const account = openSandboxAccount();
    const putBack = takeAway(account, 'service_moment', 'story');
    const fields = fieldsOf(account);
    expect(expectOk(await fields.ofToday())).toEqual([STORY]);
    putBack();
    expect(expectOk(await fields.known())).toEqual([STORY]);
    expect(expectOk(await fields.ofToday())).toEqual([]);
  });

  it('are not known before they are read, and nothing is asked to tell that', async () => {
    const account = openSandboxAccount();
    takeAway(account, 'service_moment', 'story');
    expect(expectOk(await fieldsOf(account).known())).toEqual([]);
    expect(account.calls).toEqual([]);
  });

  it('that could not be read are not taken for there, nor for missing', async () => {
    const account = openSandboxAccount();
    account.api.state.objects.delete('moment_entry');
    const fields = fieldsOf(account);
    expect(await fields.ofToday()).toMatchObject({ ok: false, error: { kind: 'not_set_up', what: 'journal' } });
    expect(expectOk(await fields.known())).toEqual([]);
  });
});
