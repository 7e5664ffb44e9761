import type { ParsedSettings, SettingsStore } from '#ports/settings.ts';

/** Settings in memory, which a test can change while a page is open. */
export interface FakeSettings extends SettingsStore {
  set(settings: ParsedSettings): void;
}

export function createFakeSettings(first: ParsedSettings): FakeSettings {
  const listeners = new Set<() => void>();
  let settings = first;
  return {
    get: () => settings,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(changed) {
      settings = changed;
      for (const listener of listeners) listener();
    },
  };
}
