import { unzipSync } from 'fflate';
import * as v from 'valibot';
import type { PackageFile } from '#tools/validator/package-file.ts';
import { validatePackage } from '#tools/validator/validate.ts';

/** What a stand-in account is like: each as Zendesk behaves unless a test says otherwise. */
export interface AccountTraits {
  groups: { id: number; name: string; members: number }[];
  /** The words with which an installation is refused; null where it is not. */
  refusesInstallation: string | null;
  /** The words with which the job that makes what an app requires fails. */
  requirementsFail: string | null;
  /** The words with which the job that builds an app fails. */
  buildFails: string | null;
  /** Whether a job is still at work when it is first asked about. */
  takesTime: boolean;
  /** Whether an update of an app puts its settings back to what they were at first. */
  losesSettings: boolean;
  /** Whether an update makes what its package requires; where not, what is there stays as it was. Zendesk does not say which. */
  updateMakesRequired: boolean;
  /** Whether fields that an earlier package required, and this one does not, go with what they hold. Zendesk does not say. */
  removesUnrequired: boolean;
  /** Whether objects with their records and triggers outlive the installation that required them. Zendesk says they go. */
  keepsObjects: boolean;
}

export interface StandInTrigger {
  id: number;
  title: string;
  active: boolean;
  conditions: unknown;
  actions: { field: string; value: unknown }[];
  /** Whether the app's requirements made it: an update takes it away where its package has it no more. */
  isRequired: boolean;
}

interface StandInField {
  key: string;
  type: string;
  /** Whether a package required it; false where an admin added it. */
  isRequired: boolean;
}

interface StandInObject {
  fields: StandInField[];
  triggers: StandInTrigger[];
  /** The values of each record. */
  records: Record<string, unknown>[];
  /** Whether an app that is installed requires it. */
  isRequired: boolean;
}

export interface StandInInstallation {
  id: number;
  app_id: number;
  enabled: boolean;
  pending_job_id: string | null;
  settings: Record<string, unknown>;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const requirementsFile = v.object({
  custom_objects_v2: v.object({
    objects: v.array(v.object({ key: v.string() })),
    object_fields: v.array(v.object({ object_key: v.string(), key: v.string(), type: v.string() })),
    object_triggers: v.optional(
      v.array(
        v.object({
          object_key: v.string(),
          title: v.string(),
          conditions: v.unknown(),
          actions: v.array(v.object({ field: v.string(), value: v.unknown() })),
        }),
      ),
      [],
    ),
  }),
});

const ofInstallation = v.object({ app_id: v.union([v.string(), v.number()]), settings: v.record(v.string(), v.unknown()) });
const ofUpload = v.object({ upload_id: v.union([v.string(), v.number()]), name: v.optional(v.string(), '') });

/** A Zendesk account with as much of it as installing an app touches: packages, jobs, installations, what they require, and groups. */
export class StandInAccount {
  readonly traits: AccountTraits = {
    groups: [
      { id: 360000000101, name: 'Support', members: 7 },
      { id: 360000000102, name: 'Team leads', members: 2 },
    ],
    refusesInstallation: null,
    requirementsFail: null,
    buildFails: null,
    takesTime: false,
    losesSettings: false,
    updateMakesRequired: true,
    removesUnrequired: true,
    keepsObjects: false,
  };
  readonly uploads = new Map<string, readonly PackageFile[]>();
  readonly apps = new Map<number, { name: string; files: readonly PackageFile[] }>();
  readonly installations: StandInInstallation[] = [];
  readonly objects = new Map<string, StandInObject>();
  /** The calls that changed something, as `METHOD path`. */
  readonly changes: string[] = [];
  /** What happens to the account right after an installation. */
  afterInstalling: () => void = () => undefined;
  readonly #jobs = new Map<string, object>();
  readonly #askedAbout = new Set<string>();
  #lastId = 1000;

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  job(id: string): Answer {
    const job = this.#jobs.get(id);
    if (job === undefined) return { status: 404 };
    const isAtWork = this.traits.takesTime && !this.#askedAbout.has(id);
    this.#askedAbout.add(id);
    return { status: 200, body: isAtWork ? { id, status: 'working' } : job };
  }

  validate(zip: Uint8Array): Answer {
    const { errors } = validatePackage(filesIn(zip));
    return errors.length === 0
      ? { status: 200, body: {} }
      : { status: 400, body: { error: 'InvalidPackage', description: errors.join(' ') } };
  }

  upload(zip: Uint8Array): Answer {
    const id = String(this.nextId());
    this.uploads.set(id, filesIn(zip));
    return { status: 201, body: { id: Number(id) } };
  }

