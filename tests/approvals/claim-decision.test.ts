import { describe, expect, it } from 'vitest';
import {
  type Decided,
  approve,
  decidedIn,
  decline,
  plantDecided,
  plantDeciding,
  question,
  standIn,
  withdraw,
} from '#builders/a-decision.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { EUR } from '#builders/currencies.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { createMortal } from '#builders/with-crash.ts';
import { decisionsKnown, isClosed } from '#approvals/claim-decision.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { fail } from '#domain/shared/result.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { ATTEMPTS_PER_READ } from '#ledger/entry-keys.ts';
import { giveGesture } from '#ledger/give.ts';
import { UNMEASURED_MS } from '#ledger/ledger-tail.ts';
import { stampCheckpoint } from '#ledger/stamp-checkpoint.ts';

async function openWorld(): Promise<World> {
  const world = aWorld({ leadIds: LEADS });
  await stored(world);
  return world;
}

it('whoever was first decides where the other gives way in time', async () => {
  const world = await openWorld();
  const other = plantDeciding(world, 'decline', { createdById: '22' });
  expect(await ran(world, approve(world, '21'))).toMatchObject({ ok: false, error: { kind: 'deciding' } });
  const { id: _ofReserve, ...facts } = other;
  world.journal.plant({ ...facts, kind: 'void' });
  expect(await ran(world, approve(world, '21'))).toEqual({ ok: true, value: undefined });
});

it('one lead who approves the same sum in two pages at once approves it once, and the other page is told', async () => {
  const world = await openWorld();
  world.slow(400);
  const deciding = Promise.all([atWork(world, '21'), atWork(world, '21')].map((page) => approve(world, '21', 4000, page)));
  await world.time.run();
  const results = await deciding;
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(world.journal.entries.filter(({ kind }) => kind === 'post')).toHaveLength(1);
  expect(decidedIn(world)).toEqual(['approve by 21']);
});

it('a decision that its record does not say is said there by whoever is refused for it', async () => {
  const world = await openWorld();
  plantDecided(world, 'decline', { createdById: '22' });
  expect(await ran(world, approve(world, '21'))).toMatchObject({ ok: false, error: { kind: 'already', what: 'declined' } });
  expect([...world.moments.moments.values()].map(({ status }) => status)).toEqual(['declined']);
});

describe('a page that died while its lead was deciding', () => {
  it.each(['approve', 'decline'] as const)('to %s holds the request for two minutes, and no longer', async (kind) => {
    const world = await openWorld();
    const { life, withCrash } = createMortal();
    const dead = atWork(world, '22');
    const { append } = withCrash({ append: dead.ports.journal.append });
    const begun = { ...dead, ports: { ...dead.ports, journal: { ...dead.ports.journal, append } } };
    void (kind === 'approve' ? approve(world, '22', 4000, begun) : decline(world, '22', begun));
    life.end({ atCall: 1, when: 'after' });
    await world.time.run();
    expect(world.journal.entries.map((entry) => [entry.kind, entry.detail.decision])).toEqual([['reserve', kind]]);
    const untilMs = freeAt(world.journal.entries[0]?.createdAtMs ?? 0);
    const refused = { ok: false, error: { kind: 'deciding', byName: 'Lead 22', untilMs } };
    expect(await ran(world, approve(world, '21'))).toEqual(refused);
    expect(await ran(world, withdraw(world))).toEqual(refused);
    expect(standIn(world)).toBe('waiting');
    // Whoever declines waits before they look.
    world.time.pass(untilMs - 1 - UNMEASURED_MS - world.time.nowMs());
    expect(await ran(world, decline(world, '21'))).toEqual(refused);
    expect(world.time.nowMs()).toBe(untilMs - 1);
    world.time.pass(1);
    expect(await ran(world, approve(world, '21'))).toEqual({ ok: true, value: undefined });
    expect(decidedIn(world)).toEqual(['approve by 21']);
  });
});

/** The ports of a lead's page that has read all of the journal, and knows who leads. */
async function readerPage(world: World): Promise<ReturnType<typeof atWork>['ports']> {
  const { ports } = atWork(world, '21');
  await ran(world, ports.reader.readTail());
  await ran(world, ports.reader.learnLeads());
  return ports;
}

describe('what is known of the decisions about a request', () => {
  it.each([
    ['decline', '22', true],
    ['withdraw', '11', true],
    ['approve', '22', false],
    ['question', '22', false],
    ['decline', '12', false],
  ] as const)('a decided %s of %s closes it: %s', async (kind, createdById, closes) => {
    const world = await openWorld();
    plantDecided(world, kind, { createdById });
    expect(isClosed(await readerPage(world), aRequest())).toBe(closes);
  });

  it('one that may yet be posted closes nothing, and is named', async () => {
    const world = await openWorld();
    plantDeciding(world, 'decline', { createdById: '22' });
    const ports = await readerPage(world);
    expect(isClosed(ports, aRequest())).toBe(false);
    expect(decisionsKnown(ports, aRequest())).toMatchObject([{ kind: 'decline', state: 'deciding', byId: '22' }]);
  });

  it('a decline closes it though an approval was decided as well', async () => {
    const world = await openWorld();
    plantDecided(world, 'approve', { createdById: '22' });
    plantDecided(world, 'decline', { createdById: '22', detail: { attempt: 2 } });
    expect(isClosed(await readerPage(world), aRequest())).toBe(true);
  });
});

