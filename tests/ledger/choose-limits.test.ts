import { describe, expect, it } from 'vitest';
import { toldOf } from '#builders/about-no-ticket.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aDirectory } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import type { ChosenLimits, Limits } from '#domain/journal/limits.ts';
import { chooseLimits, readChoices } from '#ledger/choose-limits.ts';
import { type JournalSnapshot, openJournalSnapshot } from '#ledger/journal-snapshot.ts';
import { createKnownLeads } from '#ledger/known-leads.ts';
import { limitsKey } from '#ledger/limits-key.ts';
import { ok } from '#domain/shared/result.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { createFakeLeadMemory } from '../fakes/fake-lead-memory.ts';
import { give, givePorts } from './a-giver.ts';

interface LeadPage extends JournalSnapshot {
  read(): Promise<boolean>;
  choose(id: string, set: ChosenLimits): ReturnType<typeof chooseLimits>;
}

/** A lead's page, which has read nothing yet. */
function leadPage(world: World, set: Partial<Limits> = {}, leadId = '90', wrap = (store: JournalStore): JournalStore => store): LeadPage {
  const journal = wrap(world.journal.as(leadId));
  const runtime = world.runtime();
  const ports = { journal, runtime };
  const directory = aDirectory(['90', '91']);
  const leads = createKnownLeads({ directory, leadMemory: createFakeLeadMemory(), runtime }, { id: leadId, isLead: leadId !== '13' });
  const team = { limitsNow: () => limits(set), timeZone: TIME_ZONE, readerId: leadId, opening: { sinceMs: Infinity } };
  const snapshot = openJournalSnapshot({ ...ports, leads }, team);
  const { reader, ledgerReader } = snapshot;
  return {
    ...snapshot,
    async read() {
      const reading = ledgerReader.readTail().then(() => readChoices({ ...ports, reader, leads }));
      await world.time.run();
      const read = await reading;
      return read.ok && read.value.isWhole;
    },
    async choose(id, wanted) {
      const choosing = chooseLimits(
        { ...ports, reader: ledgerReader },
        { id, limits: wanted, reason: 'Too much for small things.' },
        { id: leadId, name: 'Lena Sample' },
      );
      await world.time.run();
      return choosing;
    },
  };
}

async function chosen(
  world: World,
  set: ChosenLimits,
  { id = 'c-1', leadId = '90', own = {} }: { readonly id?: string; readonly leadId?: string; readonly own?: Partial<Limits> } = {},
): Promise<void> {
  const page = leadPage(world, own, leadId);
  await page.read();
  expect(await page.choose(id, set)).toMatchObject({ ok: true });
}

/** A page that has read the newest entries and searched for the customer, as a ticket does. */
async function opened(world: World, set: Partial<Limits>, agentId = '11') {
  const ports = givePorts(world, set, agentId);
  const reading = Promise.all([
    ports.reader.readTail(),
    ports.reader.index.learn({ customerId: '701', ticketId: '501' }, { sinceMs: daysBefore(30) }),
  ]);
  await world.time.run();
  await reading;
  return ports;
}

function fillTail(world: World): void {
  for (let index = 0; index < 120; index += 1) world.journal.plant({ kind: 'thanks', momentId: `m-${index}` });
}

const callsOf = (world: World, method: string) => world.journal.calls.filter((call) => call.method === method);

