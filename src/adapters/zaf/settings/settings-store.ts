import type { SettingsStore } from '#ports/settings.ts';
import type { PolicyPage } from './team-policy.ts';
import { parseSettings } from './settings.ts';

/**
 * The settings that Zendesk hands to the app when a page of it is loaded. It tells no page of a later change, so nobody who
 * subscribes is ever called; an admin's change reaches a page with its next load.
 */
export async function createSettingsStore(raw: unknown, page: PolicyPage): Promise<SettingsStore> {
  const settings = await parseSettings(raw, page);
  return { get: () => settings, subscribe: () => () => {} };
}
