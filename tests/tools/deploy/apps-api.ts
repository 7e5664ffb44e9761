import * as v from 'valibot';
import type { Account } from './account.ts';
import { Refused } from './refused.ts';

const POLL_MS = 1000;
/** Zendesk builds an app and its requirements in the background; longer than this it never took. */
const JOB_MS = 10 * 60_000;

const id = v.pipe(v.union([v.number(), v.string()]), v.transform(String));
const optionalText = v.nullish(v.string(), '');
const job = v.object({ status: v.string(), message: optionalText, app_id: v.nullish(id) });
const installation = v.object({
  id,
  app_id: id,
  enabled: v.nullish(v.boolean(), true),
  pending_job_id: v.nullish(v.string()),
  settings: v.nullish(v.record(v.string(), v.unknown()), {}),
});

/** The app as it is installed in an account. */
export type Installation = v.InferOutput<typeof installation>;

/** Uploads a package; the number is what the account then knows it by. */
export async function upload(account: Account, zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const form = new FormData();
  form.append('uploaded_data', new Blob([zip], { type: 'application/zip' }), 'make-it-right.zip');
  return (await account.call({ method: 'POST', path: '/api/v2/apps/uploads.json', form, answer: v.object({ id }) })).id;
}

/** Has an uploaded package built, as a new app or as a later version of one, and gives the app's number. */
export async function buildUploaded(
  account: Account,
  uploadId: string,
  app: { readonly name: string } | { readonly id: string },
): Promise<string> {
  const answer = v.object({ job_id: id });
  const { job_id: jobId } =
    'id' in app
      ? await account.call({ method: 'PUT', path: `/api/v2/apps/${app.id}`, json: { upload_id: uploadId }, answer })
      : await account.call({ method: 'POST', path: '/api/apps.json', json: { upload_id: uploadId, name: app.name }, answer });
  const { app_id: appId } = await finished(
    account,
    `/api/v2/apps/job_statuses/${jobId}`,
    'The package was uploaded, and Zendesk did not accept it',
  );
  if (appId === null || appId === undefined) throw new Refused('Zendesk built the app and did not say which it is.');
  return appId;
}

/** Installs an app with these settings, and waits until Zendesk has made what it requires, or has not. */
export async function install(account: Account, appId: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = v.object({ pending_job_id: v.nullish(v.string()) });
  const made = await account.call({
    method: 'POST',
    path: '/api/support/apps/installations.json',
    json: { app_id: appId, settings },
    answer,
  });
  await requirementsMade(account, made.pending_job_id);
}

/** Zendesk makes what an app requires after it said yes to the installation; where that fails the app stays disabled. */
export async function requirementsMade(account: Account, jobId: string | null | undefined): Promise<void> {
  if (jobId === null || jobId === undefined || jobId === '') return;
  const what = 'The app is in the account, and Zendesk could not make what it requires, so it stays disabled';
  await finished(account, `/api/v2/apps/installations/job_statuses/${jobId}`, what);
}

async function finished(account: Account, path: string, refusal: string): Promise<v.InferOutput<typeof job>> {
  const untilMs = Date.now() + JOB_MS;
  while (Date.now() < untilMs) {
    const seen = await account.call({ method: 'GET', path, answer: job });
    if (seen.status === 'completed') return seen;
    if (seen.status === 'failed' || seen.status === 'killed') throw new Refused(`${refusal}: ${seen.message || 'it did not say why'}.`);
    await new Promise((settle) => setTimeout(settle, POLL_MS));
  }
  throw new Refused(`${refusal}: it was not done after ten minutes.`);
}

/** What only this app asks an admin for: two of these tell its installation from others, whatever its name was changed to, and whatever was left empty. */
const OWN_SETTINGS = ['leads_group', 'team_monthly_budget', 'customer_window_days'];

/** The app's installation, also where it was installed by hand; null where it is not there. */
export async function findInstallation(
  account: Account,
  app: { readonly name: string; readonly id: string | null },
): Promise<Installation | null> {
  const answer = v.object({ installations: v.array(v.unknown()) });
  const { installations } = await account.call({ method: 'GET', path: '/api/support/apps/installations.json', answer });
  const known = installations.map((one) => v.safeParse(installation, one)).flatMap((one) => (one.success ? [one.output] : []));
  return known.find((one) => (app.id === null ? isOurs(one, app.name) : one.app_id === app.id)) ?? null;
}

function isOurs({ settings }: Installation, name: string): boolean {
  return OWN_SETTINGS.filter((setting) => setting in settings).length > 1 || settings['name'] === name || settings['title'] === name;
}

/** The account's own app of this name, installed or not: an installation that was refused leaves one behind. */
export async function findOwnedApp(account: Account, name: string): Promise<string | null> {
  const answer = v.object({ apps: v.array(v.object({ id, name: optionalText })) });
  const owned = await account.find({ method: 'GET', path: '/api/v2/apps/owned.json', answer });
  return owned?.apps.find((app) => app.name === name)?.id ?? null;
}