describe('limits that a lead chooses', () => {
  it('are written once under their key, with who and why, in the place of all that bound before', async () => {
    const world = aWorld({ measuredMs: 0 });
    await chosen(world, { gestureMinor: 1500 });
    const page = leadPage(world);
    await page.read();
    const first = world.journal.entries.find(({ detail }) => detail.chosen !== undefined);
    expect(await page.choose('c-2', { gestureMinor: 1000, teamMonthMinor: 0 })).toMatchObject({ ok: true });
    expect(await page.choose('c-2', { gestureMinor: 1000, teamMonthMinor: 0 })).toMatchObject({ ok: true });
    const said = world.journal.entries.filter(({ detail }) => detail.chosen !== undefined);
    expect(said).toHaveLength(2);
    expect(said[1]).toMatchObject({
      ticketId: '',
      customerId: '',
      cause: 'other',
      momentId: LIMITS_MOMENT,
      createdById: '90',
      currency: 'EUR',
      amountMinor: 0,
      detail: {
        agentName: 'Lena Sample',
        chosen: { id: 'c-2', limits: { gestureMinor: 1000, teamMonthMinor: 0 }, reason: 'Too much for small things.' },
        replaces: [first?.id],
      },
    });
    expect(toldOf(world, 'limits').at(-1)).toMatchObject({ agentDay: '' });
    const [found] = (await world.journal.as('90').byExternalIds([limitsKey('c-2')])).ok ? said.slice(1) : [];
    expect(found?.detail.chosen?.id).toBe('c-2');
  });

  it('are refused beyond the settings, each with what those permit, and nothing is written', async () => {
    const world = aWorld({ measuredMs: 0 });
    const page = leadPage(world, { gestureMinor: 2500 });
    await page.read();
    expect(await page.choose('c-1', { gestureMinor: 2501 })).toEqual({
      ok: false,
      error: { kind: 'beyond', limits: [{ key: 'gestureMinor', ceiling: 2500 }] },
    });
    expect(await page.choose('c-1', { gestureMinor: 2500 })).toMatchObject({ ok: true });
    expect(world.journal.entries.filter(({ detail }) => detail.chosen !== undefined)).toHaveLength(1);
  });

  it('are not written by a page whose currency is the team’s no more', async () => {
    const world = aWorld({ measuredMs: 0 });
    const page = leadPage(world);
    await page.read();
    const { currency: _euros, ...stated } = limits();
    world.journal.plant({ kind: 'limits', momentId: 'limits-9', createdById: '91', currency: 'JPY', detail: { limits: stated } });
    await page.read();
    expect(await page.choose('c-1', { gestureMinor: 1 })).toEqual({ ok: false, error: { kind: 'reload' } });
  });

  it('are not known to be saved where Zendesk does not answer, and tried again are saved once', async () => {
    const world = aWorld({ measuredMs: 0 });
    let isDown = true;
    const page = leadPage(world, {}, '90', (store) => ({
      ...store,
      append: (entry) => (isDown ? Promise.resolve({ ok: false, error: DOWN } as const) : store.append(entry)),
    }));
    await page.read();
    expect(await page.choose('c-1', { gestureMinor: 1 })).toEqual({ ok: false, error: { kind: 'failed', error: DOWN } });
    isDown = false;
    expect(await page.choose('c-1', { gestureMinor: 1 })).toMatchObject({ ok: true });
    expect(world.journal.entries.filter(({ detail }) => detail.chosen !== undefined)).toHaveLength(1);
  });

  it('bind a page that was opened before, from its next look on, and its post names them', async () => {
    const world = aWorld({ measuredMs: 0 });
    const open = await opened(world, { gestureMinor: 2500 });
    await chosen(world, { gestureMinor: 1500 });
    const refused = await give(world, { ports: open, set: { gestureMinor: 2500 }, draft: aDraft({ amount: eur(1501) }) });
    expect(refused.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'gesture', limitValue: 1500 } } });
    const given = await give(world, { ports: open, set: { gestureMinor: 2500 }, draft: aDraft({ amount: eur(1500) }) });
    expect(given.result).toEqual({ ok: true, value: expect.any(String) });
    expect(world.journal.entries.at(-1)?.detail.limitsIds).toEqual([expect.stringMatching(/^c-1@.+@chosen$/)]);
  });

  it('bind a page that is opened long after, though the newest entries tell nothing of them, without a request more', async () => {
    const world = aWorld({ measuredMs: 0 });
    await chosen(world, { gestureMinor: 1500 });
    world.time.pass(40 * 86_400_000);
    fillTail(world);
    const open = await opened(world, { gestureMinor: 2500 });
    expect(open.reader.limits().limits.gestureMinor).toBe(1500);
    const given = await give(world, { ports: open, set: { gestureMinor: 2500 }, draft: aDraft({ amount: eur(1501) }) });
    expect(given.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'gesture', limitValue: 1500 } } });
    expect(callsOf(world, 'byExternalIds').filter(({ keys }) => keys.includes(limitsKey('c-1')))).toEqual([]);
  });

  it('are read by their name where neither list nor index has shown them', async () => {
    const world = aWorld({ measuredMs: 0, searchLagMs: 1e12 });
    await chosen(world, { gestureMinor: 1500 });
    world.time.pass(86_400_000);
    fillTail(world);
    const [choice] = world.journal.entries.filter(({ detail }) => detail.chosen !== undefined);
    const name = `c-1@${choice?.createdAtMs.toString(36)}@chosen`;
    world.journal.plant({ kind: 'post', momentId: 'theirs', createdById: '12', detail: { limitsIds: [name] } });
    const open = await opened(world, { gestureMinor: 2500 });
    expect(open.reader.lacksLimits()).toBe(true);
    const given = await give(world, { ports: open, set: { gestureMinor: 2500 }, draft: aDraft({ amount: eur(1501) }) });
    expect(given.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limitValue: 1500 } } });
    expect(open.reader.lacksLimits()).toBe(false);
  });

  it('hold at once on a page that knows not yet who leads, and no longer once it has found out that nobody did', async () => {
    const world = aWorld({ measuredMs: 0 });
    await chosen(world, { gestureMinor: 1 }, { leadId: '13' });
    const open = await opened(world, { gestureMinor: 2500 });
    expect(open.reader.limits().limits.gestureMinor).toBe(1);
    const given = await give(world, { ports: open, set: { gestureMinor: 2500 }, draft: aDraft({ amount: eur(2500) }) });
    expect(given.result).toEqual({ ok: true, value: expect.any(String) });
    expect(open.reader.limits().limits.gestureMinor).toBe(2500);
    expect(world.journal.entries.at(-1)?.detail.limitsIds).toBeUndefined();
  });

  it('are raised again for every open page by another choice once it has read that, up to the settings', async () => {
    const world = aWorld({ measuredMs: 0 });
    await chosen(world, { gestureMinor: 500 });
    const open = await opened(world, { gestureMinor: 2500 });
    await chosen(world, {}, { id: 'c-2' });
    const reading = open.reader.readTail();
    await world.time.run();
    await reading;
    const given = await give(world, { ports: open, set: { gestureMinor: 2500 }, draft: aDraft({ amount: eur(2500) }) });
    expect(given.result).toEqual({ ok: true, value: expect.any(String) });
  });

  it('leave what was edited counting as the most that the settings permit, for it may be from before', async () => {
    const world = aWorld({ measuredMs: 0 });
    const set = { gestureMinor: 2500, leadGestureMinor: 5000, teamMonthMinor: 6000 };
    const reserved = world.journal.plant({ kind: 'reserve', momentId: 'edited', createdById: '12', amountMinor: 4000 });
    world.journal.plant({
      kind: 'post',
      momentId: 'edited',
      createdById: '12',
      amountMinor: 4000,
      detail: { reserveId: reserved.id, reservedAtMs: reserved.createdAtMs },
    });
    world.time.pass(2000);
    world.journal.edit(reserved.id, { amountMinor: 1 });
    await chosen(world, { gestureMinor: 1000, leadGestureMinor: 1000 }, { own: set });
    const open = await opened(world, set);
    expect(Math.max(...open.reader.ledger().commitments.map(({ countsMinor }) => countsMinor))).toBe(5000);
    expect(open.reader.limits()).toMatchObject({ limits: { gestureMinor: 1000 }, ceilings: { gestureMinor: 2500 } });
  });

  it('are all read for whoever changes them, a hundred at a time, with who of their writers leads', async () => {
    const world = aWorld({ measuredMs: 0 });
    for (let index = 0; index < 130; index += 1) {
      world.time.pass(1000);
      const detail = { chosen: { id: `c-${index}`, limits: { gestureMinor: index }, reason: '' } };
      world.journal.plant(
        { kind: 'limits', momentId: LIMITS_MOMENT, createdById: index === 0 ? '91' : '90', detail },
        limitsKey(`c-${index}`),
      );
    }
    world.time.pass(LATE_MS);
    fillTail(world);
    const page = leadPage(world);
    expect(await page.read()).toBe(true);
    expect(callsOf(world, 'search')).toHaveLength(2);
    expect(page.entries().filter(({ detail }) => detail.chosen !== undefined)).toHaveLength(130);
    expect(page.ledgerReader.leadIds().has('91')).toBe(true);
  });
});

