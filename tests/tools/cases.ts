import { writeFileSync } from 'node:fs';
import { CASES_PAGE, casesPage } from '../domain/policy/cases-page.ts';

/** Writes the page of worked cases with the figures that the policy gives now. */
export async function main(): Promise<number> {
  writeFileSync(CASES_PAGE, casesPage());
  process.stdout.write(`Wrote ${CASES_PAGE}.\n`);
  return 0;
}
