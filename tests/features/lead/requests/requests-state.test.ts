import { describe, expect, it } from 'vitest';
import { aLeadCore, anAskedMoment } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { lastValue } from '#ports/section.ts';
import { answerRequest, loadRequests, sortAgain } from '#features/lead/requests/requests-state.ts';
import type { LeadCore } from '#features/lead/session/lead-core.ts';
import type { RequestsView } from '#features/lead/session/lead-state.ts';

async function opened(world: World = aWorld()) {
  await world.moments.as('11').create(anAskedMoment());
  const core = aLeadCore(world, { leadIds: ['92'] });
  await load(world, core);
  return { world, core };
}

async function load(world: World, core: LeadCore): Promise<void> {
  const loading = loadRequests(core);
  await world.time.run();
  await loading;
}

function viewOf(core: LeadCore): RequestsView {
  const view = lastValue(core.getState().requests);
  if (view === null) throw new Error('the requests were not read');
  return view;
}

async function answered(world: World, core: LeadCore, answer: Parameters<typeof answerRequest>[2]): Promise<void> {
  const [waiting] = viewOf(core).waiting;
  if (waiting === undefined) throw new Error('nothing waits');
  const answering = answerRequest(core, waiting.request, answer);
  await world.time.run();
  await answering;
}

describe('the requests', () => {
  it('are on the screen after at most five requests of Zendesk, with what the lead may give', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-7', createdById: '92', agentId: '12', ticketId: '777' });
    const { core } = await opened(world);
    const asked = world.requests().filter((method) => method !== 'create');
    // And two to learn that the other one is a lead.
    expect(asked.length + 2).toBeLessThanOrEqual(5);
    expect(viewOf(core)).toMatchObject({ waiting: [{ request: { moment: { id: 'moment-1' } } }], approved: [{ momentId: 'm-7' }] });
    expect(viewOf(core).waiting[0]?.allowances.find(({ limit }) => limit === 'gesture')).toMatchObject({ left: 20_000 });
    expect(core.getState().names.get('11')).toBe('Ben Sample');
  });

  it('that cannot be read leave what was known, and say why', async () => {
    const { world, core } = await opened();
    world.moments.faults.errorBefore = () => DOWN;
    await load(world, core);
    expect(core.getState().requests).toMatchObject({ state: 'failed', error: DOWN, last: { waiting: [{}] } });
  });

  it('do not list as approved what somebody reserved for another who is no lead', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'm-7', createdById: '13', agentId: '12' });
    expect(viewOf((await opened(world)).core).approved).toEqual([]);
  });
});

describe('an answer', () => {
  it('approves under the name of the lead, and the request is on the other list after a refresh', async () => {
    const { world, core } = await opened();
    await answered(world, core, { kind: 'approve', amountText: '30', text: '' });
    expect(core.getState().answers.get('moment-1')).toEqual({ phase: 'answered', kind: 'approve' });
    expect(world.live()).toMatchObject([{ momentId: 'moment-1', agentId: '91', forAgentId: '11', amountMinor: 3000 }]);
    await load(world, core);
    expect(viewOf(core)).toMatchObject({ waiting: [], approved: [{ momentId: 'moment-1' }] });
    expect(core.getState().answers.size).toBe(0);
  });

  it('that is refused says why, and the request stays', async () => {
    const { world, core } = await opened();
    await answered(world, core, { kind: 'approve', amountText: '300', text: '' });
    expect(core.getState().answers.get('moment-1')).toMatchObject({ phase: 'failed', error: { kind: 'refused' } });
    expect(viewOf(core).waiting).toHaveLength(1);
  });

  it('declines, and asks back', async () => {
    const { world, core } = await opened();
    await answered(world, core, { kind: 'question', text: 'Which depot?' });
    expect(core.getState().answers.get('moment-1')).toEqual({ phase: 'answered', kind: 'question' });
    await load(world, core);
    expect(viewOf(core).waiting[0]?.request.lines.at(-1)).toMatchObject({ kind: 'question', byId: '91', text: 'Which depot?' });
    await answered(world, core, { kind: 'decline', text: 'The shop pays.' });
    await load(world, core);
    expect(viewOf(core).waiting).toEqual([]);
  });

  it('is given once however often the button is pressed', async () => {
    const { world, core } = await opened();
    const [waiting] = viewOf(core).waiting;
    if (waiting === undefined) throw new Error('nothing waits');
    const answer = { kind: 'approve', amountText: '30', text: '' } as const;
    const pressed = [answerRequest(core, waiting.request, answer), answerRequest(core, waiting.request, answer)];
    await world.time.run();
    await Promise.all(pressed);
    expect(world.journal.entries.filter(({ kind }) => kind === 'reserve')).toHaveLength(1);
  });
});

describe('requests that are on the screen', () => {
  it('are sorted again by what the journal has told since, without a request', async () => {
    const { world, core } = await opened();
    core.snapshot().reader.learn([world.journal.plant({ kind: 'reserve', momentId: 'moment-1', createdById: '91', agentId: '11' })]);
    const before = world.requests().length;
    sortAgain(core);
    expect(viewOf(core)).toMatchObject({ waiting: [], approved: [{ momentId: 'moment-1' }] });
    expect(world.requests()).toHaveLength(before);
  });
});