/** What is asked where every page of choices leads to another, for ever. */
async function readForEver(fault: boolean) {
  const world = aWorld({ measuredMs: 0 });
  const queries: Parameters<JournalStore['search']>[0][] = [];
  const asked: string[] = [];
  const runtime = world.runtime();
  const store = world.journal.as('90');
  const page = fault ? ({ ok: false, error: DOWN } as const) : ok({ items: [], next: 'more', unreadable: 0 });
  const journal: JournalStore = {
    ...store,
    search: (query) => {
      queries.push(query);
      return Promise.resolve(page);
    },
  };
  const directory = { leadsAmong: (ids: readonly string[]) => (asked.push(...ids), Promise.resolve(ok(new Set<string>()))) };
  const leads = createKnownLeads({ directory, leadMemory: createFakeLeadMemory(), runtime }, { id: '90', isLead: true });
  const team = { limitsNow: () => limits(), timeZone: TIME_ZONE, readerId: '90', opening: { sinceMs: Infinity } };
  const { reader, ledgerReader } = openJournalSnapshot({ journal, runtime, leads }, team);
  world.journal.plant({ kind: 'thanks', momentId: 'm-1', createdById: '12' });
  world.journal.plant({ kind: 'limits', momentId: LIMITS_MOMENT, createdById: '13' });
  const reading = ledgerReader.readTail().then(() => readChoices({ journal, runtime, reader, leads }));
  await world.time.run();
  return { read: await reading, queries, asked };
}

describe('the choices that are read', () => {
  it('are those of limits alone, twenty pages at the most, and it is said that there are more', async () => {
    const { read, queries, asked } = await readForEver(false);
    expect(read).toEqual({ ok: true, value: { isWhole: false } });
    expect(queries).toHaveLength(20);
    expect(queries[0]).toEqual({ customerId: '', ticketIds: [], agentDays: [], momentIds: [LIMITS_MOMENT] });
    expect(asked).toContain('13');
    expect(asked).not.toContain('12');
  });

  it('are not read where Zendesk does not answer, which is told', async () => {
    expect((await readForEver(true)).read).toEqual({ ok: false, error: DOWN });
  });
});
