import { resolve } from 'node:path';
import { createWorld } from '../world/create-world.ts';
import { readRequiredObjects } from '../world/objects.ts';
import { createSandboxApi, type SandboxApi } from './api.ts';
import { readInstalledApp, type InstalledApp } from './app-description.ts';
import { createVendors, type Vendors } from './proxy.ts';

/** What an account is like when it opens. */
export interface AccountOptions {
  /** The clock starts here; the machine's own time where none is given. */
  nowMs?: number;
  seed?: number;
  ordersFile?: string;
  ticketsFile?: string;
  settingsFile?: string;
}

/** A simulated account with the app in it: everything that a person, the app or a test can change. */
export interface SandboxAccount {
  readonly api: SandboxApi;
  readonly app: InstalledApp;
  readonly vendors: Vendors;
}

/** Opens an account. Two opened with the same options have nothing in common but what they are like. */
export function openAccount(root: string, options: AccountOptions): SandboxAccount {
  const world = createWorld({
    nowMs: options.nowMs ?? Date.now(),
    seed: options.seed ?? 1,
    objects: readRequiredObjects(resolve(root, 'requirements.json')),
    ordersFile: options.ordersFile,
    ticketsFile: options.ticketsFile,
  });
  return { api: createSandboxApi(world), app: readInstalledApp(root, world, options.settingsFile), vendors: createVendors() };
}
