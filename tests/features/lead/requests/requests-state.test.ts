import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore, anAskedMoment } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { takeBackMoment } from '#features/lead/session/corrections.ts';
import { lastValue } from '#ports/section.ts';
import { type Requests, type RequestsView, createRequests } from '#features/lead/requests/requests-state.ts';

async function opened(world: World = aWorld(), { settings = parsedSettings(), agent = LENA } = {}) {
  await world.moments.as('11').create(anAskedMoment());
  const core = aLeadCore(world, { agent, leadIds: ['92'], settings });
  const requests = createRequests(core);
  await load(world, requests);
  return { world, core, requests };
}

async function load(world: World, requests: Requests): Promise<void> {
  const loading = requests.load();
  await world.time.run();
  await loading;
}

function viewOf(requests: Requests): RequestsView {
  const view = lastValue(requests.getState().requests);
  if (view === null) throw new Error('the requests were not read');
  return view;
}

async function answered(world: World, requests: Requests, answer: Parameters<Requests['answer']>[1]): Promise<void> {
  const view = viewOf(requests);
  const [waiting] = [...view.waiting, ...view.askedBack];
  if (waiting === undefined) throw new Error('nothing waits');
  const answering = requests.answer(waiting.request, answer);
  await world.time.run();
  await answering;
}

describe('the requests', () => {
  it('are on the screen after at most five requests of Zendesk, with what the lead may give', async () => {
    const world = aWorld();
    plantGiven(world.journal, { momentId: 'm-7', createdById: '92', agentId: '12', ticketId: '777', detail: { isGrant: true } });
    const { core, requests } = await opened(world);
    const asked = world.requests().filter((method) => method !== 'create');
    // And two to learn that the other one is a lead.
    expect(asked.length + 2).toBeLessThanOrEqual(5);
    expect(viewOf(requests)).toMatchObject({ waiting: [{ request: { moment: { id: 'moment-1' } } }], approved: [{ momentId: 'm-7' }] });
    expect(viewOf(requests).waiting[0]?.allowances.find(({ limit }) => limit === 'gesture')).toMatchObject({ remaining: 20_000 });
    expect(core.getState().names.get('11')).toBe('Ben Sample');
  });

  it('say of the newest moments what became of those that were asked for', async () => {
    const world = aWorld();
    const asked = anAskedMoment();
    const [line] = asked.decision.request ?? [];
    if (line === undefined) throw new Error('nobody asked');
    const approved = { ...line, kind: 'approved' } as const;
    const ended = (id: string, status: 'given' | 'declined', request: readonly (typeof line)[]) =>
      world.moments.as('11').create({ ...asked, id, status, decision: { ...asked.decision, request } });
    await ended('as-asked', 'given', [line, approved]);
    await ended('less', 'given', [line, { ...approved, amountMinor: 3000 }]);
    await ended('declined', 'declined', [line, { ...line, kind: 'declined' }]);
    await ended('not-asked', 'given', []);
    const { core, requests } = await opened(world);
    const figures = { unchanged: 1, less: 1, more: 0, declined: 1, withdrawn: 0, waiting: 1, hint: 'too_few' };
    expect(viewOf(requests).figures).toEqual(figures);
    core.tell('corrected');
    expect(viewOf(requests).figures).toEqual(figures);
  });

  it('that cannot be read leave what was known, and say why', async () => {
    const { world, requests } = await opened();
    world.moments.faults.errorBefore = () => DOWN;
    await load(world, requests);
    expect(requests.getState().requests).toMatchObject({ state: 'failed', error: DOWN, last: { waiting: [{}] } });
  });

  it('do not list as approved what somebody granted to another who is no lead', async () => {
    const world = aWorld();
    plantGiven(world.journal, { momentId: 'm-7', createdById: '13', agentId: '12', detail: { isGrant: true } });
    expect(viewOf((await opened(world)).requests).approved).toEqual([]);
  });
});

