import { assert, describe, expect, it } from 'vitest';
import { anAgent } from '#builders/an-agent.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import { firstOf, newestOn } from '#builders/on-card.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { todoWithRefund } from '#domain/moments/todos.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { OwedFlow, PaidBack } from '#features/ticket/session/flows.ts';
import { type FakeOwed, createFakeOwed } from '../../../fakes/fake-owed.ts';

const WHAT = 'owed_refund_in_full';
const CHOSEN = { what: WHAT, candidateId: 'ch_1', amount: eur(2000) };

interface Paying {
  readonly world: World;
  readonly page: Page;
  readonly provider: FakeOwed;
  readonly open: (id?: string) => Promise<Page>;
}

async function given(owed: 'stripe' | null = 'stripe'): Promise<Paying> {
  const { executors } = parsedSettings().settings;
  const world = aWorld({ settings: parsedSettings({ executors: { ...executors, owed } }) });
  const provider = createFakeOwed();
  const open: Paying['open'] = (id = '11') => world.open({ owed: [provider], agent: anAgent({ id, name: `Agent ${id} (sample)` }) });
  const page = await open();
  void page.session.makeItRight();
  await world.time.run();
  return { world, page, provider, open };
}

async function asked<T>(
  { world }: Pick<Paying, 'world'>,
  page: Page,
  act: (flow: OwedFlow, of: Commitment) => Promise<T>,
): Promise<T | null> {
  const done = page.session.withOwed((flow) => act(flow, firstOf(page.session.getState()).standing));
  await world.time.run();
  return done;
}

const kept = (world: World) => todoWithRefund([...world.moments.moments.values()][0]?.todos ?? []);

/** Begun by one agent, done by hand by them since, and asked about on a page that was opened before. */
async function askedAfterTick(paying: Paying, begin: () => void): Promise<PaidBack | null> {
  const { page, provider, world } = paying;
  const early = await paying.open('12');
  begin();
  await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN));
  provider.isCutOff = false;
  provider.lost.clear();
  const begun = kept(world);
  assert(begun !== null, 'it was begun');
  const { momentId } = firstOf(page.session.getState()).standing;
  await page.session.readStory(momentId);
  void page.session.withRecord((flow) => flow.tick(WHAT, true), momentId);
  await world.time.run();
  expect(kept(world)).toMatchObject({ doneAtMs: expect.any(Number), refund: { state: 'begun' } });
  return asked(paying, early, (flow, of) => flow.askAgain(of, begun));
}

