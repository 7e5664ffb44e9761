import { mkdirSync, rmSync } from 'node:fs';
import { buildHostPage } from '#sandbox/build-host-page.ts';
import { buildApp } from '#tools/build.ts';
import { hostFolder } from './host-folder.ts';
import { trafficFolder } from './traffic-files.ts';

/** Builds the app and the page around it once for all tests. */
export default async function prepare(): Promise<void> {
  rmSync(trafficFolder, { recursive: true, force: true });
  mkdirSync(trafficFolder, { recursive: true });
  await buildApp();
  await buildHostPage(hostFolder);
}
