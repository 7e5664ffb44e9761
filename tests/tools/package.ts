import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { PackageFile } from './validator/package-file.ts';
import { unexpectedWarnings } from './validator/expected-warnings.ts';
import { validatePackage } from './validator/validate.ts';
import { buildApp } from './build.ts';
import { readPackage } from './package-files.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** Zips a package so that the same files give the same bytes: zip dates are local times from 1980 on, and the date is always the first. */
export function zipPackage(files: readonly PackageFile[]): Uint8Array {
  const entries = Object.fromEntries(files.map((file) => [file.path, file.bytes]));
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) });
}

export async function main(): Promise<number> {
  await buildApp();
  const files = readPackage('dist');
  const { errors, warnings } = validatePackage(files);
  // What Zendesk warns of and nobody can mend would hide what somebody can.
  for (const warning of unexpectedWarnings(warnings)) process.stdout.write(`Warning: ${warning}\n`);
  for (const error of errors) process.stderr.write(`Error: ${error}\n`);
  if (errors.length > 0) return 1;

  const zip = zipPackage(files);
  const path = `build/make-it-right-${packageJson.version}.zip`;
  mkdirSync('build', { recursive: true });
  writeFileSync(path, zip);
  process.stdout.write(`${path}\n${zip.byteLength} bytes\nsha256 ${createHash('sha256').update(zip).digest('hex')}\n`);
  return 0;
}
