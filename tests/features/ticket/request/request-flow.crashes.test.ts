import { describe, expect, it } from 'vitest';
import { STORY } from '#builders/a-page.ts';
import { DEAR, REASON, act, ask, askedWorld, standOn, leadPage } from '#builders/a-request-page.ts';
import { LEADS, linesOf } from '#builders/a-request.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import type { RequestFlow } from '#features/ticket/session/flows.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import type { Death } from '#builders/with-crash.ts';

/** More calls than any of these steps takes; a test checks that. */
const CALLS_AT_MOST = 14;
const deaths: readonly Death[] = Array.from({ length: CALLS_AT_MOST }, (_, index) => index + 1).flatMap((atCall) => [
  { atCall, when: 'before' as const },
  { atCall, when: 'after' as const },
]);
const yes = { kind: 'approve', amountText: '55', text: '' } as const;

async function approvedWorld(duplicateExternalId: 'reject' | 'allow' = 'reject'): Promise<World> {
  const { world } = await askedWorld({ duplicateExternalId });
  await act(world, await leadPage(world), (flow) => flow.answer(yes));
  return world;
}

async function openAndSend(flow: RequestFlow): Promise<void> {
  flow.openForm();
  flow.type(REASON);
  await flow.send(REASON);
}

/** Runs one step on a page that ends at one of its calls. */
async function crash(world: World, page: Page, death: Death, step: Parameters<Page['session']['withRequests']>[0]): Promise<void> {
  page.life.end(death);
  void page.session.withRequests(step);
  await world.time.run();
}

/** The same for a decision, and then the two minutes after which nobody holds the request any more. */
async function crashDeciding(...crashing: Parameters<typeof crash>): Promise<void> {
  await crash(...crashing);
  const [world] = crashing;
  world.time.pass(HOLD_MS + 1);
}

/** Who said what in the record, each line of a kind once at most: whoever died may not have written it. */
function saidIn(world: World): readonly string[] {
  const [id] = world.moments.moments.keys();
  return linesOf(world, id).map(([kind]) => kind);
}

describe('a page that ends while it asks', () => {
  it.each(deaths)('leaves one request or none, and asking again makes it one: $when call $atCall', async (death) => {
    const world = aWorld({ leadIds: LEADS });
    const page = await world.open();
    page.session.choose({ story: STORY, amountText: '60', details: DEAR });
    await crash(world, page, death, openAndSend);
    const again = await world.open();
    const { choice } = again.session.getState();
    if (standOn(again) === 'none') await act(world, again, openAndSend);
    expect(standOn(again)).toBe('waiting');
    expect(choice).toMatchObject({ story: STORY, amountText: '60' });
    expect([...world.moments.moments.values()].map(({ status }) => status)).toEqual(['asked']);
    expect(world.journal.entries).toEqual([]);
  });
});

describe.each(['reject', 'allow'] as const)('where the server is to %s a second key, a page that ends', (duplicateExternalId) => {
  it.each(deaths)('while it approves leaves it waiting or approved, and approving again is once: $when call $atCall', async (death) => {
    const { world } = await askedWorld({ duplicateExternalId });
    await crashDeciding(world, await leadPage(world), death, (flow) => flow.answer(yes));
    const again = await leadPage(world);
    if (standOn(again) === 'waiting') await act(world, again, (flow) => flow.answer(yes));
    expect(standOn(again)).toBe('approved');
    expect(world.live()).toMatchObject([{ countsMinor: 5500, agentId: '21' }]);
    const agent = await world.open();
    expect(standOn(agent)).toBe('approved');
    expect(['asked', 'asked approved']).toContain(saidIn(world).join(' '));
  });

  it.each(deaths)('while it delivers is finished by the next one, once: $when call $atCall', async (death) => {
    const world = await approvedWorld(duplicateExternalId);
    await crash(world, await world.open(), death, (flow) => flow.deliver());
    world.time.pass(121_000);
    const again = await world.open();
    if (standOn(again) === 'approved') await act(world, again, (flow) => flow.deliver());
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 5500 }]);
    expect(world.givenMoments()).toMatchObject([{ amount: { amountMinor: 5500 }, story: STORY }]);
    const later = await world.open();
    expect(later.session.getState()).toMatchObject({
      asking: { phase: 'none' },
      giving: { phase: 'idle' },
      onTicket: [{ state: 'posted' }],
    });
  });
});

describe('a page that ends while it', () => {
  it.each(deaths)('declines leaves it waiting or declined, and declining again declines it once: $when call $atCall', async (death) => {
    const { world } = await askedWorld();
    await crashDeciding(world, await leadPage(world), death, (flow) => flow.answer({ kind: 'decline', text: 'Not ours.' }));
    const again = await leadPage(world);
    if (standOn(again) === 'waiting') await act(world, again, (flow) => flow.answer({ kind: 'decline', text: 'Not ours.' }));
    const agent = await world.open();
    expect(standOn(agent)).toBe('declined');
    expect(['asked', 'asked declined']).toContain(saidIn(world).join(' '));
    expect(world.live()).toEqual([]);
  });

  it.each(deaths)('withdraws leaves it waiting or withdrawn, and nothing of it comes back: $when call $atCall', async (death) => {
    const { world, page } = await askedWorld();
    await crashDeciding(world, page, death, (flow) => flow.withdraw());
    const again = await world.open();
    if (standOn(again) === 'waiting') await act(world, again, (flow) => flow.withdraw());
    expect(standOn(again)).toBe('none');
    // Whatever the record says, no lead approves it any more, and it can be asked for anew.
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer(yes));
    expect(world.live()).toEqual([]);
    await ask(world, again);
    expect(standOn(again)).toBe('waiting');
    expect(world.moments.moments.size).toBe(2);
  });

  it.each(deaths)('takes an approval back leaves nothing half taken back: $when call $atCall', async (death) => {
    const world = await approvedWorld();
    await crash(world, await leadPage(world), death, (flow) => flow.takeBack());
    world.time.pass(121_000);
    const again = await leadPage(world);
    if (standOn(again) === 'approved') await act(world, again, (flow) => flow.takeBack());
    expect(world.live()).toEqual([]);
    expect(world.givenMoments()).toEqual([]);
  });
});

it('no step takes more calls than are tried here', async () => {
  const last: Death = { atCall: CALLS_AT_MOST, when: 'before' };
  const { world } = await askedWorld();
  const lead = await leadPage(world);
  lead.life.end(last);
  await act(world, lead, (flow) => flow.answer(yes));
  const agent = await world.open();
  agent.life.end(last);
  await act(world, agent, (flow) => flow.deliver());
  expect([lead.life.isOver, agent.life.isOver]).toEqual([false, false]);
  expect(world.givenMoments()).toHaveLength(1);
});
