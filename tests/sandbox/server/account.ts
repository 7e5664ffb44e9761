import { resolve } from 'node:path';
import { createWorld } from '../world/create-world.ts';
import { readRequiredObjects } from '../world/objects.ts';
import { monthlyBudgetFor } from '../world/past-year.ts';
import { createSandboxApi, type SandboxApi } from './api.ts';
import { fillPast } from './fill-past.ts';
import type { SandboxState } from './state.ts';
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
  /** True: the app has no setting but its name, and those of the file, as zcli installs it. */
  isBare?: boolean;
  /** So many moments of the last year, with their entries, customers and tickets; none where nothing is said. */
  moments?: number;
  /** True: a lead's page has measured the account. As on the first day, nobody has where nothing is said. */
  isMeasured?: boolean;
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
  const api = createSandboxApi(world);
  fillPast(api.state, options.moments ?? 0);
  if (options.isMeasured === true) keepMeasurement(api.state);
  const { settingsFile, isBare, moments = 0 } = options;
  const monthlyBudget = moments > 0 ? monthlyBudgetFor(moments) : null;
  return { api, app: readInstalledApp(root, world, { settingsFile, isBare, monthlyBudget }), vendors: createVendors() };
}

/** What a lead's page once measured: lists here show a record as soon as it is written. */
function keepMeasurement({ world, tables }: SandboxState): void {
  const lead = world.people.find((person) => person.key === 'lead');
  const atMs = world.nowMs - 24 * 60 * 60 * 1000;
  const detail = JSON.stringify({ listLag: { delayMs: 0, measuredAtMs: atMs } });
  const about = { amount_minor: 0, currency: world.currency, cause: 'other', detail };
  const fields = { schema_version: 1, kind: 'limits', moment: 'measured', ...about };
  tables.get('moment_entry')?.insert({ name: 'limits', externalId: 'measured', fields, createdBy: lead?.id ?? 0 }, atMs);
}
