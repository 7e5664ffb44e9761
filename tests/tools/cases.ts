import { writeFileSync } from 'node:fs';
import { CASES_PAGE, casesPage } from '../domain/policy/cases-page.ts';
import { refuseWords } from './no-words.ts';

/** Writes the page of worked cases with the figures that the policy gives now. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run cases', args);
  if (refused !== null) return refused;
  writeFileSync(CASES_PAGE, casesPage());
  process.stdout.write(`Wrote ${CASES_PAGE}.\n`);
  return 0;
}
