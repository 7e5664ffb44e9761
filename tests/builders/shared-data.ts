import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of public data, which is no part of the project: LTV_DATA, or its usual place beside it. */
const dataFolder = process.env['LTV_DATA'] ?? '../shared/data';

/** What a suite says when it is skipped. */
export const withoutData = '(skipped where there is no data: set LTV_DATA=folder)';

export function hasData(...names: readonly string[]): boolean {
  return names.every((name) => existsSync(join(dataFolder, name)));
}

export function readData(name: string): string {
  return readFileSync(join(dataFolder, name), 'utf8');
}
