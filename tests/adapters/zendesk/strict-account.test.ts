import { describe, expect, it } from 'vitest';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { EUR } from '#builders/currencies.ts';
import { createAccountProbe } from '#adapters/zendesk/account-probe.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { measureAccount } from '#ledger/measure-account.ts';
import { createRequestPace } from '#ledger/request-pace.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { type SandboxAccount, checkExchanges, newEntry, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

function account(rules: Record<string, unknown>): SandboxAccount {
  const opened = openSandboxAccount();
  expect(opened.api.state.account.change(rules)).toBeNull();
  return opened;
}

describe('an account stricter than most', () => {
  it('that says there is more and not where is unreadable, and no end of the list', async () => {
    const { api, request, nowMs } = account({ hasMoreWithoutCursor: true });
    const fields = { schema_version: 1, kind: 'void', moment: 'm', amount_minor: 0 };
    for (let index = 0; index < 101; index += 1)
      api.state.tables.get('moment_entry')?.insert({ name: 'entry', externalId: null, fields, createdBy: 1_000_001 }, nowMs());
    expect(await createJournalStore(request('agent')).tail(null)).toMatchObject({
      ok: false,
      error: { kind: 'unreadable', path: 'meta.after_cursor' },
    });
  });

  it("that has used up one person's minute says when to come back, keeps nothing, and goes on for others", async () => {
    const opened = account({ requestsPerAppMinute: 1 });
    const store = createJournalStore(opened.request('agent'));
    expectOk(await store.tail(null));
    expect(await store.append(newEntry())).toMatchObject({ ok: false, error: { kind: 'rate_limited', retryAfterMs: 60_000 } });
    expect(opened.api.state.tables.get('moment_entry')?.all()).toEqual([]);
    expectOk(await createJournalStore(opened.request('agent2')).append(newEntry()));
  });

  it('that lacks a field refuses the entry whole and names the field', async () => {
    const { api, request } = account({});
    const path = '/api/v2/custom_objects/moment_entry/fields/cause';
    expect((await api.handle({ method: 'DELETE', path, headers: { 'X-Sandbox-User': 'admin' } })).status).toBe(204);
    expect(await createJournalStore(request('agent')).append(newEntry())).toMatchObject({
      ok: false,
      error: { kind: 'rejected', code: 'RecordInvalid', fields: [expect.stringContaining('cause')] },
    });
    expect(api.state.tables.get('moment_entry')?.all()).toEqual([]);
  });

  it.each([[{ plan: 'Support Professional' }], [{ installFails: true }]])('with %j has no journal set up', async (rules) => {
    expect(await createJournalStore(account(rules).request('agent')).tail(null)).toMatchObject({
      ok: false,
      error: { kind: 'not_set_up' },
    });
  });

  it.each([
    ['light', {}],
    ['agent', { recordAccess: { agent: { create: false } } }],
  ])('lets %s with %j read the journal and says that the role may not write', async (user, rules) => {
    const opened = account(rules);
    const store = createJournalStore(opened.request(user));
    expectOk(await store.tail(null));
    expect(await store.append(newEntry())).toMatchObject({ ok: false, error: { kind: 'refused_by_role', action: 'create' } });
  });

  it('that sends no date tells nothing of its time', async () => {
    const times: number[] = [];
    const ask = async ({ transport }: SandboxAccount): Promise<unknown> =>
      createJournalStore(createZendeskRequest({ transport: transport('agent'), learnServerTime: (ms) => void times.push(ms) })).tail(null);
    await ask(account({}));
    await ask(account({ sendsDate: false }));
    expect(times).toHaveLength(1);
  });

  it('whose list shows each record after a time of its own is measured by the slowest of several', async () => {
    const { api, request, advance, nowMs } = account({ perRecordListLag: true });
    api.state.faults.change({ listLagMs: 2000 });
    const wait = async (ms: number): Promise<void> => advance(ms);
    const runtime = { nowMs, knowsServerTime: () => true, wait, newId: () => 'one', random: () => 0.5 };
    const [probe, journal] = [createAccountProbe(request('lead')), createJournalStore(request('lead'))];
    const [reader, pace] = [aLedgerReader({ journal, runtime }), createRequestPace(runtime)];
    const measured = expectOk(
      await measureAccount({ probe, journal, runtime, reader, pace }, { agentId: '1000101', currency: EUR }, () => undefined),
    );
    // Which of several comes last no few of them show: more than what was measured is waited for.
    expect(measured.listLag.delayMs).toBeGreaterThan(measured.listDelayMs ?? Infinity);
    expect(measured.listLag.delayMs).toBeGreaterThanOrEqual(2000);
  });

  it('with two records of one external id gives both', async () => {
    const { request } = account({ uniqueExternalId: false });
    expectOk(await createJournalStore(request('agent')).append(newEntry()));
    expectOk(await createJournalStore(request('agent2')).append(newEntry()));
    const found = expectOk(await createJournalStore(request('agent')).byExternalIds(['m-1:reserve']));
    expect(JSON.stringify(found)).toMatch(/1000001.*1000002|1000002.*1000001/);
  });
});