  createApp(body: unknown): Answer {
    const { upload_id: uploadId, name } = v.parse(ofUpload, body);
    return this.#build(uploadId, (files) => {
      const id = this.nextId();
      this.apps.set(id, { name, files });
      return id;
    });
  }

  updateApp(appId: number, body: unknown): Answer {
    const app = this.apps.get(appId);
    if (app === undefined) return { status: 404, body: { error: 'RecordNotFound' } };
    return this.#build(v.parse(ofUpload, body).upload_id, (files) => {
      this.apps.set(appId, { ...app, files });
      const installed = this.installations.find((one) => one.app_id === appId);
      if (installed !== undefined && this.traits.updateMakesRequired) installed.pending_job_id = this.#makeRequired(files);
      if (installed !== undefined && this.traits.losesSettings) installed.settings = { name: app.name };
      return appId;
    });
  }

  install(body: unknown): Answer {
    const { app_id: appId, settings } = v.parse(ofInstallation, body);
    const app = this.apps.get(Number(appId));
    if (app === undefined) return { status: 404, body: { error: 'RecordNotFound' } };
    const { refusesInstallation } = this.traits;
    if (refusesInstallation !== null) return { status: 422, body: { error: 'RecordInvalid', description: refusesInstallation } };
    const enabled = this.#whyNotMade(app.files) === null;
    const installation = { id: this.nextId(), app_id: Number(appId), enabled, pending_job_id: null, settings };
    this.installations.push(installation);
    const jobId = this.#makeRequired(app.files);
    this.afterInstalling();
    return { status: 201, body: { ...installation, pending_job_id: jobId } };
  }

  /** As Zendesk may: what is sent stands in the place of what was there. */
  changeSettings(installationId: number, body: unknown): Answer {
    const installed = this.installations.find(({ id }) => id === installationId);
    if (installed === undefined) return { status: 404 };
    installed.settings = v.parse(v.object({ settings: v.record(v.string(), v.unknown()) }), body).settings;
    return { status: 200, body: installed };
  }

  /** Takes an app out of the account, which keeps it to be installed again. What it required goes with it, as Zendesk says. */
  uninstall(installationId: number): Answer {
    const index = this.installations.findIndex(({ id }) => id === installationId);
    const [gone] = index === -1 ? [] : this.installations.splice(index, 1);
    if (gone === undefined) return { status: 404, body: { error: 'RecordNotFound' } };
    for (const { key } of requiredBy(this.apps.get(gone.app_id)?.files ?? []).objects) {
      const object = this.objects.get(key);
      if (object !== undefined && this.traits.keepsObjects) object.isRequired = false;
      else this.objects.delete(key);
    }
    return { status: 204 };
  }

  deleteApp(appId: number): Answer {
    for (const { id } of this.installations.filter((one) => one.app_id === appId)) this.uninstall(id);
    return { status: this.apps.delete(appId) ? 204 : 404 };
  }

  deleteObject(key: string): Answer {
    return { status: this.objects.delete(key) ? 204 : 404 };
  }

  deleteTrigger(key: string, triggerId: number): Answer {
    const triggers = this.triggersOf(key);
    const index = triggers.findIndex(({ id }) => id === triggerId);
    if (index === -1) return { status: 404 };
    triggers.splice(index, 1);
    return { status: 204 };
  }

  triggersOf(key: string): StandInTrigger[] {
    return this.objects.get(key)?.triggers ?? [];
  }

  #build(uploadId: string | number, make: (files: readonly PackageFile[]) => number): Answer {
    const files = this.uploads.get(String(uploadId));
    if (files === undefined) return { status: 404 };
    const id = `build-${this.nextId()}`;
    const { buildFails } = this.traits;
    const job = buildFails === null ? { status: 'completed', app_id: make(files) } : { status: 'failed', message: buildFails };
    this.#jobs.set(id, { id, message: '', ...job });
    return { status: 200, body: { job_id: id } };
  }

  /** Has a job make what a package requires, and gives its number. */
  #makeRequired(files: readonly PackageFile[]): string {
    const why = this.#whyNotMade(files);
    if (why === null) this.#require(files);
    const id = `requirements-${this.nextId()}`;
    this.#jobs.set(id, { id, status: why === null ? 'completed' : 'failed', message: why ?? 'Completed' });
    return id;
  }

  /** Why what a package requires cannot be made: an object of an admin's, or one that an app left behind, is not taken over. */
  #whyNotMade(files: readonly PackageFile[]): string | null {
    const taken = requiredBy(files).objects.find(({ key }) => this.objects.get(key)?.isRequired === false);
    return this.traits.requirementsFail ?? (taken === undefined ? null : `Key ${taken.key} has already been taken`);
  }

  /** Makes what a package requires. Triggers that an earlier one required and this one does not are gone. */
  #require(files: readonly PackageFile[]): void {
    const required = requiredBy(files);
    for (const { key } of required.objects) {
      const before = this.objects.get(key);
      const own = before?.triggers.filter(({ isRequired }) => !isRequired) ?? [];
      const triggers = required.object_triggers
        .filter(({ object_key: of }) => of === key)
        .map(({ title, conditions, actions }) => ({ id: this.nextId(), title, conditions, actions, active: true, isRequired: true }));
      const fields = required.object_fields.filter(({ object_key: of }) => of === key).map((field) => ({ ...field, isRequired: true }));
      const kept = before?.fields.filter((field) => this.#outlives(field, fields)) ?? [];
      const keys = [...fields, ...kept].map((field) => field.key);
      const records = before?.records.map((values) => Object.fromEntries(Object.entries(values).filter(([name]) => keys.includes(name))));
      this.objects.set(key, { fields: [...fields, ...kept], triggers: [...own, ...triggers], records: records ?? [], isRequired: true });
    }
  }

  /** Whether a field that a package does not require is there after it. */
  #outlives({ key, isRequired }: StandInField, required: readonly StandInField[]): boolean {
    return !required.some((field) => field.key === key) && !(isRequired && this.traits.removesUnrequired);
  }
}

function requiredBy(files: readonly PackageFile[]): v.InferOutput<typeof requirementsFile>['custom_objects_v2'] {
  const file = files.find(({ path }) => path === 'requirements.json');
  return v.parse(requirementsFile, JSON.parse(new TextDecoder().decode(file?.bytes))).custom_objects_v2;
}

function filesIn(zip: Uint8Array): PackageFile[] {
  return Object.entries(unzipSync(zip)).map(([path, bytes]) => ({ path, bytes, isSymlink: false }));
}
