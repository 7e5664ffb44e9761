import { describe, expect, it } from 'vitest';
import { createDirectory } from '#adapters/zendesk/directory.ts';
import { directoryContract } from '../../contracts/directory.contract.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const light = openSandboxAccount().api.state.world.people.find(({ isLight }) => isLight === true);

directoryContract("Zendesk's users and groups", () => ({
  directory: createDirectory(openSandboxAccount().request('agent'), { leadsGroup: 'Team leads' }),
  lookingId: String(light?.id),
  adminId: '1000201',
  leadId: '1000101',
  agentId: '1000001',
  agentName: 'Maya Whitlock (sample)',
  customerId: '2000001',
  unknownId: '77',
}));

describe('the directory in Zendesk', () => {
  it('costs one request, and one more for each agent who is no admin', async () => {
    const account = openSandboxAccount();
    const directory = createDirectory(account.request('agent'), { leadsGroup: 'Team leads' });
    expectOk(await directory.leadsAmong([]));
    expect(account.calls).toEqual([]);
    expectOk(await directory.leadsAmong(['1000201', '1000101', '2000001']));
    expect(account.calls).toEqual(['GET /api/v2/users/show_many', 'GET /api/v2/users/1000101/groups']);
  });

  it.each(['team leads', 'Team', '', 'Team leads '])('takes nobody as a member of a group of another name: "%s"', async (leadsGroup) => {
    const directory = createDirectory(openSandboxAccount().request('agent'), { leadsGroup });
    expect(expectOk(await directory.leadsAmong(['1000101', '1000201']))).toEqual(new Set(['1000201']));
  });

  it('takes the members of the group that the setting names by its number as leads', async () => {
    const account = openSandboxAccount();
    const leadsAmong = (leadsGroup: string) => createDirectory(account.request('agent'), { leadsGroup }).leadsAmong(['1000101', '1000001']);
    expect(expectOk(await leadsAmong('360000000102'))).toEqual(new Set(['1000101']));
    expect(expectOk(await leadsAmong('36000000010'))).toEqual(new Set());
  });

  it('knows nobody where a part of the answer fails', async () => {
    const account = openSandboxAccount({ rateLimitPerMinute: 1 });
    const directory = createDirectory(account.request('agent'), { leadsGroup: 'Team leads' });
    const answer = await directory.leadsAmong(['1000201', '1000101']);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'rate_limited' } });
  });

  it('tells names by one request, without groups', async () => {
    const account = openSandboxAccount();
    const directory = createDirectory(account.request('agent'), { leadsGroup: 'Team leads' });
    expectOk(await directory.namesOf(['1000201', '1000101']));
    expect(account.calls).toEqual(['GET /api/v2/users/show_many']);
  });

  it('is asked about 100 people at most', async () => {
    const directory = createDirectory(openSandboxAccount().request('agent'), { leadsGroup: 'Team leads' });
    const ids = Array.from({ length: 101 }, (_, index) => String(index + 1));
    await expect(directory.leadsAmong(ids)).rejects.toThrow('at most 100 people');
    expect(expectOk(await directory.leadsAmong(ids.slice(0, 100)))).toEqual(new Set());
  });
});