describe('paying back what is owed', () => {
  it('lists what this customer paid, and nothing once the ticket has another requester', async () => {
    const paying = await given();
    const list = (page: Page) => asked(paying, page, (flow, of) => flow.candidates(of));
    expect(await list(paying.page)).toMatchObject({ kind: 'found', candidates: [{ id: 'ch_1' }] });
    paying.page.workspace.ticket = aTicket({ requester: { ...paying.page.workspace.ticket.requester, id: '999' } });
    expect(await list(paying.page)).toEqual({ kind: 'other_customer' });
  });

  it('writes it down, sends it once, and keeps who, when and the reference with the to-do', async () => {
    const paying = await given();
    const { page, provider, world } = paying;
    const twice = await asked(paying, page, (flow, of) => Promise.all([flow.payBack(of, CHOSEN), flow.payBack(of, CHOSEN)]));
    expect(twice).toEqual([
      { kind: 'asked', refusal: null, error: null },
      { kind: 'asked', refusal: null, error: null },
    ]);
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
    expect(kept(world)).toMatchObject({ whoId: '11', doneAtMs: expect.any(Number), refund: { state: 'paid', amount: eur(2000) } });
    expect(kept(world)?.refund.reference).toMatch(/^re-owed:/);
  });

  it('is not given twice by a colleague: what was begun, or paid, stands in the record', async () => {
    const paying = await given();
    const next = await paying.open('12');
    await asked(paying, paying.page, (flow, of) => flow.payBack(of, CHOSEN));
    expect(await asked(paying, next, (flow, of) => flow.payBack(of, { ...CHOSEN, candidateId: 'ch_2' }))).toEqual({ kind: 'elsewhere' });
    expect(paying.provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
  });

  it('whose answer is lost is found by a colleague, who pays nothing again', async () => {
    const paying = await given();
    const { provider, world } = paying;
    provider.lost.add('execute').add('find');
    expect(await asked(paying, paying.page, (flow, of) => flow.payBack(of, CHOSEN))).toMatchObject({ error: { kind: 'unreachable' } });
    const begun = kept(world);
    expect(begun?.refund.state).toBe('begun');
    provider.lost.clear();
    const sent = provider.calls.filter((call) => call.startsWith('execute')).length;
    const next = await paying.open('12');
    if (begun !== null) await asked(paying, next, (flow, of) => flow.askAgain(of, begun));
    expect(kept(world)).toMatchObject({ whoId: '12', refund: { state: 'paid' } });
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(sent);
    expect(provider.paid).toHaveLength(1);
  });

  it('that somebody has done by hand since is never sent again', async () => {
    const paying = await given();
    const { provider, world } = paying;
    const came = await askedAfterTick(paying, () => {
      provider.isCutOff = true;
    });
    expect(came).toEqual({ kind: 'done_by_hand' });
    expect(provider.paid).toEqual([]);
    expect(kept(world)).toMatchObject({ whoId: '11', doneAtMs: expect.any(Number), refund: { state: 'begun' } });
  });

  it('that somebody has done by hand since is found where it was paid after all', async () => {
    const paying = await given();
    const { provider, world } = paying;
    const came = await askedAfterTick(paying, () => provider.lost.add('execute').add('find'));
    expect(came).toEqual({ kind: 'asked', refusal: null, error: null });
    expect(provider.paid).toHaveLength(1);
    expect(kept(world)).toMatchObject({ refund: { state: 'paid' } });
  });

  it('that was refused can be chosen anew, under a key of its own', async () => {
    const paying = await given();
    const { provider, page, world } = paying;
    await page.session.readStory(newestOn(page.session));
    provider.refuses = 'nothing_left';
    expect(await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN))).toMatchObject({ refusal: { code: 'nothing_left' } });
    expect(kept(world)).toMatchObject({ doneAtMs: null, refund: { state: 'refused', attempt: 1 } });
    provider.refuses = null;
    await asked(paying, page, (flow, of) => flow.payBack(of, { ...CHOSEN, candidateId: 'ch_2' }));
    expect(provider.paid).toEqual([expect.stringMatching(/^owed:.+:2$/)]);
    expect(kept(world)).toMatchObject({ refund: { state: 'paid', attempt: 2, candidateId: 'ch_2' } });
  });

  it('that was not sent, since its provider could not be asked, is begun again', async () => {
    const paying = await given();
    const { provider, page, world } = paying;
    await page.session.readStory(newestOn(page.session));
    provider.notSent = { kind: 'unavailable', what: 'Stripe', status: 503 };
    expect(await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN))).toMatchObject({
      kind: 'not_sent',
      error: { kind: 'unavailable' },
    });
    expect(kept(world)).toMatchObject({ doneAtMs: null, refund: { state: 'refused', isTurnedAway: true } });
    provider.notSent = null;
    await asked(paying, page, (flow, of) => flow.payBack(of, { ...CHOSEN, candidateId: 'ch_2' }));
    expect(kept(world)).toMatchObject({ refund: { state: 'paid', attempt: 1, candidateId: 'ch_2' } });
  });

  it('that was turned away before its key was looked at is looked for under that key, and then sent under it', async () => {
    const paying = await given();
    const { provider, page, world } = paying;
    await page.session.readStory(newestOn(page.session));
    provider.refuses = 'not_permitted';
    await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN));
    expect(kept(world)).toMatchObject({ refund: { state: 'refused', isTurnedAway: true } });
    provider.refuses = null;
    provider.calls.length = 0;
    await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN));
    expect(provider.calls.map((call) => call.split(' ')[0])).toEqual(['find', 'find', 'execute']);
    expect(kept(world)).toMatchObject({ refund: { state: 'paid', attempt: 1 } });
  });

  it('that was turned away is not sent for another payment where it was paid under its key all the same', async () => {
    const paying = await given();
    const { provider, page, world } = paying;
    await page.session.readStory(newestOn(page.session));
    provider.refuses = 'not_permitted';
    await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN));
    provider.refuses = null;
    // As another page that began at the same moment.
    const [key = ''] = provider.calls.map((call) => call.split(' ')[1]);
    await provider.execute({ ...CHOSEN, momentId: '', ticketId: '' }, key);
    await asked(paying, page, (flow, of) => flow.payBack(of, { ...CHOSEN, candidateId: 'ch_2' }));
    expect(provider.paid).toEqual([key]);
    expect(kept(world)).toMatchObject({ refund: { state: 'paid', candidateId: 'ch_1' } });
  });

  it('asks again for nothing that has ended since this page was told, when a colleague has begun another', async () => {
    const paying = await given();
    const { provider, page, world } = paying;
    provider.isCutOff = true;
    await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN));
    const begun = kept(world);
    assert(begun !== null, 'begun');
    provider.isCutOff = false;
    const other = await paying.open('12');
    await other.session.readStory(newestOn(other.session));
    provider.refuses = 'declined';
    await asked(paying, other, (flow, of) => flow.askAgain(of, begun));
    provider.refuses = null;
    provider.lost.add('execute').add('find');
    await asked(paying, other, (flow, of) => flow.payBack(of, { ...CHOSEN, candidateId: 'ch_2' }));
    provider.lost.clear();
    const sent = provider.paid.length;
    await asked(paying, page, (flow, of) => flow.askAgain(of, begun));
    expect([sent, provider.paid.length]).toEqual([1, 1]);
    expect(kept(world)?.refund).toMatchObject({ attempt: 2, candidateId: 'ch_2' });
  });

  it('sends nothing where the settings name nobody, and leaves budget and journal as they are', async () => {
    const paying = await given(null);
    const before = paying.world.journal.entries.length;
    const { page } = paying;
    expect(await asked(paying, page, (flow, of) => flow.candidates(of))).toMatchObject({ kind: 'failed', error: { kind: 'not_set_up' } });
    expect(await asked(paying, page, (flow, of) => flow.payBack(of, CHOSEN))).toMatchObject({ kind: 'not_begun' });
    expect(paying.provider.calls).toEqual([]);
    expect(paying.world.journal.entries).toHaveLength(before);
  });
});
