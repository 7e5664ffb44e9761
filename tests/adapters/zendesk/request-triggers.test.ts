import { describe, expect, it } from 'vitest';
import { createRequestTriggers } from '#adapters/zendesk/request-triggers.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import requirements from '../../../requirements.json' with { type: 'json' };
import { type SandboxAccount, checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const TITLE = 'Make It Right: tell the leads about a request';

function emptied(): SandboxAccount {
  const account = openSandboxAccount();
  account.api.state.objects.get('service_moment')?.triggers.splice(0);
  return account;
}

const present = ({ api }: SandboxAccount) => api.state.objects.get('service_moment')?.triggers ?? [];

describe('the triggers that mail somebody about requests', () => {
  it('are those that an installation made', async () => {
    const [trigger, ...more] = expectOk(await createRequestTriggers(openSandboxAccount().request('admin')).list());
    expect(trigger).toEqual({ id: expect.stringMatching(/^\d+$/), title: TITLE, isActive: true, groupId: '360000000102' });
    expect(more).toEqual([]);
  });

  it('are made as an installation makes them, by one request', async () => {
    const account = emptied();
    expectOk(await createRequestTriggers(account.request('admin')).create('360000000101'));
    expect(account.calls).toEqual(['POST /api/v2/custom_objects/service_moment/triggers']);
    const [{ title, conditions, actions } = { title: '', conditions: null, actions: [] }] = requirements.custom_objects_v2.object_triggers;
    const mails = actions.map(({ field, value: [, ...texts] }) => ({ field, value: ['360000000101', ...texts] }));
    expect(present(account)).toEqual([{ title, active: true, conditions, actions: mails }]);
  });

  it('are mended whatever was changed of them, and switched on', async () => {
    const account = openSandboxAccount();
    const triggers = createRequestTriggers(account.request('admin'));
    const [made] = present(account);
    if (made !== undefined)
      Object.assign(made, { title: 'Ours now', active: false, actions: [{ field: 'notification_group', value: ['7', 'a', 'b'] }] });
    const [found] = expectOk(await triggers.list());
    expect(found).toMatchObject({ title: 'Ours now', isActive: false, groupId: '7' });
    account.calls.length = 0;
    expectOk(await triggers.mend(found?.id ?? '', '360000000102'));
    expect(account.calls).toEqual([`PUT /api/v2/custom_objects/service_moment/triggers/${found?.id}`]);
    expect(expectOk(await triggers.list())).toEqual([{ id: found?.id, title: TITLE, isActive: true, groupId: '360000000102' }]);
  });

  it('are told from others on the same object by what they do', async () => {
    const account = emptied();
    const status = 'custom_object.service_moment.custom_fields.status';
    const mail = [{ field: 'notification_group', value: ['7', 'a', 'b'] }];
    const when = (value: string) => ({ all: [{ field: status, operator: 'is', value }], any: [] });
    present(account).push(
      { title: 'About gestures', conditions: when('given'), actions: mail },
      { title: 'About requests', conditions: { all: [], any: when('asked').all }, actions: mail },
      { title: 'About requests, without mail', conditions: when('asked'), actions: [{ field: 'status', value: 'given' }] },
    );
    expect(expectOk(await createRequestTriggers(account.request('agent')).list()).map(({ title }) => title)).toEqual(['About requests']);
  });

  it('may be changed by admins alone, and are missing with their object', async () => {
    const account = openSandboxAccount();
    const refused = { ok: false, error: { kind: 'refused_by_role', what: 'triggers' } };
    expect(await createRequestTriggers(account.request('agent')).create('1')).toMatchObject({ ...refused, error: { action: 'create' } });
    expect(await createRequestTriggers(account.request('lead')).mend('1', '1')).toMatchObject({ ...refused, error: { action: 'change' } });
    const triggers = createRequestTriggers(account.request('admin'));
    expect(await triggers.mend('1', '1')).toMatchObject({ ok: false, error: { kind: 'missing' } });
    account.api.state.objects.delete('service_moment');
    expect(await triggers.list()).toMatchObject({ ok: false, error: { kind: 'not_set_up' } });
  });
});
