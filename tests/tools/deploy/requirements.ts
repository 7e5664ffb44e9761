import * as v from 'valibot';
import { findFile, type PackageFile, textOf } from '../validator/package-file.ts';

const requirementsFile = v.object({
  custom_objects_v2: v.object({
    objects: v.array(v.object({ key: v.string() })),
    object_fields: v.array(v.object({ object_key: v.string(), key: v.string(), type: v.string() })),
  }),
});

/** What a package has Zendesk make: the objects, and their fields. */
export interface Requirements {
  readonly objects: readonly { readonly key: string }[];
  readonly fields: readonly { readonly object_key: string; readonly key: string; readonly type: string }[];
}

export function requirementsOf(files: readonly PackageFile[]): Requirements {
  const file = findFile(files, 'requirements.json');
  if (file === undefined) throw new Error('The package has no requirements.json.');
  const { objects, object_fields: fields } = v.parse(requirementsFile, JSON.parse(textOf(file))).custom_objects_v2;
  return { objects, fields };
}
