import { describe, expect, it } from 'vitest';
import { DOWN, STORY, press } from '#builders/a-page.ts';
import { REASON, act, ask, askedWorld, elsewhere, standOn, leadPage } from '#builders/a-request-page.ts';
import { LEADS, linesOf } from '#builders/a-request.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { MILES_POLICY } from '#builders/own-kinds.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { anAgent } from '#builders/an-agent.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { createFakeIntentStore } from '../../../fakes/fake-intent-store.ts';

function momentId(world: World): string {
  return [...world.moments.moments.keys()][0] ?? '';
}

function isPost(keys: readonly string[]): boolean {
  return keys[0]?.startsWith('post:hand-over:') === true;
}

/** Opens the ticket anew where the agent asked. */
async function reopened(world: World): Promise<Page> {
  return world.open();
}

describe('asking a lead', () => {
  it('keeps the moment as asked with the reason, tags the ticket, and reserves nothing', async () => {
    const { world, page } = await askedWorld();
    expect([...world.moments.moments.values()]).toMatchObject([
      { status: 'asked', agentId: '11', amount: { amountMinor: 6000 }, story: STORY, ticketId: '501' },
    ]);
    expect(linesOf(world, momentId(world))).toEqual([['asked', '11', REASON]]);
    expect(world.journal.entries).toEqual([]);
    expect(page.workspace.tags).toEqual(['asked_a_lead']);
    expect(page.session.getState().asking).toMatchObject({
      phase: 'known',
      status: { kind: 'waiting' },
      work: { phase: 'done', what: 'asked' },
    });
  });

  it('is found on the ticket by whoever opens it before search shows it', async () => {
    const lagMs = 3_600_000;
    const { world } = await askedWorld({ searchLagMs: lagMs });
    const [asked] = world.moments.moments.values();
    world.time.pass((asked?.createdAtMs ?? 0) + lagMs - 6000 - world.time.nowMs());
    const lead = await leadPage(world);
    expect(standOn(lead)).toBe('waiting');
  });

  it('is searched for a few times where the ticket is tagged and nobody asked', async () => {
    const world = aWorld({ leadIds: LEADS });
    const lead = await leadPage(world);
    expect(standOn(lead)).toBe('none');
    expect(world.moments.calls.filter(({ method }) => method === 'requests')).toHaveLength(4);
  });

  it('is for what fits without the limit, and whoever goes back has what the limit leaves', async () => {
    const world = aWorld({ leadIds: LEADS, settings: parsedSettings({ limits: limits({ agentDayMinor: 500 }) }) });
    const page = await world.open();
    const amount = (): number => page.session.getState().plan.amount.amountMinor;
    expect(amount()).toBe(500);
    await act(world, page, (flow) => {
      flow.openForm();
    });
    expect(amount()).toBe(1000);
    await act(world, page, (flow) => {
      flow.closeForm();
    });
    expect([amount(), page.session.getState().choice.amountText]).toEqual([500, null]);
    await act(world, page, async (flow) => {
      flow.openForm();
      await flow.send(REASON);
    });
    expect([...world.moments.moments.values()]).toMatchObject([{ status: 'asked', amount: { amountMinor: 1000 } }]);
  });

  it('of what is counted is for as many as fit without the limit', async () => {
    const settings = parsedSettings({ limits: limits({ agentDayMinor: 500 }), policy: MILES_POLICY });
    const world = aWorld({ leadIds: LEADS, settings });
    const page = await world.open();
    expect(page.session.getState().plan).toMatchObject({ gesture: 'miles', count: 400, amount: { amountMinor: 480 } });
    await act(world, page, async (flow) => {
      flow.openForm();
      await flow.send(REASON);
    });
    expect([...world.moments.moments.values()]).toMatchObject([{ gesture: 'miles', count: 800, amount: { amountMinor: 960 } }]);
  });

  it('is for the sum that the agent typed, also under a limit', async () => {
    const world = aWorld({ leadIds: LEADS, settings: parsedSettings({ limits: limits({ agentDayMinor: 500 }) }) });
    const page = await world.open();
    page.session.choose({ amountText: '7' });
    await act(world, page, (flow) => {
      flow.openForm();
      flow.closeForm();
    });
    expect(page.session.getState().choice.amountText).toBe('7');
  });

  it('loses nothing where it fails, and asks once however often it is sent', async () => {
    const world = aWorld({ leadIds: LEADS });
    const page = await world.open();
    world.moments.faults.loseReply = ({ method }) => method === 'create';
    world.moments.faults.errorBefore = ({ method }) => (method === 'find' ? DOWN : null);
    await ask(world, page);
    expect(page.session.getState().asking).toMatchObject({ phase: 'form', text: REASON, work: { phase: 'failed' } });
    expect(page.session.getState().choice).toMatchObject({ story: STORY, amountText: '60' });
    world.moments.faults.loseReply = null;
    world.moments.faults.errorBefore = null;
    await act(world, page, (flow) => flow.send(REASON));
    expect(standOn(page)).toBe('waiting');
    expect(world.moments.moments.size).toBe(1);
  });

  it('keeps what was typed through a reload, and through going back', async () => {
    const world = aWorld({ leadIds: LEADS });
    const page = await world.open();
    await act(world, page, (flow) => {
      flow.openForm();
      flow.type(REASON);
      flow.closeForm();
    });
    expect(page.session.getState().asking.phase).toBe('none');
    page.session.choose({ story: STORY });
    const again = await reopened(world);
    await act(world, again, (flow) => flow.openForm());
    expect(again.session.getState()).toMatchObject({ asking: { phase: 'form', text: REASON }, choice: { story: STORY } });
  });

  it('shows what somebody has asked already instead of asking twice', async () => {
    const { world } = await askedWorld();
    const other = await world.open({ agent: anAgent({ id: '12', name: 'Cy Sample' }) });
    await ask(world, other);
    expect(other.session.getState().asking).toMatchObject({ phase: 'known', request: { moment: { agentId: '11' } } });
    expect(world.moments.moments.size).toBe(1);
  });

  it('is refused where the same cause was made right on the ticket', async () => {
    const world = aWorld({ leadIds: LEADS });
    const page = await world.open();
    await press(world, page.session.makeItRight());
    await ask(world, page);
    expect(page.session.getState().asking).toMatchObject({ phase: 'form', work: { phase: 'failed', error: { kind: 'made_right' } } });
    expect(world.moments.moments.size).toBe(1);
  });

  it('takes words, and not too many', async () => {
    const world = aWorld({ leadIds: LEADS });
    const page = await world.open();
    await act(world, page, async (flow) => {
      flow.openForm();
      await flow.send('  ');
      await flow.send('a'.repeat(501));
    });
    expect(world.moments.moments.size).toBe(0);
  });
});

