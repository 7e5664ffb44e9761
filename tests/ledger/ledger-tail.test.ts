import { describe, expect, it } from 'vitest';
import { aDirectory, aLedgerReader, aLedgerTail } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';
import { type LedgerTail, UNMEASURED_MS } from '#ledger/ledger-tail.ts';

const LEAD = '90';

function readerOf(world: World): LedgerTail {
  return aLedgerReader({ journal: world.journal.as('11'), runtime: world.runtime(), directory: aDirectory([LEAD]) });
}

describe('who leads', () => {
  it('is asked for where what undoes would count for more, and only about those who wrote one', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdById: '12', agentId: '12' });
    world.journal.plant({ kind: 'post', momentId: 'm-1', createdById: '12', agentId: '12' });
    world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: LEAD });
    const reader = readerOf(world);
    await reader.readTail();
    expect(reader.ledger().commitments).toMatchObject([{ state: 'posted' }]);
    expect(await reader.learnLeads()).toEqual({ ok: true, value: true });
    expect(reader.ledger().commitments).toMatchObject([{ state: 'voided' }]);
    expect(await reader.learnLeads()).toEqual({ ok: true, value: false });
  });

  it('is news also where all who were asked about lead nobody: what they chose as limits counted until then', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: '12' });
    const reader = readerOf(world);
    await reader.readTail();
    expect(await reader.learnLeads()).toEqual({ ok: true, value: true });
    expect(reader.mayBeLead('12')).toBe(false);
  });
});

describe('who leads, where the directory does not answer', () => {
  it('is not told, and what they undid still counts', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdById: '12', agentId: '12' });
    world.journal.plant({ kind: 'post', momentId: 'm-1', createdById: '12', agentId: '12' });
    world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: LEAD });
    const fault = { ok: false, error: { kind: 'signed_out', what: 'users' } } as const;
    const directory = { ...aDirectory([LEAD]), leadsAmong: () => Promise.resolve(fault) };
    const reader = aLedgerReader({ journal: world.journal.as('11'), runtime: world.runtime(), directory });
    await reader.readTail();
    expect(await reader.learnLeads()).toEqual(fault);
    expect(reader.ledger().commitments).toMatchObject([{ state: 'posted' }]);
  });
});

describe('whoever wrote an entry', () => {
  const { currency: _euro, ...said } = limits();

  it.each([
    ['undoes', { kind: 'reverse' }, true],
    ['says what another counts as', { kind: 'post', detail: { confirms: 'x' } }, true],
    ['revokes a grant', { kind: 'post', detail: { decision: 'revoke' } }, true],
    ['delivers one', { kind: 'post', detail: { decision: 'deliver' } }, false],
    ['gives', { kind: 'post' }, false],
    ['says the limits', { kind: 'limits', detail: { limits: said } }, true],
    ['says something else of the account', { kind: 'limits' }, false],
    ['totals', { kind: 'checkpoint' }, true],
    ['reserves for somebody else', { kind: 'reserve', agentId: '13' }, true],
    ['reserves for themselves', { kind: 'reserve', agentId: '12' }, false],
    ['withdraws', { kind: 'void', agentId: '13' }, false],
  ] as const)('that %s is asked for as a lead or not, as it would count for more: %j', async (_what, entry, isAsked) => {
    const world = aWorld();
    world.journal.plant({ momentId: 'm-1', createdById: '12', ...entry });
    const directory = createFakeDirectory();
    const reader = aLedgerReader({ journal: world.journal.as('11'), runtime: world.runtime(), directory });
    await reader.readTail();
    await reader.learnLeads();
    expect(directory.calls.map(({ keys }) => keys)).toEqual(isAsked ? [['12']] : []);
  });

  it('is asked for among some entries alone', async () => {
    const world = aWorld();
    for (const createdById of ['12', '13']) world.journal.plant({ kind: 'reverse', momentId: `of-${createdById}`, createdById });
    const directory = createFakeDirectory();
    const reader = aLedgerReader({ journal: world.journal.as('11'), runtime: world.runtime(), directory });
    await reader.readTail();
    await reader.learnLeads(({ momentId }) => momentId === 'of-13');
    expect(directory.calls.map(({ keys }) => keys)).toEqual([['13']]);
  });
});

describe('who may be a lead', () => {
  it('is whoever is one, and of whom nobody has been able to tell yet', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: LEAD });
    world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: '12' });
    const reader = readerOf(world);
    expect([LEAD, '12', '13'].map((id) => reader.mayBeLead(id))).toEqual([true, true, true]);
    await reader.readTail();
    await reader.learnLeads();
    expect([LEAD, '12', '13'].map((id) => reader.mayBeLead(id))).toEqual([true, false, true]);
  });
});

