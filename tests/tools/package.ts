import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import type { PackageFile } from './validator/package-file.ts';
import { unexpectedWarnings } from './validator/expected-warnings.ts';
import { validatePackage } from './validator/validate.ts';
import { buildApp } from './build.ts';
import { Refused, sayRefusals } from './deploy/refused.ts';
import { WITHOUT_TRIGGER, forLeadsGroup, requireGroupNumber } from './leads-group.ts';
import { readPackage } from './package-files.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** Zips a package so that the same files give the same bytes: zip dates are local times from 1980 on, and the date is always the first. */
export function zipPackage(files: readonly PackageFile[]): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(files.map((file) => [file.path, file.bytes]));
  return new Uint8Array(zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) }));
}

/** Lists the files of a built app as one account gets them: with what tells the group of its leads; null where it has none. */
export function packageFor(folder: string, leadsGroupId: string | null): PackageFile[] {
  const bytes = new TextEncoder().encode(forLeadsGroup(readFileSync('requirements.json', 'utf8'), leadsGroupId));
  return readPackage(folder).map((file) => (file.path === 'requirements.json' ? { ...file, bytes } : file));
}

/** `npm run package -- --leads-group NUMBER`. */
export function main(args: readonly string[]): Promise<number> {
  return sayRefusals(() => writePackage(leadsGroupIn(args)));
}

/** Nothing is asked of an account, so a group's name would say nothing; null where no group is given. */
function leadsGroupIn(args: readonly string[]): string | null {
  const groupId = parseFlags(args)['leads-group'] ?? null;
  if (groupId !== null) requireGroupNumber(groupId);
  return groupId;
}

function parseFlags(args: readonly string[]): { readonly 'leads-group'?: string } {
  try {
    return parseArgs({ args: [...args], options: { 'leads-group': { type: 'string' } }, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    throw new Refused(`${message}. There is --leads-group NUMBER.`);
  }
}

async function writePackage(leadsGroupId: string | null): Promise<number> {
  await buildApp();
  const files = packageFor('dist', leadsGroupId);
  if (leadsGroupId === null) process.stdout.write(`${WITHOUT_TRIGGER}\n`);
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