describe('what is approved', () => {
  it('is found from another browser by the tag, and by the journal alone', async () => {
    const { world } = await askedWorld();
    expect(standOn(await world.open(elsewhere({ intents: createFakeIntentStore() })))).toBe('waiting');
    expect(standOn(await world.open({ intents: createFakeIntentStore() }))).toBe('none');
    await act(world, await leadPage(world), (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    expect(standOn(await world.open({ intents: createFakeIntentStore() }))).toBe('approved');
  });

  it('is shown on the open page when it is looked at again', async () => {
    const { world, page } = await askedWorld();
    await act(world, await leadPage(world), (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    expect(standOn(page)).toBe('waiting');
    await act(world, page, (flow) => flow.refresh());
    expect(standOn(page)).toBe('approved');
  });

  it('is shown when the tab is shown again after a while', async () => {
    const { world, page } = await askedWorld();
    await act(world, await leadPage(world), (flow) => flow.answer({ kind: 'decline', text: 'Not ours.' }));
    world.time.pass(60_001);
    page.workspace.show();
    await world.time.run();
    expect(standOn(page)).toBe('declined');
  });

  it('and taken back by the lead is not delivered, and the agent is told', async () => {
    const { world } = await askedWorld();
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    const agent = await reopened(world);
    expect(standOn(agent)).toBe('approved');
    await act(world, lead, (flow) => flow.takeBack());
    expect(world.live()).toEqual([]);
    await act(world, agent, (flow) => flow.deliver());
    expect(agent.session.getState().asking).toMatchObject({
      status: { kind: 'taken_back' },
      work: { phase: 'failed', error: { kind: 'already', what: 'revoked', byName: 'Lena Lead' } },
    });
    expect(agent.workspace.replies).toEqual([]);
    expect(world.givenMoments()).toEqual([]);
  });

  it('by nobody who is known to be a lead is not approved', async () => {
    const { world } = await askedWorld();
    const id = momentId(world);
    const about = { momentId: id, ticketId: '501', customerId: '701', amountMinor: 6000 };
    plantGiven(world.journal, { ...about, agentId: '11', createdById: '12', detail: { decision: 'approve', isGrant: true } });
    const forged = { kind: 'approved', byId: '12', byName: 'Cy', atMs: 0, text: '', amountMinor: 6000 } as const;
    const lines = world.moments.moments.get(id)?.decision.request ?? [];
    await world.moments.as('12').changeRequest(id, { lines: [...lines, forged] });
    const agent = await reopened(world);
    expect(standOn(agent)).toBe('waiting');
    await act(world, agent, (flow) => flow.deliver());
    expect(world.givenMoments()).toEqual([]);
  });

  it.each([
    ['was not written', 'errorBefore'],
    ['was written without an answer', 'loseReply'],
  ] as const)('is not said to be given where its post %s; delivering again gives it once, with one reply', async (_what, how) => {
    const { world } = await askedWorld();
    await act(world, await leadPage(world), (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    const agent = await reopened(world);
    world.journal.faults.errorBefore = ({ method, keys }) => (isPost(keys) && (how === 'errorBefore' || method !== 'append') ? DOWN : null);
    world.journal.faults.loseReply = ({ keys }) => isPost(keys);
    await act(world, agent, (flow) => flow.deliver());
    expect(agent.session.getState()).toMatchObject({
      giving: { phase: 'idle' },
      asking: { status: { kind: 'approved' }, work: { phase: 'failed', error: { step: 'post' } } },
    });
    expect(agent.workspace.replies).toEqual([]);
    world.trouble({ errors: 0, lostReplies: 0 });
    // What was claimed and never posted has expired by then.
    world.time.pass(121_000);
    await act(world, agent, (flow) => flow.deliver());
    expect(agent.session.getState()).toMatchObject({ giving: { phase: 'given' }, asking: { phase: 'none' } });
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 6000 }]);
    expect(agent.workspace.replies).toHaveLength(1);
  });
});

describe('what is declined', () => {
  it('is told with the reason, in any browser, and can be planned anew', async () => {
    const { world } = await askedWorld();
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer({ kind: 'decline', text: 'Not ours.' }));
    expect(standOn(lead)).toBe('none');
    const agent = await world.open(elsewhere());
    expect(standOn(agent)).toBe('declined');
    expect(standOn(await world.open(elsewhere({ intents: createFakeIntentStore() })))).toBe('declined');
    await act(world, agent, (flow) => flow.dismiss());
    expect(agent.workspace.tags).toEqual([]);
    expect(standOn(await reopened(world))).toBe('none');
    await ask(world, agent);
    expect(world.moments.moments.size).toBe(2);
    expect(standOn(agent)).toBe('waiting');
  });
});

describe('a question', () => {
  it('is answered by whoever asked, and the lead decides then', async () => {
    const { world, page } = await askedWorld();
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer({ kind: 'question', text: 'How late?' }));
    await act(world, page, (flow) => flow.refresh());
    expect(standOn(page)).toBe('question');
    await act(world, page, (flow) => flow.reply('Three days.'));
    expect(page.session.getState().asking).toMatchObject({ status: { kind: 'waiting' }, work: { phase: 'done', what: 'replied' } });
    await act(world, lead, (flow) => flow.refresh());
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    expect(linesOf(world, momentId(world)).map(([kind]) => kind)).toEqual(['asked', 'question', 'reply', 'approved']);
  });
});

describe('what is withdrawn', () => {
  it('is over for everybody, and the story is in the form again', async () => {
    const { world, page } = await askedWorld();
    const lead = await leadPage(world);
    page.session.choose({ story: '' });
    await act(world, page, (flow) => flow.withdraw());
    expect(page.session.getState()).toMatchObject({ asking: { phase: 'none', work: { what: 'withdrawn' } }, choice: { story: STORY } });
    expect(page.workspace.tags).toEqual([]);
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    expect(lead.session.getState().asking.work).toMatchObject({ phase: 'failed', error: { kind: 'already', what: 'withdrawn' } });
    expect(world.live()).toEqual([]);
  });

  it('is refused once it is approved', async () => {
    const { world, page } = await askedWorld();
    await act(world, await leadPage(world), (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    await act(world, page, (flow) => flow.withdraw());
    expect(page.session.getState().asking).toMatchObject({
      status: { kind: 'approved' },
      work: { phase: 'failed', error: { kind: 'already', what: 'approved', byName: 'Lena Lead' } },
    });
  });
});

describe('requests of Zendesk', () => {
  it('are no more than before where nobody has asked', async () => {
    const world = aWorld({ leadIds: LEADS });
    await world.open();
    expect(world.requests()).toHaveLength(3);
  });

  it('are one more where this browser remembers that a lead was asked', async () => {
    const { world } = await askedWorld();
    const before = world.requests().length;
    await reopened(world);
    expect(world.requests()).toHaveLength(before + 4);
  });
});

it('a request that cannot be read says why, and is read when it is looked at again', async () => {
  const { world } = await askedWorld();
  world.moments.faults.errorBefore = () => DOWN;
  const page = await reopened(world);
  expect(page.session.getState().asking).toMatchObject({ phase: 'unread', work: { phase: 'failed' } });
  world.moments.faults.errorBefore = null;
  await act(world, page, (flow) => flow.refresh());
  expect(standOn(page)).toBe('waiting');
});

it('what another request does waits until this one has ended', async () => {
  const { world, page } = await askedWorld();
  world.slow(100);
  const both = [page.session.withRequests((flow) => flow.withdraw()), page.session.withRequests((flow) => flow.withdraw())];
  await press(world, ...both);
  expect(linesOf(world, momentId(world)).filter(([kind]) => kind === 'withdrawn')).toHaveLength(1);
});