describe('the list lag', () => {
  it('is what was measured last, as whatever entry tells it, and two seconds where nothing was', async () => {
    const world = aWorld();
    const reader = readerOf(world);
    expect(reader.listLagMs()).toBe(UNMEASURED_MS);
    expect(UNMEASURED_MS).toBe(2000);
    world.journal.plant({ kind: 'reserve', momentId: 'm-1', detail: { listLag: { delayMs: 900, measuredAtMs: 2 } } });
    world.journal.plant({ kind: 'limits', momentId: 'm-2', detail: { listLag: { delayMs: 400, measuredAtMs: 3 } } });
    world.journal.plant({ kind: 'reserve', momentId: 'm-3', detail: { listLag: { delayMs: 900, measuredAtMs: 2 } } });
    await reader.readTail();
    expect(reader.listLagMs()).toBe(400);
  });

  it('is never longer than an agent can wait', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'limits', momentId: 'm-1', detail: { listLag: { delayMs: 1e9, measuredAtMs: 1 } } });
    const reader = readerOf(world);
    await reader.readTail();
    expect(reader.listLagMs()).toBe(LIST_LAG_AT_MOST_MS);
  });
});

describe('limits that a lead lowers while Zendesk does not answer a page that was just opened', () => {
  const OWN = limits({ teamMonthMinor: 50_000 });
  const { currency: _euro, ...lowered } = limits({ teamMonthMinor: 20_000 });

  /** The page was opened, and read nothing; so much later a lead's page said the limits, and after an hour in all it reads. */
  async function limitsAfter(saidAfterMs: number, { isLooking = false, isPutBack = false } = {}): Promise<number | null> {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdAtMs: world.time.nowMs() });
    const openedMs = world.time.nowMs();
    let backMs = 0;
    const runtime = { ...world.runtime(), nowMs: () => world.time.nowMs() - backMs };
    const reader = aLedgerReader({ journal: world.journal.as('11'), runtime, directory: aDirectory([LEAD]) }, { limits: OWN });
    const read = (): Promise<unknown> => (isLooking ? reader.look(Infinity, { customerId: '701', ticketId: '501' }) : reader.readTail());
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'read' });
    await read();
    world.journal.plant({
      kind: 'limits',
      momentId: 'said',
      createdById: LEAD,
      createdAtMs: openedMs + saidAfterMs,
      detail: { limits: lowered },
    });
    world.time.pass(HOUR_MS);
    if (isPutBack) backMs = 20 * HOUR_MS;
    world.journal.plant({ kind: 'reserve', momentId: 'm-2' });
    world.journal.faults.errorBefore = null;
    await read();
    await reader.learnLeads();
    return reader.limits().limits.teamMonthMinor;
  }

  it.each([false, true])('bind that page once it reads the journal (by a look: %s)', async (isLooking) => {
    expect(await limitsAfter(60_000, { isLooking })).toBe(20_000);
  });

  it('do not where they were said before its settings were read, but for the minute that lists may lag', async () => {
    expect(await limitsAfter(-59_999)).toBe(20_000);
    expect(await limitsAfter(-60_000)).toBe(50_000);
  });

  it('bind it whenever they were said where its clock was put back meanwhile, for then nobody can tell', async () => {
    expect(await limitsAfter(-10 * HOUR_MS, { isPutBack: true })).toBe(20_000);
  });
});

function tailOf(world: World): LedgerTail {
  const ports = { journal: world.journal.as('11'), runtime: world.runtime(), directory: aDirectory([LEAD]) };
  return aLedgerTail(ports, { limits: limits({ teamMonthMinor: 50_000 }) });
}

describe('a currency that the team has counted in before', () => {
  it('holds everybody up once the newest page shows what was given in it', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-0', currency: 'EUR', amountMinor: 500 });
    world.journal.plant({ kind: 'reserve', momentId: 'm-1', currency: 'USD', amountMinor: 500 });
    world.journal.plant({ kind: 'post', momentId: 'm-1', currency: 'USD', amountMinor: 500 });
    const tail = tailOf(world);
    expect(tail.currencyStop()).toBeNull();
    await tail.readTail();
    expect(tail.currencyStop()).toMatchObject({ why: 'not_started', before: [{ amountMinor: 500, currency: 'USD' }] });
  });

  it('holds nobody up by what the index tells of a customer and the list does not reach', async () => {
    const world = aWorld();
    for (let index = 0; index < 101; index += 1) world.journal.plant({ kind: 'reserve', momentId: `m-${index}` });
    const tail = tailOf(world);
    const past = { momentId: 'past', currency: 'USD', amountMinor: 500, createdAtMs: hoursBefore(30), detail: {} };
    tail.learn([anEntry({ ...past, id: '01E0001', kind: 'reserve' }), anEntry({ ...past, id: '01E0002', kind: 'post' })]);
    await tail.readTail();
    expect(tail.ledger().commitments).toContainEqual(expect.objectContaining({ momentId: 'past', state: 'posted' }));
    expect(tail.parts.currencyJudge.stopOf).not.toBeNull();
    expect(tail.currencyStop()).toBeNull();
  });

  it('is judged by nothing that is loaded where every entry is in the team’s own', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-1' });
    const tail = tailOf(world);
    await tail.readTail();
    expect(tail.parts.currencyJudge.stopOf).toBeNull();
    expect(tail.currencyStop()).toBeNull();
  });
});
