import { describe, expect, it } from 'vitest';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { anAgent } from '#builders/an-agent.ts';
import { anEntry } from '#builders/an-entry.ts';
import { DOWN, failing, press } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import { DAY_MS, HOUR_MS } from '#domain/shared/time.ts';
import { finishUndoing } from '#features/ticket/give/carry-out.ts';
import { newestOn, onCard } from '#builders/on-card.ts';
import { type FakeExecutor, GIVES, createFakeExecutor } from '../../../fakes/fake-executor.ts';

const LEAD = anAgent({ id: '90', name: 'Lea (sample)', groups: ['Team leads'] });

interface Paying {
  readonly world: World;
  readonly page: Page;
  readonly provider: FakeExecutor;
  readonly open: (agent?: ReturnType<typeof anAgent>) => Promise<Page>;
}

async function paying(provider = createFakeExecutor()): Promise<Paying> {
  const world = aWorld({ leadIds: new Set([LEAD.id]) });
  const open: Paying['open'] = (agent) => world.open({ executors: [provider, createByHand()], ...(agent !== undefined && { agent }) });
  return { world, page: await open(), provider, open };
}

describe('a lead who takes back what a provider is carrying out at this moment', () => {
  it('has it taken back there as well, and the agent is told', async () => {
    const { world, page, provider, open } = await paying();
    const lead = await open(LEAD);
    const { execute } = provider;
    provider.execute = async (gesture, key) => {
      // The lead looks while nothing is there yet.
      lead.session.reload('journal');
      await world.time.wait(10);
      await lead.session.undo(newestOn(lead.session));
      return execute(gesture, key);
    };
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).giving).toEqual({ phase: 'undone', left: ['reply'] });
    expect([provider.given.size, world.live().length]).toEqual([0, 0]);
    expect(world.moments.moments.size).toBe(0);
  });
});

/** Whoever opens the ticket next, with these commitments and entries read of the journal. */
async function finish(
  { world, provider }: Pick<Paying, 'world' | 'provider'>,
  { commitments, entries }: { readonly commitments: readonly Commitment[]; readonly entries: readonly JournalEntry[] },
): Promise<void> {
  const reader = { ledger: () => ({ commitments }), entries: () => entries };
  const ports = { reader, executors: [provider], moments: world.moments.as('11'), runtime: world.runtime() };
  await finishUndoing({ ports, getFacts: () => ({ ticket: { ticketId: '501' } }) } as unknown as Parameters<typeof finishUndoing>[0]);
}

describe('what was undone, and is still given at its provider', () => {
  it('is taken back there by whoever opens the ticket next, without a word', async () => {
    const { world, page, provider, open } = await paying();
    await press(world, page.session.makeItRight());
    provider.behaviour = { ...GIVES, lost: new Set(['find']) };
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session).giving).toEqual({ phase: 'undone', left: ['reply', 'not_reversed'] });
    expect(provider.given.size).toBe(1);
    provider.behaviour = GIVES;
    const next = await open(anAgent({ id: '12', name: 'Noor (sample)' }));
    await world.time.run();
    expect(provider.given.size).toBe(0);
    expect(onCard(next.session).giving).toEqual({ phase: 'idle' });
    const before = provider.calls.filter((call) => call.startsWith('reverse')).length;
    await open();
    await world.time.run();
    expect(provider.calls.filter((call) => call.startsWith('reverse'))).toHaveLength(before);
  });

  it('is taken back there though it was given days before it was undone', async () => {
    const { world, page, provider, open } = await paying();
    await press(world, page.session.makeItRight());
    world.time.pass(3 * DAY_MS);
    const lead = await open(LEAD);
    await world.time.run();
    provider.behaviour = { ...GIVES, lost: new Set(['find']) };
    await press(world, lead.session.undo(newestOn(lead.session)));
    expect(onCard(lead.session).giving).toEqual({ phase: 'undone', left: ['reply', 'not_reversed'] });
    provider.behaviour = GIVES;
    await open();
    await world.time.run();
    expect(provider.given.size).toBe(0);
  });

  it('is looked for among the twenty that were undone last, those by hand not counted', async () => {
    const { world, page, provider } = await paying();
    const nowMs = page.session.getState().nowMs;
    const hours = [21, ...Array.from({ length: 20 }, (_one, index) => index + 1)];
    const undone = [0.5, ...hours].map((ago) => ({
      momentId: `moment-${ago}`,
      undoneById: `undo-${ago}`,
      atMs: nowMs - ago * HOUR_MS,
    }));
    const commitments = undone.map(({ momentId, undoneById }) => aCommitment({ momentId, undoneById, state: 'voided', ticketId: '501' }));
    const entries = undone.flatMap(({ momentId, undoneById, atMs }) => [
      anEntry({ kind: 'post', momentId, detail: { receipt: momentId === 'moment-0.5' ? 'by hand' : provider.name } }),
      anEntry({ id: undoneById, kind: 'reverse', momentId, createdAtMs: atMs }),
    ]);
    await finish({ world, provider }, { commitments, entries });
    expect(provider.calls).toEqual(Array.from({ length: 20 }, (_one, index) => `find moment-${index + 1}`));
    const asked = world.moments.calls.filter(({ method }) => method === 'statusesAmong');
    // The records are looked at of those by hand as well, as far as their reversal was read.
    expect(asked.map(({ keys }) => keys)).toEqual([['moment-0.5', ...Array.from({ length: 19 }, (_one, index) => `moment-${index + 1}`)]]);
  });

  it('has its record looked at only where its reversal was read', async () => {
    const { world, provider } = await paying();
    const commitments = [aCommitment({ undoneById: 'undo-unread', state: 'voided', ticketId: '501' })];
    await finish({ world, provider }, { commitments, entries: [anEntry({ kind: 'post', detail: { receipt: provider.name } })] });
    expect([provider.calls, world.moments.calls]).toEqual([['find moment-1'], []]);
  });

  it('is looked for however long nobody has opened the ticket', async () => {
    const { world, page, provider, open } = await paying();
    await press(world, page.session.makeItRight());
    provider.behaviour = { ...GIVES, lost: new Set(['find']) };
    await press(world, page.session.undo(newestOn(page.session)));
    provider.behaviour = GIVES;
    world.time.pass(9 * DAY_MS);
    await open();
    await world.time.run();
    expect(provider.given.size).toBe(0);
  });
});

