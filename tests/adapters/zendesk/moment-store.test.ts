import type { MomentQuery } from '#ports/moment-store.ts';
import { describe, expect, it } from 'vitest';
import { createMomentArchive } from '#adapters/zendesk/moment-archive.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { objectOfField } from '#adapters/zendesk/object-field.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { amendContract } from '../../contracts/amend.contract.ts';
import { momentStoreContract } from '../../contracts/moment-store.contract.ts';
import { requestContract } from '../../contracts/request.contract.ts';
import { sampleRequest } from '../../contracts/sample-moments.ts';
import { type SandboxAccount, checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

for (const contract of [momentStoreContract, requestContract, amendContract])
  contract('the service_moment object', () => {
    const account = openSandboxAccount();
    return {
      store: createMomentStore(account.request('agent')),
      agentId: '1000001',
      other: createMomentStore(account.request('lead')),
      otherAgentId: '1000101',
      ticketId: '101',
      otherTicketId: '102',
      customerId: '2000001',
      receiptsOf: (momentId) => detailOf(account.api.state.tables.get('service_moment')?.findByExternalId(momentId)[0]?.fields)['receipts'],
      log: (moment) => createMomentArchive(account.request('agent')).log(moment),
      count: () => account.api.state.tables.get('service_moment')?.size ?? 0,
      nowMs: account.nowMs,
      advance: account.advance,
    };
  });

function plant(account: SandboxAccount, given: Record<string, unknown>, externalId = 'm-1'): void {
  const table = account.api.state.tables.get('service_moment');
  table?.insert({ name: 'planted', externalId, fields: given, createdBy: 1_000_001 }, account.nowMs());
  account.advance(2_000);
}

/** The sample with ids that the account knows. */
const ofAccount = { ...sampleRequest, customerId: '2000001', agentId: '1000001' };
const asked = sampleRequest.decision.request ?? [];
const line = { kind: 'asked', byId: '1000001', byName: 'Maya Whitlock (sample)', atMs: 0, text: 'Please.', amountMinor: null } as const;

const fields = {
  schema_version: 1,
  status: 'asked',
  kind: 'external_win',
  ticket: '101',
  customer: '2000001',
  agent: '1000001',
  cause: 'late_delivery',
  severity: 2,
  gesture: 'credit',
  amount_minor: '1500',
  currency: 'EUR',
  day: '2026-10-28',
  story: 'It came late.',
};

/** A request as its record holds it, with parts of its decision and other fields replaced. */
function plantRequest(account: SandboxAccount, decision: Record<string, unknown> = {}, others: Record<string, unknown> = {}): void {
  plant(account, { ...fields, detail: detailText({ ...sampleRequest.decision, ...decision }), ...others });
}

/** A detail with this decision, and something that only a later version knows. */
function detailText(decision: unknown): string {
  return JSON.stringify({ fault: 'ours', todos: [{ what: 'Call them', who: '1000002' }], decision });
}

function detailOf(kept: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  return objectOfField(kept?.['detail']) ?? {};
}

function stored(account: SandboxAccount): Readonly<Record<string, unknown>> {
  return account.api.state.tables.get('service_moment')?.findByExternalId('m-1')[0]?.fields ?? {};
}

const LISTED: MomentQuery = { from: 'list', filter: { status: 'asked' }, cursor: null };
const ABOUT: MomentQuery = { from: 'index', filter: { ticketId: '101' }, cursor: null };

describe('the moments in Zendesk', () => {
  it('takes the earliest record for the moment where an external id was used twice', async () => {
    const account = openSandboxAccount();
    plant(account, { ...fields, status: 'given', story: 'first' });
    plant(account, { ...fields, status: 'given', story: 'second' });
    const store = createMomentStore(account.request('agent'));
    expectOk(await store.setStatus('m-1', 'voided'));
    expect(expectOk(await store.find('m-1'))).toMatchObject({ status: 'voided', story: 'first' });
  });

  it('cannot read a moment whose status is none', async () => {
    const account = openSandboxAccount();
    plant(account, { ...fields, status: null, story: 'broken' });
    const found = await createMomentStore(account.request('agent')).find('m-1');
    expect(found).toMatchObject({ ok: false, error: { kind: 'unreadable', path: 'custom_object_fields.status' } });
  });

  it('keeps of a change what is not its own in the detail', async () => {
    const account = openSandboxAccount();
    plantRequest(account, { outcomeOfLater: 7 });
    const store = createMomentStore(account.request('lead'));
    expectOk(await store.changeRequest('m-1', { lines: [...asked, { ...line, kind: 'question', text: 'Which one?' }] }));
    expectOk(await store.keepReceipt('m-1', { executor: 'Sample Pay', reference: 'pay-1' }));
    expect(detailOf(stored(account))).toMatchObject({
      fault: 'ours',
      todos: [{ what: 'Call them', who: '1000002' }],
      receipts: [{ executor: 'Sample Pay', reference: 'pay-1' }],
      decision: { outcomeOfLater: 7, policyVersion: 'built-in-3', request: [{ kind: 'asked' }, { kind: 'question' }] },
    });
    expect(stored(account)).toMatchObject({ story: 'It came late.', status: 'asked' });
  });

  it('keeps a receipt beside one that it cannot read', async () => {
    const account = openSandboxAccount();
    plant(account, { ...fields, detail: JSON.stringify({ receipts: ['of later'] }) });
    const store = createMomentStore(account.request('agent'));
    expectOk(await store.keepReceipt('m-1', { executor: 'Sample Pay', reference: 'pay-1' }));
    expect(detailOf(stored(account))['receipts']).toEqual(['of later', { executor: 'Sample Pay', reference: 'pay-1' }]);
  });

  it.each([null, 'not { JSON', '[]'])('keeps no receipt in the place of a detail that is none: %j', async (detail) => {
    const account = openSandboxAccount();
    plant(account, { ...fields, detail });
    const kept = await createMomentStore(account.request('agent')).keepReceipt('m-1', { executor: 'Sample Pay', reference: 'pay-1' });
    expect(kept).toEqual({ ok: false, error: { kind: 'unreadable', what: 'moments', path: 'custom_object_fields.detail' } });
    expect(stored(account)['detail']).toBe(detail);
  });

  it.each([
    ['newer than it knows', 2, { kind: 'outdated', what: 'moments' }],
    ['none', null, { kind: 'unreadable', path: 'custom_object_fields.schema_version' }],
  ])('neither reads nor changes a record whose schema is %s, and says so', async (_title, version, error) => {
    const account = openSandboxAccount();
    plantRequest(account, {}, { schema_version: version });
    const before = stored(account);
    const store = createMomentStore(account.request('lead'));
    const refused = { ok: false, error };
    expect(await store.find('m-1')).toMatchObject(refused);
    expect(await store.findRequest('m-1')).toMatchObject(refused);
    expect(await store.setStatus('m-1', 'voided')).toMatchObject(refused);
    expect(await store.keepReceipt('m-1', { executor: 'Sample Pay', reference: 'pay-1' })).toMatchObject(refused);
    expect(await store.changeRequest('m-1', { status: 'declined', lines: asked })).toMatchObject(refused);
    expect(stored(account)).toEqual(before);
    expect(expectOk(await store.requests(LISTED))).toMatchObject({ items: [], unreadable: 1 });
  });

  it('counts a moment as created that a newer version has created under its key', async () => {
    const account = openSandboxAccount();
    plantRequest(account, {}, { schema_version: 2 });
    const store = createMomentStore(account.request('agent'));
    expectOk(await store.create({ ...sampleRequest, customerId: '2000001', agentId: '1000001' }));
    expect(account.api.state.tables.get('service_moment')?.size).toBe(1);
  });

  it('is refused whole in an account that lacks one of its fields, and leaves nothing there', async () => {
    const account = openSandboxAccount();
    const object = account.api.state.objects.get('service_moment');
    const lacking = object?.fields.filter(({ key }) => key !== 'gesture') ?? [];
    if (object !== undefined) account.api.state.objects.set('service_moment', { ...object, fields: lacking });
    const created = await createMomentStore(account.request('agent')).create(ofAccount);
    expect(created).toMatchObject({ ok: false, error: { kind: 'rejected', fields: ['gesture UnknownField'] } });
    expect(account.api.state.tables.get('service_moment')?.size).toBe(0);
  });

  it.each([
    ['no JSON', 'not { JSON'],
    ['nothing', null],
    ['a line of no kind', detailText({ ...sampleRequest.decision, request: [{ ...line, kind: 'shout' }] })],
    ['no facts', detailText({ request: asked })],
    ['no decision', '{}'],
  ])('never writes over a detail that it cannot read: %s', async (_title, detail) => {
    const account = openSandboxAccount();
    plant(account, { ...fields, detail });
    const store = createMomentStore(account.request('lead'));
    const unreadable = { ok: false, error: { kind: 'unreadable', path: expect.stringContaining('detail') as string } };
    expect(await store.changeRequest('m-1', { lines: asked })).toMatchObject(unreadable);
    expect(await store.findRequest('m-1')).toMatchObject(unreadable);
    expect(stored(account)['detail']).toBe(detail);
    expect(expectOk(await store.requests(LISTED))).toMatchObject({ items: [], unreadable: 1 });
    expect(expectOk(await store.requests(ABOUT))).toMatchObject({ items: [], unreadable: 1 });
  });

  it.each(['ticket', 'customer', 'agent', 'severity', 'gesture', 'amount_minor', 'currency'])(
    'names the field that it cannot read: %s',
    async (field) => {
      const account = openSandboxAccount();
      plantRequest(account, {}, { [field]: null });
      const found = await createMomentStore(account.request('lead')).findRequest('m-1');
      expect(found).toMatchObject({ ok: false, error: { kind: 'unreadable', path: `custom_object_fields.${field}` } });
    },
  );

  it('reads a decision of another version for what it knows of it', async () => {
    const account = openSandboxAccount();
    const facts = { ...sampleRequest.decision.facts, allowances: [{ limit: 'moon', left: { amountMinor: 1, currency: 'EUR' } }] };
    const reasons = [{ ...sampleRequest.decision.reasons[0], studies: ['unknown2030', 'knox2014'] }, { rule: 'unheard of' }];
    plantRequest(account, { facts, reasons });
    const request = expectOk(await createMomentStore(account.request('lead')).findRequest('m-1'));
    expect(request?.moment.decision).toMatchObject({ facts: { allowances: [] }, reasons: [{ studies: ['knox2014'] }] });
  });

  it('reads a decision that an earlier version kept, with what it did not keep as not known', async () => {
    const account = openSandboxAccount();
    const { cause, fault, severity, hoursSinceReport, priorIncidents, value, allowances } = sampleRequest.decision.facts;
    const facts = { cause, fault, severity, hoursSinceReport, priorIncidents, value, allowances };
    const ground = { rule: 'base', variant: 'severity_2', deltaMinor: 1000, facts: { severity: 2 }, studies: ['knox2014'] };
    const detail = detailText({
      policyVersion: 'built-in-1',
      facts,
      reasons: [{ ...ground, isChoice: true }],
      suggestedMinor: 1500,
      request: asked,
    });
    plant(account, { ...fields, detail });
    const request = expectOk(await createMomentStore(account.request('lead')).findRequest('m-1'));
    expect(request?.moment.decision).toEqual({
      policyVersion: 'built-in-1',
      facts: {
        ...facts,
        matter: null,
        outcome: null,
        lossMinor: null,
        hoursSinceFailure: null,
        gestures: [],
        isGroup: false,
        isVulnerable: false,
        isStatutoryMet: false,
        team: null,
      },
      reasons: [{ ...ground, strength: null, choice: null }],
      suggestedMinor: 1500,
      range: null,
      isWithinAuthority: false,
      request: asked,
    });
  });

  it('reads what it does not understand of the newer facts as not known, and the rest all the same', async () => {
    const account = openSandboxAccount();
    const odd = { outcome: 'eaten', lossMinor: 1.5, team: { count: 3 }, gestures: [{ daysAgo: 'long' }], isGroup: 'yes' };
    plantRequest(account, { facts: { ...sampleRequest.decision.facts, ...odd }, range: { lowMinor: 1000 } });
    const request = expectOk(await createMomentStore(account.request('lead')).findRequest('m-1'));
    expect(request?.moment.decision).toMatchObject({
      facts: { outcome: null, lossMinor: null, team: null, gestures: [], isGroup: false, isVulnerable: true, hoursSinceFailure: 72 },
      range: null,
      isWithinAuthority: true,
    });
  });

  it.each(['ticket', 'amount_minor'])('leaves out of what was given for the like what it cannot read: %s', async (field) => {
    const account = openSandboxAccount();
    plant(account, { ...fields, status: 'given' });
    plant(account, { ...fields, status: 'given', [field]: null }, 'm-2');
    const like = { status: 'given', cause: 'late_delivery', severity: 2, currency: sampleRequest.amount.currency, sinceMs: 0 } as const;
    account.calls.length = 0;
    const given = expectOk(await createMomentStore(account.request('agent')).given({ from: 'index', filter: like, cursor: null }));
    expect(given.items.map(({ momentId }) => momentId)).toEqual(['m-1']);
    expect(given.unreadable).toBe(1);
    expect(account.calls).toEqual(['POST /api/v2/custom_objects/service_moment/records/search']);
  });

  it('shows what lacks neither status nor request, and counts the rest', async () => {
    const account = openSandboxAccount();
    plantRequest(account);
    plant(account, { ...fields, status: 'given', detail: 'broken' }, 'm-2');
    plant(account, { ...fields, detail: detailText({ policyVersion: 'x' }) }, 'm-3');
    const page = expectOk(await createMomentStore(account.request('lead')).requests(LISTED));
    expect(page.items.map(({ moment }) => moment.id)).toEqual(['m-1']);
    expect(page.unreadable).toBe(0);
  });

  it('shows what a newer version wrote as it stands, beside what it can tell', async () => {
    const account = openSandboxAccount();
    plantRequest(account);
    plant(account, { ...fields, schema_version: 7, status: 'asked', gesture: 'song' }, 'm-2');
    const page = expectOk(await createMomentStore(account.request('lead')).requests(LISTED));
    expect(page.items.map(({ moment }) => moment.id)).toEqual(['m-1']);
    expect(page.unreadable).toBe(1);
    const [shown] = page.asTheyStand ?? [];
    expect(shown).toMatchObject({ id: 'm-2', ticketId: fields.ticket });
    expect(Object.fromEntries(shown?.fields ?? [])).toMatchObject({ status: 'asked', gesture: 'song', schema_version: '7' });
  });

  it('shows a request once where its external id was used twice: the earliest', async () => {
    const account = openSandboxAccount();
    plantRequest(account, {}, { story: 'first' });
    plantRequest(account, {}, { story: 'second' });
    const page = expectOk(await createMomentStore(account.request('lead')).requests(LISTED));
    expect(page.items.map(({ moment }) => moment.story)).toEqual(['first']);
  });

  it('gives up prior incidents and gestures of a decision before a conversation does not fit', async () => {
    const account = openSandboxAccount();
    const priorIncidents = Array.from({ length: 100 }, (_, index) => ({ daysAgo: index, isSameCause: true }));
    const gestures = priorIncidents.map((incident) => ({ ...incident, isSameTicket: false, amountMinor: 1000 }));
    plantRequest(account, { facts: { ...sampleRequest.decision.facts, priorIncidents, gestures } }, { story: '漢'.repeat(4000) });
    const store = createMomentStore(account.request('lead'));
    expectOk(await store.changeRequest('m-1', { lines: [{ ...line, text: '漢'.repeat(5_400) }] }));
    const request = expectOk(await store.findRequest('m-1'));
    expect(request?.moment.decision.facts).toMatchObject({
      priorIncidents: priorIncidents.slice(0, 20),
      gestures: gestures.slice(0, 20),
    });
  });

  it('refuses what no record can hold, and changes nothing', async () => {
    const account = openSandboxAccount();
    plantRequest(account);
    const store = createMomentStore(account.request('lead'));
    account.calls.length = 0;
    const lines = [{ ...line, text: '漢'.repeat(12_000) }];
    const tooLarge = { ok: false, error: { kind: 'too_large', what: 'moments' } };
    expect(await store.changeRequest('m-1', { lines })).toMatchObject(tooLarge);
    expect(await store.create({ ...sampleRequest, decision: { ...sampleRequest.decision, request: lines } })).toMatchObject(tooLarge);
    expect(account.calls).toEqual(['GET /api/v2/custom_objects/service_moment/records']);
    expect(expectOk(await store.findRequest('m-1'))?.lines).toEqual(asked);
  });

  it('costs one request a reading and two a change', async () => {
    const account = openSandboxAccount();
    plantRequest(account);
    const store = createMomentStore(account.request('lead'));
    await store.requests(LISTED);
    await store.requests({ ...LISTED, from: 'index' });
    await store.requests(ABOUT);
    await store.findRequest('m-1');
    expect(account.calls).toHaveLength(4);
    await store.changeRequest('m-1', { status: 'declined' });
    expect(account.calls).toHaveLength(6);
  });
});
