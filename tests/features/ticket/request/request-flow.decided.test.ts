import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { LENA, act, ask, askedWorld, elsewhere, standOn, leadPage } from '#builders/a-request-page.ts';
import type { World } from '#builders/a-world.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { createFakeIntentStore } from '../../../fakes/fake-intent-store.ts';

function momentId(world: World): string {
  return [...world.moments.moments.keys()][0] ?? '';
}

async function declinedInJournal(): Promise<World> {
  const { world } = await askedWorld();
  world.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? DOWN : null);
  const lead = await leadPage(world);
  await act(world, lead, (flow) => flow.answer({ kind: 'decline', text: 'Not ours.' }));
  expect(lead.session.getState().asking.work).toMatchObject({ phase: 'failed', error: { kind: 'failed', step: 'moment' } });
  world.moments.faults.errorBefore = null;
  expect(world.moments.moments.get(momentId(world))?.status).toBe('asked');
  return world;
}

describe('what is declined and the record does not say so', () => {
  it('is declined all the same, for whoever asked and for every lead', async () => {
    const world = await declinedInJournal();
    expect(standOn(await world.open())).toBe('declined');
    expect(standOn(await leadPage(world))).toBe('none');
  });

  it('can be put away, and asked for anew', async () => {
    const world = await declinedInJournal();
    const agent = await world.open();
    await act(world, agent, (flow) => flow.dismiss());
    expect(standOn(agent)).toBe('none');
    await ask(world, agent);
    expect(standOn(agent)).toBe('waiting');
    expect(world.moments.moments.size).toBe(2);
  });
});

describe('a request about which somebody is deciding', () => {
  it('is not withdrawn meanwhile: whoever asked is told by whom it is decided, and until when', async () => {
    const { world, page } = await askedWorld();
    const detail = { decision: 'approve', agentName: 'Lena Lead' } as const;
    const about = { momentId: momentId(world), ticketId: '501', customerId: '701', amountMinor: 6000 };
    const { createdAtMs } = world.journal.plant({ kind: 'reserve', ...about, createdById: '21', agentId: '11', detail });
    await act(world, page, (flow) => flow.withdraw());
    expect(page.session.getState().asking).toMatchObject({
      status: { kind: 'waiting' },
      work: { phase: 'failed', error: { kind: 'deciding', byName: 'Lena Lead', untilMs: freeAt(createdAtMs) } },
    });
    expect(world.moments.moments.get(momentId(world))?.status).toBe('asked');
  });
});

describe('a request while no currency is chosen', () => {
  it('is not approved on the ticket, for the true reason, and is declined as ever', async () => {
    const { world } = await askedWorld();
    const settings = parsedSettings({ hasCurrency: false });
    const lead = await world.open(elsewhere({ agent: LENA, intents: createFakeIntentStore(), settings }));
    const before = world.journal.entries.length;
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '55', text: '' }));
    expect(lead.session.getState().asking.work).toMatchObject({ phase: 'failed', error: { stop: { why: 'not_chosen' } } });
    expect(world.journal.entries).toHaveLength(before);
    await act(world, lead, (flow) => flow.answer({ kind: 'decline', text: 'Not ours.' }));
    expect(world.moments.moments.get(momentId(world))?.status).toBe('declined');
  });
});
