import { writeFileSync } from 'node:fs';
import { LINE_UP_CASES_PAGE, lineUpCasesPage } from '../domain/line-up/cases-page.ts';
import { CASES_PAGE, casesPage } from '../domain/policy/cases-page.ts';
import { refuseWords } from './no-words.ts';

/** Writes the pages of worked cases, with what the policy and the line-up make of them now. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run cases', args);
  if (refused !== null) return refused;
  writeFileSync(CASES_PAGE, casesPage());
  writeFileSync(LINE_UP_CASES_PAGE, lineUpCasesPage());
  process.stdout.write(`Wrote ${CASES_PAGE} and ${LINE_UP_CASES_PAGE}.\n`);
  return 0;
}