/** Whether a lead reads what the team's month leaves as exact, where a colleague gave and the journal shows the lead so much. */
async function isMonthExact(read: 'own' | 'all'): Promise<boolean | undefined> {
  const settings = parsedSettings({ limits: limits({ teamMonthMinor: 10_000 }) });
  const world = aWorld({ settings });
  plantGiven(world.journal, { momentId: 'm-7', createdById: '12', agentId: '12', amountMinor: 9000 });
  world.journal.access.set(LENA.id, { read, create: true });
  const { requests } = await opened(world, { settings, agent: { ...LENA, hasFixedRoles: false } });
  return viewOf(requests).waiting[0]?.allowances.find(({ limit }) => limit === 'team_month')?.isExact;
}

it('what is left for a request is at most so much for a lead who is shown nothing that others wrote, and exact for one who is', async () => {
  expect([await isMonthExact('own'), await isMonthExact('all')]).toEqual([false, true]);
});

describe('an answer', () => {
  it('approves nothing for a lead who is shown only what they wrote themselves, and says why; declining works', async () => {
    const world = aWorld();
    plantGiven(world.journal, { momentId: 'm-7', createdById: '12', agentId: '12' });
    world.journal.access.set(LENA.id, { read: 'own', create: true });
    const { requests } = await opened(world, { agent: { ...LENA, hasFixedRoles: false } });
    const before = world.journal.entries.length;
    await answered(world, requests, { kind: 'approve', amountText: '40', text: '' });
    expect(requests.getState().answers.get('moment-1')).toMatchObject({
      phase: 'failed',
      error: { kind: 'failed', step: 'look', error: { kind: 'others_hidden' } },
    });
    expect(world.journal.entries).toHaveLength(before);
    await answered(world, requests, { kind: 'decline', text: 'Not ours.' });
    expect(requests.getState().answers.get('moment-1')).toMatchObject({ phase: 'answered' });
  });

  it('approves under the name of the lead, and the request is on the other list after a refresh', async () => {
    const { world, requests } = await opened();
    await answered(world, requests, { kind: 'approve', amountText: '30', text: '' });
    expect(requests.getState().answers.get('moment-1')).toEqual({ phase: 'answered', kind: 'approve', approved: { amount: eur(3000) } });
    expect(world.live()).toMatchObject([{ momentId: 'moment-1', agentId: '91', forAgentId: '11', countsMinor: 3000 }]);
    await load(world, requests);
    expect(viewOf(requests)).toMatchObject({ waiting: [], approved: [{ momentId: 'moment-1' }] });
    expect(requests.getState().answers.size).toBe(0);
  });

  it('counts at once among those that were answered, once, and a question counts as none', async () => {
    const { world, requests } = await opened();
    expect(viewOf(requests).figures).toMatchObject({ waiting: 1, less: 0 });
    await answered(world, requests, { kind: 'question', text: 'Which depot?' });
    expect(viewOf(requests).figures).toMatchObject({ waiting: 1, less: 0 });
    await answered(world, requests, { kind: 'approve', amountText: '30', text: '' });
    expect(viewOf(requests).figures).toMatchObject({ waiting: 0, less: 1 });
    await load(world, requests);
    expect(viewOf(requests).figures).toMatchObject({ waiting: 0, less: 1 });
  });

  it('that declines counts at once as well', async () => {
    const { world, requests } = await opened();
    await answered(world, requests, { kind: 'decline', text: 'The shop pays.' });
    expect(viewOf(requests).figures).toMatchObject({ waiting: 0, declined: 1 });
  });

  it('that is refused says why, and the request stays', async () => {
    const { world, requests } = await opened();
    await answered(world, requests, { kind: 'approve', amountText: '300', text: '' });
    expect(requests.getState().answers.get('moment-1')).toMatchObject({ phase: 'failed', error: { kind: 'refused' } });
    expect(viewOf(requests).waiting).toHaveLength(1);
  });

  it('approves nothing while no currency is chosen, for the true reason', async () => {
    const { world, requests } = await opened(aWorld(), { settings: parsedSettings({ hasCurrency: false }) });
    await answered(world, requests, { kind: 'approve', amountText: '30', text: '' });
    expect(requests.getState().answers.get('moment-1')).toMatchObject({
      phase: 'failed',
      error: { kind: 'other_currency', stop: { why: 'not_chosen' } },
    });
    expect(world.journal.entries).toEqual([]);
  });

  it('declines, and asks back, which leaves it to its agent', async () => {
    const { world, core, requests } = await opened();
    await answered(world, requests, { kind: 'question', text: 'Which depot?' });
    expect(requests.getState().answers.get('moment-1')).toEqual({ phase: 'answered', kind: 'question' });
    await load(world, requests);
    expect(viewOf(requests).waiting).toEqual([]);
    expect(core.getState().requestsWaiting).toBe(0);
    core.tell('corrected');
    expect(viewOf(requests).askedBack[0]?.request.lines.at(-1)).toMatchObject({ kind: 'question', byId: '91', text: 'Which depot?' });
    await answered(world, requests, { kind: 'decline', text: 'The shop pays.' });
    await load(world, requests);
    expect(viewOf(requests).waiting).toEqual([]);
  });

  it('that declines is over though the record does not say so, and is not offered again', async () => {
    const { world, requests } = await opened();
    world.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? DOWN : null);
    await answered(world, requests, { kind: 'decline', text: 'The shop pays.' });
    expect(requests.getState().answers.get('moment-1')).toMatchObject({ phase: 'failed', error: { kind: 'failed', step: 'moment' } });
    world.moments.faults.errorBefore = null;
    await load(world, requests);
    expect(world.moments.moments.get('moment-1')?.status).toBe('asked');
    expect(viewOf(requests)).toMatchObject({ waiting: [], approved: [] });
  });

  it('says who else is deciding, and until when', async () => {
    const { world, requests } = await opened();
    const about = { momentId: 'moment-1', createdById: '92', agentId: '11', detail: { decision: 'decline', agentName: 'Mia' } } as const;
    const { createdAtMs } = world.journal.plant({ kind: 'reserve', ...about });
    await answered(world, requests, { kind: 'approve', amountText: '30', text: '' });
    expect(requests.getState().answers.get('moment-1')).toEqual({
      phase: 'failed',
      error: { kind: 'deciding', byName: 'Mia', untilMs: freeAt(createdAtMs) },
    });
    expect(world.live()).toEqual([]);
  });

  it('is given once however often the button is pressed', async () => {
    const { world, requests } = await opened();
    const [waiting] = viewOf(requests).waiting;
    if (waiting === undefined) throw new Error('nothing waits');
    const answer = { kind: 'approve', amountText: '30', text: '' } as const;
    const pressed = [requests.answer(waiting.request, answer), requests.answer(waiting.request, answer)];
    await world.time.run();
    await Promise.all(pressed);
    expect(world.journal.entries.filter(({ kind }) => kind === 'reserve')).toHaveLength(1);
  });
});

describe('requests that are on the screen', () => {
  it('are sorted again by what another tab has read, without a request', async () => {
    const { world, core, requests } = await opened();
    plantGiven(world.journal, { momentId: 'moment-1', createdById: '91', agentId: '11', detail: { isGrant: true } });
    core.snapshot().reader.learn(world.journal.entries);
    const before = world.requests().length;
    core.tell('journal_read');
    expect(viewOf(requests)).toMatchObject({ waiting: [], approved: [{ momentId: 'moment-1' }] });
    expect(world.requests()).toHaveLength(before);
  });

  it('lose what a lead has taken back', async () => {
    const { world, core, requests } = await opened();
    await answered(world, requests, { kind: 'approve', amountText: '30', text: '' });
    await load(world, requests);
    const [approved] = viewOf(requests).approved;
    const { commitment } = approved ?? { commitment: null };
    if (commitment === null) throw new Error('nothing is approved');
    const taking = takeBackMoment(core, commitment, factsOfCommitment(commitment, EUR));
    await world.time.run();
    await taking;
    expect(core.getState().corrections.get('moment-1')).toEqual({ phase: 'done', carried: 'no' });
    expect(viewOf(requests)).toMatchObject({ waiting: [], approved: [] });
  });
});
