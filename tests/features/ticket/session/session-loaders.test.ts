import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { SectionName } from '#features/ticket/session/session-loaders.ts';

const refusal: AppFault = { kind: 'refused_by_role', what: 'journal', action: 'read' };
const stores = { value: 'value', incidents: 'history', journal: 'journal' } as const satisfies Record<SectionName, string>;
const sections: readonly SectionName[] = ['value', 'incidents', 'journal'];

describe.each(sections)('a section that cannot be read: %s', (section) => {
  it('says why, and the other sections are as they would be', async () => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] } });
    world[stores[section]].faults.errorBefore = () => refusal;
    const state = (await world.open()).session.getState();
    expect(state[section]).toEqual({ state: 'failed', error: refusal, last: null });
    expect(sections.filter((other) => other !== section).map((other) => state[other].state)).toEqual(['ready', 'ready']);
    expect(state.plan.suggestion).not.toBeNull();
  });

  it('is read again alone', async () => {
    const world = aWorld();
    world[stores[section]].faults.errorBefore = () => refusal;
    const { session } = await world.open();
    world[stores[section]].faults.errorBefore = null;
    const others = world.requests().length;
    session.reload(section);
    await world.time.run();
    expect(session.getState()[section].state).toBe('ready');
    expect(world.requests().length - others).toBe({ value: 0, incidents: 1, journal: 2 }[section]);
  });

  it('keeps what was read before on the screen', async () => {
    const world = aWorld();
    const { session } = await world.open();
    world[stores[section]].faults.errorBefore = () => refusal;
    session.reload(section);
    expect(session.getState()[section].state).toBe('stale');
    await world.time.run();
    expect(session.getState()[section]).toMatchObject({ state: 'failed', error: refusal, last: expect.anything() });
  });
});
