import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { STORY } from '#builders/a-page.ts';
import { LENA, REASON, act, ask, elsewhere, standOn } from '#builders/a-request-page.ts';
import { LEADS } from '#builders/a-request.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { seededRandom } from '#builders/random.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import { createReconciling } from '#features/lead/budget/reconciliation-state.ts';
import { takeBackMoment } from '#features/lead/session/corrections.ts';
import type { RequestFlow } from '#features/ticket/session/flows.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { lastValue } from '#ports/section.ts';
import { createFakeIntentStore } from '../../fakes/fake-intent-store.ts';

/** What becomes of the ticket, or of whoever asked, while something is made right there. */
const ENDS = ['ticket deleted', 'ticket merged away', 'customer deleted', 'customer merged away'] as const;
type End = (typeof ENDS)[number];

const CAUSE_FIELD = '3600';
const SETTINGS = parsedSettings({ causeFieldId: CAUSE_FIELD });

interface Weather {
  readonly seed: number;
  readonly end: End;
  /** How long after the press. */
  readonly atMs: number;
  readonly errors: number;
  readonly lostReplies: number;
  readonly isCrashing: boolean;
}

function weatherOf(seed: number, withinMs: number): Weather {
  const random = seededRandom(seed);
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const [errors, lostReplies] = [oneOf([0, 0, 0.2]), oneOf([0, 0, 0.2])];
  return { seed, end: oneOf(ENDS), atMs: random() * withinMs, errors, lostReplies, isCrashing: random() < 0.2 };
}

/** Zendesk lets nobody write to a ticket that was merged into another, and has no page for one that was deleted. */
function happen(world: World, { workspace }: Page, end: End): void {
  const isOfTicket = end === 'ticket deleted' || end === 'ticket merged away';
  if (end === 'ticket deleted') world.goneIds.add('501');
  if (!isOfTicket) world.goneIds.add('701');
  if (isOfTicket) {
    const isRead = (method: string): boolean => method.startsWith('read') && end !== 'ticket deleted';
    workspace.failWith = (method) => (isRead(method) ? null : { kind: 'refused', what: method });
  }
  if (end === 'ticket merged away') workspace.changeTicket({ isClosed: true, tags: [...workspace.tags, 'closed_by_merge'] });
  if (end === 'customer merged away') workspace.changeTicket({ requester: { ...aTicket().requester, id: '702' } });
}

/** Presses, and lets it happen on the way. */
async function through(world: World, page: Page, weather: Weather, press: () => Promise<void>): Promise<void> {
  const { errors, lostReplies, isCrashing, atMs, end } = weather;
  world.slow(800);
  world.trouble({ errors, lostReplies });
  if (isCrashing) page.life.end({ atCall: 1 + Math.floor(world.random() * 8), when: world.random() < 0.5 ? 'before' : 'after' });
  void press();
  await world.time.run(atMs);
  happen(world, page, end);
  await world.time.run();
  world.trouble({ errors: 0, lostReplies: 0 });
}

/** What a lead sees a while later, with the click that ends each state, each pressed once. */
async function endedByLead(world: World): Promise<void> {
  world.time.pass(HOLD_MS + 1000);
  const core = aLeadCore(world, { agent: LENA, settings: SETTINGS, leadIds: [...LEADS] });
  const reconciling = createReconciling(core);
  void core.snapshot().ledgerReader.readTail();
  await world.time.run();
  void reconciling.load();
  await world.time.run();
  for (const mismatch of lastValue(reconciling.getState().reconciliation)?.mismatches ?? []) {
    void reconciling.mend(mismatch, mismatch.kind === 'unwritten' ? 'write_down' : mismatch.kind === 'held' ? 'mark_given' : 'mark_voided');
    await world.time.run();
  }
  const given = world.givenMoments().length;
  expect.soft(world.live().filter(({ state }) => state === 'posted')).toHaveLength(given);
  for (const held of core.snapshot().ledger(true).commitments) {
    if (held.state === 'voided' || !world.live().some(({ momentId }) => momentId === held.momentId)) continue;
    void takeBackMoment(core, held, factsOfCommitment(held, EUR));
    await world.time.run();
  }
}

const YES = { kind: 'approve', amountText: '55', text: '' } as const;

function openLead(world: World): Promise<Page> {
  return world.open(elsewhere({ agent: LENA, intents: createFakeIntentStore(), settings: SETTINGS }));
}

async function openAndSend(flow: RequestFlow): Promise<void> {
  flow.openForm();
  flow.type(REASON);
  await flow.send(REASON);
}

