import { expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { adminTabs, opened } from './opened-lead-page.tsx';

it('says aloud what the tab in sight says, and of the others nothing', async () => {
  const tabs = adminTabs.map((tab) => ({
    ...tab,
    load: async () => {
      const module = await tab.load();
      const openTab: typeof module.openTab = (core, address) => ({
        ...module.openTab(core, address),
        Announcement: () => `Said by ${tab.id}.`,
      });
      return { ...module, openTab };
    },
  }));
  const { screen, press } = await opened(aWorld(), { tabs });
  const said = (): string | null | undefined => screen.querySelector('output')?.textContent;
  expect(said()).toBe('Said by line_up.');
  await press('tab', 'Budget');
  expect(said()).toBe('Said by budget.');
  await press('tab', 'Requests');
  expect(said()).toBe('Said by requests.');
});
