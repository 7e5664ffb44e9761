import { insecureAddressWarnings, secretWarnings } from './content-warnings.ts';
import { bannerErrors, mimeErrors, missingFiles, svgWarnings, symlinkErrors } from './files.ts';
import { type JsonObject, duplicateKeys, parseObject } from './json.ts';
import { checkManifest } from './manifest.ts';
import { type Findings, type PackageFile, findFile, textOf } from './package-file.ts';
import { secretSettingWarnings } from './parameters.ts';
import { checkRequirements } from './requirements.ts';
import { checkTranslations } from './translations.ts';

/**
 * Says what Zendesk would say of a package on upload, in the same order: a faulty manifest hides what is wrong with the translations and the requirements.
 *
 * @example validatePackage(readPackage('dist')).errors // []
 */
export function validatePackage(files: readonly PackageFile[]): Findings {
  const manifest = readManifest(files);
  const manifestErrors = 'errors' in manifest ? manifest.errors : checkManifest(manifest.value, files);
  const laterErrors =
    'value' in manifest && manifestErrors.length === 0
      ? [...symlinkErrors(files), ...checkTranslations(manifest.value, files), ...requirementErrors(files)]
      : [];
  return {
    errors: [...manifestErrors, ...laterErrors, ...missingFiles(files), ...bannerErrors(files), ...mimeErrors(files)],
    warnings: [
      ...('value' in manifest ? secretSettingWarnings(manifest.value) : []),
      ...insecureAddressWarnings(files),
      ...svgWarnings(files),
      ...secretWarnings(files),
    ],
  };
}

function readManifest(files: readonly PackageFile[]): { value: JsonObject } | { errors: string[] } {
  const file = findFile(files, 'manifest.json');
  if (file !== undefined) return readStrictly(file);
  const nested = files.find((candidate) => /^[^/]+\/manifest\.json$/.test(candidate.path));
  return nested === undefined ? { errors: [] } : { errors: [`The manifest is at ${nested.path}: it must be at the top of the package.`] };
}

function readStrictly(file: PackageFile): { value: JsonObject } | { errors: string[] } {
  const text = textOf(file);
  const parsed = parseObject(text);
  if ('reason' in parsed) return { errors: [`${file.path} ${parsed.reason}.`] };
  const duplicates = duplicateKeys(text);
  if (duplicates.length > 0) return { errors: [`${file.path} has keys that stand twice: ${duplicates.join(', ')}.`] };
  return parsed;
}

function requirementErrors(files: readonly PackageFile[]): string[] {
  const file = findFile(files, 'requirements.json');
  if (file === undefined) return [];
  const read = readStrictly(file);
  return 'errors' in read ? read.errors : checkRequirements(read.value);
}
