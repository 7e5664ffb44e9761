import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { act } from '#builders/a-request-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';

const EMPTY = { id: '7', name: 'Team leads', hasMembers: false };

describe('whether there is anybody to ask', () => {
  it('is not read before it matters: opening a ticket costs no request for it', async () => {
    const world = aWorld();
    const { session } = await world.open();
    expect(session.getState().leadsGroup).toBe('unread');
    expect(world.groups.calls).toEqual([]);
  });

  it('is read once, by the name or the number that the settings hold', async () => {
    const world = aWorld({ settings: parsedSettings({ leadsGroup: '360000000102' }) });
    const { session } = await world.open();
    await Promise.all([session.lookForLeads(), session.lookForLeads()]);
    await session.lookForLeads();
    expect(session.getState().leadsGroup).toBe('there');
    expect(world.groups.calls).toHaveLength(1);
  });

  it.each([
    ['there is no such group', [], 'missing'],
    ['nobody is in it', [EMPTY], 'empty'],
  ] as const)('is denied where %s, and the form of a request is put away with what was typed kept', async (_why, groups, leadsGroup) => {
    const world = aWorld();
    const page = await world.open();
    world.groups.present.splice(0, world.groups.present.length, ...groups);
    await act(world, page, (flow) => {
      flow.openForm();
      flow.type('It was a birthday.');
    });
    await page.session.lookForLeads();
    expect(page.session.getState()).toMatchObject({ leadsGroup, asking: { phase: 'none' } });
    await act(world, page, (flow) => flow.openForm());
    expect(page.session.getState().asking.phase).toBe('none');
    world.groups.present.splice(0, 1, { ...EMPTY, hasMembers: true });
    const again = await world.open();
    await act(world, again, (flow) => flow.openForm());
    expect(again.session.getState().asking).toMatchObject({ phase: 'form', text: 'It was a birthday.' });
  });

  it('leaves the form of a request open where somebody can be asked', async () => {
    const world = aWorld();
    const page = await world.open();
    await act(world, page, (flow) => flow.openForm());
    await page.session.lookForLeads();
    expect(page.session.getState()).toMatchObject({ leadsGroup: 'there', asking: { phase: 'form' } });
  });

  it('forbids nothing where it could not be read, and is read again the next time', async () => {
    const world = aWorld();
    const page = await world.open();
    world.groups.faults.errorBefore = () => DOWN;
    await act(world, page, (flow) => flow.openForm());
    await page.session.lookForLeads();
    expect(page.session.getState()).toMatchObject({ leadsGroup: 'unread', asking: { phase: 'form' } });
    world.groups.faults.errorBefore = null;
    await page.session.lookForLeads();
    expect(page.session.getState().leadsGroup).toBe('there');
  });
});
