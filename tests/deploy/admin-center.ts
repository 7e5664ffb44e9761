import { type Account, openAccount } from '#tools/deploy/account.ts';
import { buildUploaded, install, upload } from '#tools/deploy/apps-api.ts';
import type { StandInAccount } from './stand-in-account.ts';
import { AUTHORIZATION, carryTo } from './stand-in-server.ts';

const ADDRESS = 'https://stand-in.example';

const accountOf = (account: StandInAccount): Account => openAccount({ address: ADDRESS, authorization: AUTHORIZATION }, carryTo(account));

/** *Upload private app*: the package, then the form with the settings. Gives the number of the app. */
export async function installByHand(
  account: StandInAccount,
  zip: Uint8Array,
  settings: Readonly<Record<string, unknown>>,
): Promise<string> {
  const there = accountOf(account);
  const appId = await buildUploaded(there, await upload(there, new Uint8Array(zip)), { name: String(settings['name']) });
  await install(there, appId, settings);
  return appId;
}

/** *Update* of an app that is there: its package is uploaded, and its settings are not sent. */
export async function updateByHand(account: StandInAccount, appId: number, zip: Uint8Array): Promise<void> {
  const there = accountOf(account);
  await buildUploaded(there, await upload(there, new Uint8Array(zip)), { id: String(appId) });
}

/** *Uninstall* of an app. */
export function uninstallByHand(account: StandInAccount, installationId: number): Promise<void> {
  return remove(account, `/api/support/apps/installations/${installationId}.json`);
}

export function removeObject(account: StandInAccount, key: string): Promise<void> {
  return remove(account, `/api/v2/custom_objects/${key}`);
}

export function removeTrigger(account: StandInAccount, key: string, triggerId: number): Promise<void> {
  return remove(account, `/api/v2/custom_objects/${key}/triggers/${triggerId}`);
}

async function remove(account: StandInAccount, path: string): Promise<void> {
  const { status } = await carryTo(account)(new URL(path, ADDRESS), { method: 'DELETE', headers: { authorization: AUTHORIZATION } });
  if (status !== 204) throw new Error(`DELETE ${path} was answered with ${status}.`);
}
