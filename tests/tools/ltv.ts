import { main as ltv } from '../../src/cli/ltv.ts';
import { evaluateCommand } from './ltv-evaluate/evaluate-command.ts';

/** The command line of lifetime value, and with it what answers reference cases: nobody's shop needs that, so it stands with the tests. */
export function main(args: readonly string[]): number {
  return ltv(args, { name: 'evaluate', usage: 'evaluate [--model model.json] [--data FOLDER] CASES.json', command: evaluateCommand });
}
