import { describe, expect, it } from 'vitest';
import { createRecordPages } from '#adapters/zendesk/record-pages.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { answering } from './answering.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

describe('every record of an object', () => {
  it('comes by the hundred, the oldest first, and what is written meanwhile at the end', async () => {
    const account = openSandboxAccount();
    const table = account.api.state.tables.get('moment_entry');
    const insert = (index: number): void => {
      table?.insert({ name: 'entry', externalId: `e-${index}`, fields: { kind: 'thanks' }, createdBy: 1_000_001 }, account.nowMs());
      account.advance(10);
    };
    for (let index = 0; index < 150; index += 1) insert(index);
    const pages = createRecordPages(account.request('admin'));
    const first = expectOk(await pages.page('journal', null));
    insert(150);
    const second = expectOk(await pages.page('journal', first.next));
    const ids = [...first.records, ...second.records].map(({ externalId }) => externalId);
    expect(ids).toEqual(Array.from({ length: 151 }, (_, index) => `e-${index}`));
    expect(first.records).toHaveLength(100);
    expect(second.next).toBeNull();
    const newest = expectOk(await pages.page('journal', null, 'newest_first'));
    expect(newest.records.slice(0, 2).map(({ externalId }) => externalId)).toEqual(['e-150', 'e-149']);
  });

  it('is given as it stands, whatever somebody made of it', async () => {
    const fields = { status: 'postponed', story: null, detail: '{"todos":[],"fields":{"story":"Kept."}}' };
    const whole = { id: '01', external_id: null, created_at: '2026-01-05T10:00:00Z', custom_object_fields: fields, photo: 'x' };
    const { request } = answering({ body: { custom_object_records: [whole, 'broken'], meta: { has_more: false } } });
    const { records } = expectOk(await createRecordPages(request).page('moments', null));
    expect(records[0]).toMatchObject({
      raw: whole,
      externalId: '',
      createdById: '',
      values: { status: 'postponed', story: 'Kept.' },
      detail: { todos: [] },
    });
    expect(records[1]).toMatchObject({ raw: 'broken', id: '', values: {}, detail: null });
  });

  it('is not whole where more is there and nothing tells where', async () => {
    const { request } = answering({ body: { custom_object_records: [], meta: { has_more: true, after_cursor: null } } });
    expect(await createRecordPages(request).page('moments', null)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });
});
