import { describe, expect, it } from 'vitest';
import type { PackageFile } from '#tools/validator/package-file.ts';
import { validatePackage } from '#tools/validator/validate.ts';

/** A rule, a package that breaks it, and what has to be said of it. */
export type Case = readonly [rule: string, files: readonly PackageFile[], message: string];

export function describeRefusals(topic: string, cases: readonly Case[]): void {
  describe(`a package is refused: ${topic}`, () => {
    it.each(cases)('%s', (_rule, files, message) => {
      expect(validatePackage(files).errors).toContainEqual(expect.stringContaining(message));
    });
  });
}
