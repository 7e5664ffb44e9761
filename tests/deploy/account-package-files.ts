import { readFileSync } from 'node:fs';
import { forLeadsGroup } from '#tools/leads-group.ts';
import type { PackageFile } from '#tools/validator/package-file.ts';
import manifest from '../../manifest.json' with { type: 'json' };

interface Field {
  readonly object_key: string;
  readonly key: string;
  readonly title: string;
  readonly type: string;
}

/** What tells one version of the app from another, for an account. */
export interface PackagedVersion {
  readonly version: string;
  /** Fields that it requires beside those of the present version. */
  readonly moreFields: readonly Field[];
}

export const PRESENT: PackagedVersion = { version: manifest.version, moreFields: [] };

/** A version that is to come: it keeps something in a field of its own. */
export const LATER: PackagedVersion = {
  version: '99.0.0',
  moreFields: [{ object_key: 'service_moment', key: 'channel', title: 'Channel', type: 'text' }],
};

/** The declarations of the package for one account, without the pages, which nobody here looks at. */
export function accountPackageFiles(leadsGroupId: string | null, { version, moreFields }: PackagedVersion = PRESENT): PackageFile[] {
  const declared: { custom_objects_v2: { object_fields: Field[] } } = JSON.parse(
    forLeadsGroup(readFileSync('requirements.json', 'utf8'), leadsGroupId),
  );
  const { custom_objects_v2: objects } = declared;
  const required = { ...declared, custom_objects_v2: { ...objects, object_fields: [...objects.object_fields, ...moreFields] } };
  const files = { 'manifest.json': JSON.stringify({ ...manifest, version }), 'requirements.json': JSON.stringify(required) };
  return Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text), isSymlink: false }));
}
