import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { LEAD_TABS, fetchTab, tabsFor } from '#features/lead/tabs.ts';

describe('who sees which tab', () => {
  it.each([
    ['an agent', 'agent', ['line_up', 'moments']],
    ['a lead', 'lead', ['line_up', 'moments', 'requests', 'budget', 'insights', 'limits']],
    ['an admin', 'admin', ['line_up', 'moments', 'requests', 'budget', 'insights', 'limits', 'setup']],
  ] as const)('%s: by their role', (_who, role, ids) => {
    expect(tabsFor(role).map(({ id }) => id)).toEqual(ids);
  });

  it('names each tab once', () => {
    expect(new Set(LEAD_TABS.map(({ id }) => id)).size).toBe(LEAD_TABS.length);
  });

  it('is told to the page by who looks at it, and a page without a tab is none', () => {
    expect(aLeadPage(aWorld(), { agent: LENA }).session.tabIds).toEqual(tabsFor('lead').map(({ id }) => id));
    expect(aLeadPage(aWorld(), { agent: anAgent({ groups: [] }) }).session.tabIds).toEqual(['line_up', 'moments']);
    expect(() => aLeadPage(aWorld(), { tabs: [] })).toThrow('needs a tab');
  });
});

describe('the script of a tab', () => {
  it.each(LEAD_TABS)('$id: comes with what it says', async ({ load }) => {
    const { sentences, openTab } = await load();
    expect((await sentences.load(['de'])).locale).toBe('de');
    expect(openTab).toBeTypeOf('function');
  });

  it('is fetched ahead of need, for an address that names no tab as well', () => {
    expect(() => {
      fetchTab('budget', ['de']);
      fetchTab(null, ['de']);
    }).not.toThrow();
  });
});
