import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forLeadsGroup } from '#tools/leads-group.ts';

interface Requirements {
  readonly custom_objects_v2: { readonly objects: unknown; readonly object_fields: unknown; readonly object_triggers?: readonly unknown[] };
}

const text = readFileSync('requirements.json', 'utf8');
const read = (json: string): Requirements => JSON.parse(json) as Requirements;

describe("the leads' group in the requirements", () => {
  it('is put where its placeholder stands, and nothing else is changed', () => {
    const packaged = forLeadsGroup(text, '360000000102');
    expect(packaged).toBe(text.replace('LEADS_GROUP_ID', '360000000102'));
    expect(read(packaged).custom_objects_v2.object_triggers).toMatchObject([
      { actions: [{ field: 'notification_group', value: ['360000000102', expect.any(String), expect.any(String)] }] },
    ]);
  });

  it('takes its trigger along where no account is known yet', () => {
    const { objects, object_fields: fields } = read(text).custom_objects_v2;
    expect(read(forLeadsGroup(text, null))).toEqual({ custom_objects_v2: { objects, object_fields: fields } });
  });

  it('leaves other triggers where they are', () => {
    const other = { object_key: 'a', title: 'Other', actions: [{ field: 'notification_user', value: ['1', 's', 'b'] }] };
    const named = { object_key: 'a', title: 'Ours', actions: [{ field: 'notification_group', value: ['LEADS_GROUP_ID', 's', 'b'] }] };
    const both = JSON.stringify({ custom_objects_v2: { object_triggers: [other, named] } });
    expect(JSON.parse(forLeadsGroup(both, null))).toEqual({ custom_objects_v2: { object_triggers: [other] } });
  });

  it.each(['', 'Team leads', '0', '-1', '1.5', '12 ', '{{setting.leads_group}}'])('is refused where it is no number: "%s"', (groupId) => {
    expect(() => forLeadsGroup(text, groupId)).toThrow(
      `The leads' group must be the number of a group, such as 360000000102, not "${groupId}".`,
    );
  });

  it('leaves requirements alone that do not name it', () => {
    expect(forLeadsGroup('{"a": 1}', '7')).toBe('{"a": 1}');
  });
});