/** Given, by hand or by a provider, and undone by a page that is gone once the journal says so. */
async function undoneUnsaid(byHand: boolean): Promise<Paying & { readonly momentId: string }> {
  const paid = await paying();
  const { world, page } = paid;
  await press(world, page.session.makeItRight(byHand ? { byHand } : undefined));
  const momentId = newestOn(page.session);
  world.moments.faults.errorBefore = ({ method }) => (method === 'setStatus' ? DOWN : null);
  await press(world, page.session.undo(momentId));
  world.moments.faults.errorBefore = null;
  expect([world.live().length, world.moments.moments.get(momentId)?.status]).toEqual([0, 'given']);
  return { ...paid, momentId };
}

function callsOf({ moments }: World, wanted: string): World['moments']['calls'] {
  return moments.calls.filter(({ method }) => method === wanted);
}

describe('the record of what was undone, by whoever was gone before saying so there', () => {
  it.each([
    ['by hand', true],
    ['by a provider', false],
  ])('is marked by whoever opens the ticket next, given %s, and then no more', async (_how, byHand) => {
    const { world, open, momentId } = await undoneUnsaid(byHand);
    const before = callsOf(world, 'setStatus').length;
    const next = await open(anAgent({ id: '12', name: 'Noor (sample)' }));
    await world.time.run();
    expect(world.moments.moments.get(momentId)?.status).toBe('voided');
    expect(onCard(next.session).giving).toEqual({ phase: 'idle' });
    await open();
    await world.time.run();
    expect([callsOf(world, 'setStatus').length - before, callsOf(world, 'statusesAmong').length]).toEqual([1, 2]);
  });

  it('is not asked for on a ticket where nothing was undone', async () => {
    const { world, page, open } = await paying();
    await press(world, page.session.makeItRight());
    await open();
    await world.time.run();
    expect(callsOf(world, 'statusesAmong')).toEqual([]);
  });
});

describe('what is not known to be done', () => {
  it('is kept with its record as open, and found by a colleague, who finishes it once', async () => {
    const { world, page, provider, open } = await paying();
    provider.behaviour = { ...GIVES, lost: new Set(['execute', 'find']) };
    await press(world, page.session.makeItRight());
    const [moment] = world.moments.moments.values();
    expect(moment?.receipts).toEqual([{ executor: 'Sample Pay', reference: '', isOpen: true }]);
    expect(provider.given.size).toBe(1);
    provider.behaviour = { ...GIVES, lost: new Set(['find']) };
    const next = await open(anAgent({ id: '12', name: 'Noor (sample)' }));
    await press(world, next.session.readExecution(newestOn(next.session)));
    expect(onCard(next.session).executions.get(moment?.id ?? '')?.execution).toMatchObject({ kind: 'unknown' });
    provider.behaviour = GIVES;
    await press(world, next.session.finish());
    expect(onCard(next.session).executions.get(moment?.id ?? '')?.execution).toMatchObject({ kind: 'receipt' });
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
    const [kept] = world.moments.moments.values();
    expect(kept?.receipts).toEqual([{ executor: 'Sample Pay', reference: `pay-${moment?.id}` }]);
  });
});

