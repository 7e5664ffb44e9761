import { describe, expect, it } from 'vitest';
import { aLeadCore, aLeadPage } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';

describe('what the tabs share', () => {
  it('tells whoever listens of a change, with the present beside it', () => {
    const world = aWorld();
    const core = aLeadCore(world);
    let told = 0;
    const stop = core.subscribe(() => (told += 1));
    world.time.pass(5000);
    core.update({ corrections: new Map() });
    expect(core.getState().nowMs).toBe(world.time.nowMs());
    stop();
    core.update({ corrections: new Map() });
    expect(told).toBe(1);
  });

  it('gives under the limits of a lead', () => {
    expect(aLeadCore(aWorld()).terms).toMatchObject({ isLead: true, agentId: '91', agentName: 'Lena Sample' });
  });

  it('adds the names that a tab learns to those that are known', () => {
    const core = aLeadCore(aWorld());
    core.learnNames([['11', 'Ben Sample']]);
    expect([...core.getState().names]).toEqual([
      ['91', 'Lena Sample'],
      ['11', 'Ben Sample'],
    ]);
  });

  it('tells every tab what one of them did', () => {
    const core = aLeadCore(aWorld());
    const told: string[] = [];
    core.onEvent((event) => told.push(`one: ${event}`));
    core.onEvent((event) => told.push(`other: ${event}`));
    core.tell('journal_read');
    expect(told).toEqual(['one: journal_read', 'other: journal_read']);
  });

  it('waits where Zendesk asks for it for as long as anybody reads, and tells each how far it is', async () => {
    const world = aWorld();
    const core = aLeadCore(world);
    const heard: string[] = [];
    const endOne = core.beginReading(() => heard.push('one'));
    const endOther = core.beginReading(() => heard.push('other'));
    endOne();
    let isBusy = true;
    world.journal.faults.errorBefore = ({ method }) => {
      if (method !== 'tail' || !isBusy) return null;
      isBusy = false;
      return { kind: 'rate_limited', what: 'journal', retryAfterMs: 20_000 };
    };
    const reading = core.snapshot().ledgerReader.readTail();
    await world.time.run();
    expect((await reading).ok).toBe(true);
    expect([...new Set(heard)]).toEqual(['other']);
    endOther();
    isBusy = true;
    const impatient = core.newSnapshot().ledgerReader.readTail();
    await world.time.run();
    expect((await impatient).ok).toBe(false);
  });

  it('opens a ticket in the workspace', async () => {
    const world = aWorld();
    const { session, workspace } = aLeadPage(world);
    session.core.showTicket('501');
    await world.time.run();
    expect(workspace.shownTickets).toEqual(['501']);
  });
});