describe('whose decision counts', () => {
  it('is not that of somebody who is no lead: nobody waits for it, and it decides nothing', async () => {
    const world = await openWorld();
    plantDeciding(world, 'decline', { createdById: '12' });
    plantDecided(world, 'decline', { createdById: '12', detail: { attempt: 2 } });
    plantDecided(world, 'withdraw', { createdById: '12', detail: { attempt: 3 } });
    expect(standIn(world)).toBe('waiting');
    expect(await ran(world, approve(world, '21'))).toEqual({ ok: true, value: undefined });
  });

  it('is not a withdrawal by a lead', async () => {
    const world = await openWorld();
    plantDecided(world, 'withdraw', { createdById: '22' });
    expect(standIn(world)).toBe('waiting');
    expect(await ran(world, approve(world, '21'))).toEqual({ ok: true, value: undefined });
  });

  it('is waited for where nobody can tell whether they lead, and shown as nothing', async () => {
    const world = await openWorld();
    const untilMs = freeAt(plantDeciding(world, 'decline', { createdById: '22' }).createdAtMs);
    const { ports, terms } = atWork(world, '21');
    const directory = { ...aDirectory(), leadsAmong: () => Promise.resolve(fail(DOWN)) };
    const { journal, runtime } = ports;
    const reader = aLedgerReader({ journal, runtime, directory }, { limits: terms.limits, agentId: '21', isLead: true });
    const page = { terms, ports: { ...ports, reader } };
    const refused = { ok: false, error: { kind: 'deciding', byName: 'Lead 22', untilMs } };
    expect(await ran(world, approve(world, '21', 4000, page))).toEqual(refused);
    expect(decisionsKnown(page.ports, aRequest())).toEqual([]);
  });
});

describe('a decision without money', () => {
  it.each(['decline', 'question', 'withdraw'] as const)('to %s holds none, and is not the same incident made right', async (kind) => {
    const world = await openWorld();
    const deciding = { decline: () => decline(world, '21'), question: () => question(world, '21'), withdraw: () => withdraw(world) };
    expect(await ran(world, deciding[kind]())).toEqual({ ok: true, value: undefined });
    expect(world.journal.entries.map(({ kind: step, amountMinor }) => [step, amountMinor])).toEqual([
      ['reserve', 0],
      ['post', 0],
    ]);
    expect(world.live()).toEqual([]);
    const { ports, terms } = atWork(world, '12', { limits: limits({ customerGestureCount: 1 }) });
    const draft = aDraft({ agentId: '12' });
    const given = giveGesture(ports, draft, terms, { remember: () => {}, executor: { name: 'by hand', recipientId: null }, claim: null });
    expect(await ran(world, given)).toMatchObject({ ok: true });
  });

  it.each(['decline', 'question', 'withdraw'] as const)('to %s that states a sum holds that sum', async (kind) => {
    const world = await openWorld();
    plantDecided(world, kind, { createdById: kind === 'withdraw' ? '11' : '21', amountMinor: 1 });
    expect(world.live()).toMatchObject([{ momentId: 'asked-1', state: 'posted', countsMinor: 1 }]);
  });

  it('is never stopped by a limit, nor by what made the same incident right', async () => {
    const world = await openWorld();
    plantGiven(world.journal, { momentId: 'other', ticketId: '501', customerId: '701', cause: aRequest().moment.cause, amountMinor: 1500 });
    const page = atWork(world, '21', { limits: limits({ leadGestureMinor: 0, agentDayMinor: 0, customerGestureCount: 1 }) });
    expect(await ran(world, approve(world, '21', 1500))).toMatchObject({ error: { refusal: { limit: 'same_incident' } } });
    expect(await ran(world, decline(world, '21', page))).toEqual({ ok: true, value: undefined });
  });
});

