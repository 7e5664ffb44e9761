import { writeFileSync } from 'node:fs';
import { LINE_UP_CASES_PAGE, lineUpCasesPage } from '../domain/line-up/cases-page.ts';
import { CASES_PAGE, casesPage } from '../domain/policy/cases-page.ts';
import { TRADES_PAGE, tradesPage } from '../domain/policy/trades.ts';
import { refuseWords } from './no-words.ts';

/** Writes the pages of worked cases, of the rules, of trades and of the line-up, with what the rules make of them now. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run cases', args);
  if (refused !== null) return refused;
  writeFileSync(CASES_PAGE, casesPage());
  writeFileSync(TRADES_PAGE, tradesPage());
  writeFileSync(LINE_UP_CASES_PAGE, lineUpCasesPage());
  process.stdout.write(`Wrote ${CASES_PAGE}, ${TRADES_PAGE} and ${LINE_UP_CASES_PAGE}.\n`);
  return 0;
}
