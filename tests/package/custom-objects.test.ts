import { describe, expect, it } from 'vitest';
import { recordOfEntry } from '#adapters/zendesk/journal-append.ts';
import { recordOfMoment } from '#adapters/zendesk/moment-record.ts';
import { MOMENT_STATUSES } from '#domain/moments/moment.ts';
import requirements from '../../requirements.json' with { type: 'json' };
import { sampleRequest } from '../contracts/sample-moments.ts';

/** Zendesk refuses more than 20 fields and 5 drop-downs an object, and 10 options a drop-down: what is left is for what is not thought of yet. */
const FIELDS_AT_MOST = 14;
const DROPDOWNS_AT_MOST = 3;

/** Drop-downs may hold only what cannot grow: an account refuses a record whole for an option that it does not have yet. */
const CANNOT_GROW: Readonly<Record<string, readonly string[]>> = { 'service_moment.status': MOMENT_STATUSES };

const { objects, object_fields: fields } = requirements.custom_objects_v2;
const entry = {
  externalId: 'key',
  kind: 'post',
  momentId: 'm-1',
  ticketId: '101',
  customerId: '11',
  agentId: '1',
  amountMinor: 0,
  currency: 'EUR',
  cause: 'late_delivery',
  agentDay: '1@2026-10-28',
  detail: {},
} as const;
const written: Readonly<Record<string, object | undefined>> = {
  service_moment: recordOfMoment(sampleRequest)?.fields,
  moment_entry: recordOfEntry(entry).fields,
};

describe.each(objects.map(({ key }) => key))('the object %s', (object) => {
  const own = fields.filter(({ object_key: key }) => key === object);
  const choices = own.filter(({ type }) => type === 'dropdown' || type === 'multiselect');

  it(`has at most ${FIELDS_AT_MOST} fields, of which at most ${DROPDOWNS_AT_MOST} are drop-downs`, () => {
    expect(own.length).toBeLessThanOrEqual(FIELDS_AT_MOST);
    expect(choices.length).toBeLessThanOrEqual(DROPDOWNS_AT_MOST);
  });

  it('has no drop-down for what may grow', () => {
    const options = choices.map((field) => [`${object}.${field.key}`, field.custom_field_options?.map(({ value }) => value)]);
    expect(options).toEqual(Object.entries(CANNOT_GROW).filter(([key]) => key.startsWith(`${object}.`)));
  });

  it('says the version of its schema in a field of its own, and keeps what only the app reads in one more', () => {
    expect(own.find(({ key }) => key === 'schema_version')?.type).toBe('integer');
    expect(own.find(({ key }) => key === 'detail')?.type).toBe('textarea');
  });

  it('has every field that a record of it writes, and none that no record does', () => {
    const keys = own.map(({ key }) => key).toSorted();
    expect(Object.keys(written[object] ?? {}).toSorted()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