describe('deciding again', () => {
  it('where the record could not be written writes the record only', async () => {
    const world = await openWorld();
    world.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? DOWN : null);
    expect(await ran(world, decline(world, '21'))).toMatchObject({ ok: false, error: { kind: 'failed', step: 'moment' } });
    const { length } = world.journal.entries;
    expect([decidedIn(world), standIn(world), linesOf(world).length]).toEqual([['decline by 21'], 'declined', 1]);
    world.moments.faults.errorBefore = null;
    expect(await ran(world, decline(world, '21'))).toEqual({ ok: true, value: undefined });
    expect(world.journal.entries).toHaveLength(length);
    expect(linesOf(world).at(-1)).toEqual(['declined', '21', 'Not ours.']);
  });

  it('to approve another sum is no approval of that sum: the first one stands, and that is said', async () => {
    const world = await openWorld();
    await ran(world, approve(world, '21', 3000));
    expect(await ran(world, approve(world, '21', 3000))).toEqual({ ok: true, value: undefined });
    expect(await ran(world, approve(world, '21', 5000))).toEqual({
      ok: false,
      error: { kind: 'already', what: 'approved', byName: 'Lead 21' },
    });
    expect(world.live()).toMatchObject([{ countsMinor: 3000 }]);
    expect(linesOf(world)).toHaveLength(2);
  });

  it('by another says who was first, and adds nothing', async () => {
    const world = await openWorld();
    await ran(world, decline(world, '21'));
    const { length } = world.journal.entries;
    for (const again of [decline(world, '22'), approve(world, '22'), question(world, '22')]) {
      expect(await ran(world, again)).toMatchObject({ ok: false, error: { kind: 'already', what: 'declined', byName: 'Lead 21' } });
    }
    expect(world.journal.entries).toHaveLength(length);
  });

  it('what was withdrawn says that whoever asked withdrew it', async () => {
    const world = await openWorld();
    plantDecided(world, 'withdraw', { createdById: '11' });
    expect(await ran(world, approve(world, '21'))).toEqual({
      ok: false,
      error: { kind: 'already', what: 'withdrawn', byName: 'Lead 11' },
    });
  });

  it('after a question, by any lead, is a new attempt', async () => {
    const world = await openWorld();
    await ran(world, question(world, '21'));
    expect(standIn(world)).toBe('question');
    expect(await ran(world, decline(world, '22'))).toEqual({ ok: true, value: undefined });
    expect(world.journal.entries.map(({ kind, detail }) => [kind, detail.decision, detail.attempt ?? 1])).toEqual([
      ['reserve', 'question', 1],
      ['post', 'question', 1],
      ['reserve', 'decline', 2],
      ['post', 'decline', 2],
    ]);
  });
});

describe.each(['reject', 'allow'] as const)('where the server is to %s a second key, what was decided long ago', (duplicateExternalId) => {
  /** Decided, never written into the record, and further back than the list is read. */
  async function longAfter(first: (world: World) => Decided): Promise<World> {
    const world = aWorld({ leadIds: LEADS, duplicateExternalId });
    await stored(world);
    world.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? DOWN : null);
    await first(world);
    world.moments.faults.errorBefore = null;
    world.time.pass(40 * DAY_MS);
    for (let index = 0; index < 120; index += 1) {
      world.time.pass(1000);
      world.journal.plant({ kind: 'reserve', momentId: `f${index}` });
    }
    world.time.pass(2 * DAY_MS);
    // A lead's checkpoint spares everybody from reading further back.
    const { ports } = atWork(world, '22');
    await ran(world, ports.reader.readSince(-Infinity));
    await ran(world, ports.reader.learnLeads());
    const known = { ledger: ports.reader.ledger(), entries: [...ports.reader.entries()], startedMs: world.time.nowMs(), isAfresh: true };
    const lead = { id: '22', name: 'Lead 22' };
    expect(await ran(world, stampCheckpoint(ports, known, { lead, currency: EUR, timeZone: TIME_ZONE }))).toEqual({
      ok: true,
      value: true,
    });
    return world;
  }

  it('as a no is not followed by a yes', async () => {
    const world = await longAfter((here) => ran(here, decline(here, '21')));
    expect(await ran(world, approve(world, '22'))).toMatchObject({ ok: false, error: { kind: 'already', what: 'declined' } });
    expect(world.live().filter(({ momentId }) => momentId === 'asked-1')).toEqual([]);
  });

  it('as a yes is not followed by a no, nor by another yes', async () => {
    const world = await longAfter((here) => ran(here, approve(here, '21', 3000)));
    for (const again of [decline, approve]) {
      expect(await ran(world, again(world, '22'))).toMatchObject({ ok: false, error: { kind: 'already', what: 'approved' } });
    }
    expect(await ran(world, withdraw(world))).toMatchObject({ ok: false, error: { kind: 'already', what: 'approved' } });
    expect(decidedIn(world)).toEqual(['approve by 21']);
  });

  it('as a question is followed by an answer', async () => {
    const world = await longAfter((here) => ran(here, question(here, '21')));
    expect(await ran(world, decline(world, '22'))).toEqual({ ok: true, value: undefined });
    expect(decidedIn(world)).toEqual(['decline by 22']);
  });

  it('is found however often it was asked back before', async () => {
    const world = await longAfter(async (here) => {
      for (let asked = 0; asked < 2 * ATTEMPTS_PER_READ; asked += 1) await ran(here, question(here, '22'));
      return ran(here, decline(here, '21'));
    });
    expect(await ran(world, withdraw(world))).toMatchObject({ ok: false, error: { kind: 'already', what: 'declined' } });
  });

  it('is not decided about where that cannot be read', async () => {
    const world = await openWorld();
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? DOWN : null);
    expect(await ran(world, decline(world, '21'))).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look' } });
    expect(world.journal.entries).toEqual([]);
  });
});