async function recordedAs(told: 'lost' | 'pending'): Promise<Paying & { readonly reopen: () => Promise<readonly unknown[] | undefined> }> {
  const given = await paying();
  const { world, page, provider, open } = given;
  provider.behaviour = told === 'lost' ? { ...GIVES, lost: new Set(['execute', 'find']) } : { ...GIVES, outcome: 'pending' };
  await press(world, page.session.makeItRight());
  provider.behaviour = GIVES;
  const reopen = async (): Promise<readonly unknown[] | undefined> => {
    const next = await open(anAgent({ id: '12', name: 'Noor (sample)' }));
    await press(world, next.session.readExecution(newestOn(next.session)));
    return [...world.moments.moments.values()][0]?.receipts;
  };
  return { ...given, reopen };
}

describe('a record that says that nobody knows', () => {
  it('is closed by whoever opens the ticket once the provider says that it is done', async () => {
    const { world, provider, reopen } = await recordedAs('lost');
    const [key] = provider.given;
    expect(await reopen()).toEqual([{ executor: 'Sample Pay', reference: `pay-${key}` }]);
    const writes = () => world.moments.calls.filter(({ method }) => method === 'keepReceipt').length;
    const before = writes();
    await reopen();
    expect(writes()).toBe(before);
  });

  it('stays open, and is not even read, while the provider does not say that it is done', async () => {
    const { world, reopen } = await recordedAs('pending');
    const before = world.moments.calls.length;
    expect(await reopen()).toEqual([{ executor: 'Sample Pay', reference: expect.stringMatching(/^pay-/), isOpen: true }]);
    expect(world.moments.calls.slice(before).filter(({ method }) => method === 'find' || method === 'keepReceipt')).toEqual([]);
  });
});

describe('by hand in the place of a provider', () => {
  it('is given anew after a refusal, with the story, and the provider is not asked', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, outcome: 'refused' };
    page.session.choose({ story: 'Three days late (sample).' });
    await press(world, page.session.makeItRight());
    await press(world, page.session.makeItRight({ byHand: true }));
    const [moment] = world.givenMoments();
    expect(moment?.story).toBe('Three days late (sample).');
    expect(world.journal.entries.filter(({ kind }) => kind === 'post').map(({ detail }) => detail.receipt)).toEqual([
      'Sample Pay',
      'by hand',
    ]);
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
  });
});

describe('for whom a provider carries it out', () => {
  it('stands in the post, so that whoever finishes it does so for the same', async () => {
    const { world, page, provider, open } = await paying();
    const dana = { id: 'account-1', label: 'Dana (sample)', isVerified: false, currencies: [] };
    provider.behaviour = { ...GIVES, recipients: [dana], isUnreached: true, lost: new Set(['execute']) };
    await press(world, page.session.makeItRight());
    expect([onCard(page.session).giving.phase, world.live().length]).toEqual(['recipient', 0]);
    await press(world, page.session.makeItRight({ recipientId: 'account-1' }));
    expect(world.journal.entries.find(({ kind }) => kind === 'post')?.detail).toMatchObject({
      receipt: 'Sample Pay',
      recipientId: 'account-1',
    });
    provider.behaviour = { ...GIVES, recipients: [{ ...dana, id: 'account-2' }] };
    const next = await open();
    await press(world, next.session.readExecution(newestOn(next.session)));
    await press(world, next.session.finish());
    expect([...provider.recipientOf.values()]).toEqual(['account-1']);
  });

  it('is asked anew once something else is chosen', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, recipients: [] };
    await press(world, page.session.makeItRight());
    page.session.choose({ gesture: 'call' });
    expect(onCard(page.session).giving.phase).toBe('idle');
  });
});

it('a reply and a record are made only of what was carried out, and the ticket has neither where that was refused', async () => {
  const { world, page, provider } = await paying();
  provider.behaviour = { ...GIVES, outcome: 'refused' };
  const fault = failing(world, 'append', 'reverse');
  await press(world, page.session.makeItRight());
  expect([page.workspace.replies, [...page.workspace.tags], world.moments.moments.size]).toEqual([[], [], 0]);
  fault.stop();
});
