import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { account } from '../world/people.ts';
import { FileRefused } from '../world/files.ts';
import { causeFieldId, type World } from '../world/world.ts';
import { isRecord } from './http.ts';
import { plans } from './plans.ts';
import type { SandboxState } from './state.ts';

export type SettingValue = string | number | boolean | null;

export interface Manifest {
  name: string;
  location: { support?: Record<string, string | { url: string }> };
  parameters?: { name: string; type?: string; default?: SettingValue; secure?: boolean; scopes?: string[] }[];
  domainWhitelist?: string[];
}

/** The app as it is installed in the sandbox. */
export interface InstalledApp {
  manifest: Manifest;
  /** Every setting that is there, secure ones included: only the proxy sees those. Null is as good as absent. */
  settings: Record<string, SettingValue>;
  locales: string[];
  /** Sentences about settings that the manifest does not know. */
  notices: string[];
}

const installation = { appId: 900_001, installationId: 900_101 };

interface Installing {
  settingsFile?: string | undefined;
  /** As zcli installs it: with no setting but its name. */
  isBare?: boolean | undefined;
  /** What the team may give in a month, in major units; the manifest's own default where none is given. */
  monthlyBudget?: number | null | undefined;
}

export function readInstalledApp(
  root: string,
  world: World,
  { settingsFile, isBare = false, monthlyBudget = null }: Installing = {},
): InstalledApp {
  const manifestPath = join(root, 'manifest.json');
  if (!existsSync(manifestPath))
    throw new FileRefused(`${manifestPath} is missing: it says where the app's pages are and which settings it has.`);
  const manifest: Manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const chosen = settingsFile === undefined ? {} : readSettings(settingsFile);
  const parameters = manifest.parameters ?? [];
  const budget: Record<string, SettingValue> = monthlyBudget === null ? {} : { team_monthly_budget: String(monthlyBudget) };
  const sample = { ...sampleSettings(world), ...budget };
  const preset = isBare ? {} : Object.fromEntries(parameters.map(({ name, default: written }) => [name, sample[name] ?? written ?? null]));
  const names = new Set(parameters.map(({ name }) => name));
  const unknown = Object.keys(chosen).filter((name) => !names.has(name));
  return {
    manifest,
    settings: { name: manifest.name, ...preset, ...chosen },
    locales: readLocales(join(root, 'translations')),
    notices: unknown.map((name) => `${settingsFile}: "${name}" is not a parameter of manifest.json; an account could not set it.`),
  };
}

/** Answers an admin of this world would give where the manifest's own defaults do not fit it. */
function sampleSettings(world: World): Record<string, SettingValue> {
  return {
    currency: world.currency,
    leads_group: 'Team leads',
    value_source: 'user_fields',
    stripe_key: 'sk_test_sandbox',
    shopify_shop: 'sandbox.myshopify.com',
    shopify_token: 'shpat_sandbox',
    webhook_secret: 'sample_webhook_secret',
    margin_percent: 40,
    cause_field: String(causeFieldId),
    service_standard: [
      'We answer the same day, we say what went wrong, and we put it right before we are asked twice. | Being left alone hurts more than the failure. | The customer asks for time.',
      'late_delivery: We find the parcel before we talk about money. | People want their thing first. | The day it was needed for has passed.',
    ].join('\n'),
  };
}

function readSettings(file: string): Record<string, SettingValue> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new FileRefused(`${file} cannot be read as JSON: it should look like {"gesture_limit": 50}.`, { cause });
  }
  if (!isRecord(parsed)) throw new FileRefused(`${file} should hold one JSON object such as {"gesture_limit": 50}.`);
  return settingsOf(parsed);
}

function settingsOf(given: Record<string, unknown>): Record<string, SettingValue> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, settingValue(value)]));
}

/** The app's settings as an admin has left them, null for those that are absent. */
export function settingsJson({ manifest, settings }: InstalledApp): Record<string, SettingValue> {
  const absent = Object.fromEntries((manifest.parameters ?? []).map(({ name }) => [name, null]));
  return { ...absent, ...settings };
}

/** Takes the settings given in the place of those there were, setting by setting; a sentence where one is unknown, and then nothing changes. */
export function changeSettings(app: InstalledApp, given: unknown): string | null {
  if (!isRecord(given)) return 'The body must be a JSON object of settings such as {"gesture_limit": 50}.';
  const names = ['name', ...(app.manifest.parameters ?? []).map(({ name }) => name)];
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) return `"${unknown}" is not a parameter of manifest.json; there are ${names.join(', ')}.`;
  app.settings = { ...app.settings, ...settingsOf(given) };
  return null;
}

/** A setting that holds JSON, such as the policy, may be written as JSON in the file; an admin would paste its text. */
function settingValue(value: unknown): SettingValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : JSON.stringify(value);
}

/** Translation files name languages; the account's English is American. */
function readLocales(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const locales = names.map((name) => name.replace(/\.json$/, '')).map((locale) => (locale === 'en' ? 'en-US' : locale));
  return ['en-US', ...locales.filter((locale) => locale !== 'en-US')];
}

interface Described {
  app: InstalledApp;
  state: SandboxState;
  nowMs: number;
  isBuilt: boolean;
}

/** What the host page learns of the app; secure settings stay out, as Zendesk keeps them from the browser. */
export function describeApp({
  app,
  state: {
    world,
    account: { rules },
  },
  nowMs,
  isBuilt,
}: Described): object {
  const secure = new Set((app.manifest.parameters ?? []).filter((parameter) => parameter.secure === true).map(({ name }) => name));
  return {
    ...installation,
    name: app.manifest.name,
    settings: Object.fromEntries(Object.entries(app.settings).filter(([name, value]) => value !== null && !secure.has(name))),
    locations: app.manifest.location.support ?? {},
    isDisabled: rules.installFails,
    planName: plans[rules.plan ?? 'suite_professional'].name,
    built: isBuilt,
    now: new Date(nowMs).toISOString(),
    account: { ...account, currency: world.currency },
    locales: app.locales,
    files: world.files,
    defaultTicket: world.defaultTicketId,
  };
}
