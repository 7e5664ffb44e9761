import { readFileSync } from 'node:fs';
import { forLeadsGroup } from '#tools/leads-group.ts';
import type { PackageFile } from '#tools/validator/package-file.ts';

/** The declarations of the package for one account, without the pages, which nobody here looks at. */
export function accountPackageFiles(leadsGroupId: string | null): PackageFile[] {
  const files = {
    'manifest.json': readFileSync('manifest.json', 'utf8'),
    'requirements.json': forLeadsGroup(readFileSync('requirements.json', 'utf8'), leadsGroupId),
  };
  return Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text), isSymlink: false }));
}
