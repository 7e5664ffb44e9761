import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from './account.ts';

/** Every test leaves here what the app asked of Zendesk. */
export const trafficFolder = 'build/e2e-traffic';

export function writeTraffic(testId: string, title: string, exchanges: readonly Exchange[]): void {
  if (exchanges.length > 0) writeFileSync(join(trafficFolder, `${testId}.json`), JSON.stringify({ title, exchanges }));
}

export function readTraffic(): { readonly title: string; readonly exchanges: readonly Exchange[] }[] {
  return readdirSync(trafficFolder).map((name) => JSON.parse(readFileSync(join(trafficFolder, name), 'utf8')));
}
