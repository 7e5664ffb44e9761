import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { isLead } from '#features/lead/session/lead-core.ts';

describe('a lead', () => {
  const settings = parsedSettings({ leadsGroup: 'Team leads' });

  it("is a member of the leads' group, or an admin", () => {
    expect(isLead({ agent: LENA, settings })).toBe(true);
    expect(isLead({ agent: anAgent({ isAdmin: true, groups: [] }), settings })).toBe(true);
  });

  it('is nobody else, also not of a group with nearly that name', () => {
    expect(isLead({ agent: anAgent({ groups: ['team leads', 'Support'] }), settings })).toBe(false);
  });
});

describe('what the parts of the page share', () => {
  it('tells whoever listens of a change, with the present beside it', () => {
    const world = aWorld();
    const core = aLeadCore(world);
    let told = 0;
    const stop = core.subscribe(() => (told += 1));
    world.time.pass(5000);
    core.update({ stampError: null });
    expect(core.getState().nowMs).toBe(world.time.nowMs());
    stop();
    core.update({ stampError: null });
    expect(told).toBe(1);
  });

  it('gives under the limits of a lead', () => {
    expect(aLeadCore(aWorld()).terms).toMatchObject({ isLead: true, agentId: '91', agentName: 'Lena Sample' });
  });
});