function recorded({ moments }: World): readonly string[] {
  return [...moments.moments.values()].map(({ story }) => story);
}

/** What the card says of the ticket is as it is there. */
function isToldTruly({ session, workspace }: Page): boolean {
  const { giving } = session.getState();
  if (giving.phase !== 'given') return true;
  const { isTagged, isFieldSet, isReplyInserted } = giving.ticketUpdate;
  const isThere = [workspace.tags.includes(MOMENT_TAG), workspace.fields.has(CAUSE_FIELD), workspace.replies.length === 1];
  return [isTagged, isFieldSet, isReplyInserted].every((isTold, index) => isTold === isThere[index]);
}

describe('a ticket, or a customer, who is deleted or merged away while something is given there', () => {
  const worlds = Array.from({ length: 320 }, (_, seed) => weatherOf(seed, 5500));

  it.each(ENDS)('leaves it given once or not at all, told truly, with nothing typed lost, and a lead can end it (%s)', async (end) => {
    for (const weather of worlds.filter((one) => one.end === end)) {
      const world = aWorld({ seed: weather.seed + 900, leadIds: LEADS });
      const page = await world.open({ settings: SETTINGS });
      page.session.choose({ story: STORY, amountText: '20' });
      await through(world, page, weather, () => page.session.makeItRight());
      const { giving, choice } = page.session.getState();
      const posted = world.live().filter(({ state }) => state === 'posted');
      const isTold = giving.phase === 'given' ? posted.length === 1 : posted.length <= 1;
      expect.soft([weather, isTold && isToldTruly(page)]).toEqual([weather, true]);
      // It stays with its ticket and its customer, whatever became of them.
      for (const one of posted) expect.soft([weather, one]).toMatchObject([weather, { ticketId: '501', customerId: '701' }]);
      const kept = world.intents.load({ ticketId: '501', agentId: '11' })?.story;
      expect.soft([weather, [choice.story, kept, ...recorded(world)].includes(STORY)]).toEqual([weather, true]);
      await endedByLead(world);
      expect.soft([weather, world.live(), world.givenMoments()]).toEqual([weather, [], []]);
    }
  });
});

describe('a ticket, or a customer, who is deleted or merged away while a lead is asked about it', () => {
  const STEPS = ['ask', 'approve', 'deliver'] as const;
  const worlds = Array.from({ length: 180 }, (_, seed) => ({ ...weatherOf(seed + 5000, 5000), step: STEPS[seed % 3] ?? 'ask' }));

  async function played(weather: (typeof worlds)[number]): Promise<{ readonly world: World; readonly agent: Page }> {
    const world = aWorld({ seed: weather.seed + 900, leadIds: LEADS });
    const agent = await world.open({ settings: SETTINGS });
    if (weather.step === 'ask') {
      agent.session.choose({ story: STORY, amountText: '60' });
      await through(world, agent, weather, () => agent.session.withRequests(openAndSend));
      return { world, agent };
    }
    await ask(world, agent);
    const lead = await openLead(world);
    if (weather.step === 'approve') {
      await through(world, lead, weather, () => lead.session.withRequests((flow) => flow.answer(YES)));
      return { world, agent };
    }
    await act(world, lead, (flow) => flow.answer(YES));
    const delivering = await world.open({ settings: SETTINGS });
    await through(world, delivering, weather, () => delivering.session.withRequests((flow) => flow.deliver()));
    expect.soft([weather, isToldTruly(delivering)]).toEqual([weather, true]);
    return { world, agent: delivering };
  }

  it.each(STEPS)('leaves it asked, granted or given once, with nothing typed lost, and a lead can end it (%s)', async (step) => {
    for (const weather of worlds.filter((one) => one.step === step)) {
      const { world, agent } = await played(weather);
      expect.soft([weather, world.live().length <= 1]).toEqual([weather, true]);
      for (const one of world.live()) expect.soft([weather, one]).toMatchObject([weather, { ticketId: '501', customerId: '701' }]);
      const typed = [agent.session.getState().choice.story, world.intents.load({ ticketId: '501', agentId: '11' })?.story];
      expect.soft([weather, [...typed, ...recorded(world)].includes(STORY)]).toEqual([weather, true]);
      await endedByLead(world);
      const lead = await openLead(world);
      if (standOn(lead) === 'waiting') await act(world, lead, (flow) => flow.answer({ kind: 'decline', text: 'It is gone.' }));
      expect.soft([weather, world.live(), world.givenMoments()]).toEqual([weather, [], []]);
      expect.soft([weather, [...world.moments.moments.values()].some(({ status }) => status === 'asked')]).toEqual([weather, false]);
    }
  });
});
