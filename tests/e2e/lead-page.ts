import type { FrameLocator, Page } from '@playwright/test';

/** Opens the leads' page in the workspace's navigation bar, on one of its tabs, and gives the app in its frame. */
export async function openLeadPage(
  page: Page,
  user: 'agent' | 'lead' | 'admin',
  tab?: 'Line-up' | 'Moments' | 'Requests' | 'Budget' | 'Insights' | 'Limits' | 'Setup',
): Promise<FrameLocator> {
  await page.goto(`/?page=lead&user=${user}`);
  const app = page.frameLocator('iframe[title="Make It Right"]');
  if (tab !== undefined) await app.getByRole('tab', { name: tab }).click();
  return app;
}

/** The name of a tab, by what stands on it: how many things wait there comes behind it. */
export function tabNamed(text: string): RegExp {
  return new RegExp(`^${text.replace(/\p{N}+$/u, '')}(?:[,،]|$)`, 'u');
}
