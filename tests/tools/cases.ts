import { writeFileSync } from 'node:fs';
import { CASES_PAGE, casesPage } from '../domain/policy/cases-page.ts';
import { TRADES_PAGE, tradesPage } from '../domain/policy/trades.ts';
import { refuseWords } from './no-words.ts';

/** Writes the pages of worked cases, of the rules and of trades, with the figures that the policy gives now. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run cases', args);
  if (refused !== null) return refused;
  writeFileSync(CASES_PAGE, casesPage());
  writeFileSync(TRADES_PAGE, tradesPage());
  process.stdout.write(`Wrote ${CASES_PAGE} and ${TRADES_PAGE}.\n`);
  return 0;
}
