import { quietly } from './quietly.ts';

const PREFIX = 'make-it-right:policy:';

/** The last policy of the account that could be read, as the text that the setting held. */
export interface PolicyMemory {
  load(): string | null;
  save(text: string): void;
}

/**
 * Keeps a policy in the browser's local storage; where that is blocked or full, nothing is remembered. It belongs to one
 * account, since an app may have one storage in all of them.
 */
export function createPolicyMemory(browser: {
  /** Browsers throw on the mere look at a storage that they block. */
  readonly openStorage: () => Storage;
  /** The address of the account that the page was opened in. */
  readonly account: string;
}): PolicyMemory {
  const name = PREFIX + browser.account;
  const storage = quietly(browser.openStorage);
  return {
    load: () => quietly(() => storage?.getItem(name) ?? null),
    save: (text) => void quietly(() => storage?.setItem(name, text)),
  };
}
